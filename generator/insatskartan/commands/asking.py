"""`match`: which insatser a person may take part in."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from insatskartan.catalog.loading import load
from insatskartan.commands.reporting import MISUSED
from insatskartan.text import dates

if TYPE_CHECKING:
    import argparse

    from insatskartan.commands.reporting import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("match", help="vad är öppet för en person, vad är stängt, och varför")
    parser.add_argument("insatser", nargs="*", metavar="INSATS", help="bara dessa, som burlov/peak")
    parser.add_argument("--kommun", metavar="KOMMUN", help="var personen bor: namn eller mapp")
    parser.add_argument("--age", metavar="ÅR", help="ålder i hela år")
    parser.add_argument("--income", metavar="ORD", help="vad personen lever på: namn eller kod")
    parser.add_argument("--decision", metavar="ORD", action="append", default=[], help="beslut som personen har")
    parser.add_argument(
        "--without-decision", metavar="ORD", action="append", default=[], help="beslut som personen saknar"
    )
    parser.add_argument("--asker", metavar="ORD", help="vem som frågar, som kommunen eller sjalv")
    parser.add_argument("--json", action="store_true", help="skriv svaren som JSON")
    parser.set_defaults(run=_match)


def _match(options: argparse.Namespace) -> int:
    from insatskartan.matching.question import QuestionError, RawPerson, answer, read

    loaded = load(options.data)
    catalog = loaded.catalog()
    if loaded.problems:
        print(f"{len(loaded.problems)} problem i datafilerna. Kör insatskartan check för att se dem.", file=sys.stderr)
    try:
        question = read(
            catalog,
            RawPerson(
                options.kommun, options.age, options.income, options.decision, options.without_decision, options.asker
            ),
            options.insatser,
        )
    except QuestionError as error:
        print("\n".join(error.messages), file=sys.stderr)
        return MISUSED
    print(answer(catalog, question, dates.today(os.environ), as_json=options.json))
    return 0
