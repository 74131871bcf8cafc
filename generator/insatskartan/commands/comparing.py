"""`diff` and `preview`: what changed between two revisions, and whose answers changed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from insatskartan.commands.reporting import MISUSED, may_write
from insatskartan.text import dates

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from insatskartan.changes.comparison import Comparison
    from insatskartan.commands.reporting import Commands


def add(commands: Commands) -> None:
    """Add the commands."""
    telling = commands.add_parser("diff", help="vad en ändring betyder, i ord och för vem")
    _add_revisions(telling)
    telling.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="text, markdown eller json (text)"
    )
    telling.set_defaults(run=_diff)
    showing = commands.add_parser("preview", help="sidorna som är ändrade, och vad det betyder, som en enda HTML-fil")
    _add_revisions(showing)
    showing.add_argument("-o", "--output", type=Path, required=True, metavar="FIL", help="filen som skrivs")
    showing.set_defaults(run=_preview)


def _add_revisions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="FÖRE", help="en gren eller commit, eller en mapp med datafiler")
    parser.add_argument("head", metavar="EFTER", nargs="?", help="likaså; utelämnad: filerna som de står nu")


def _diff(options: argparse.Namespace) -> int:
    from insatskartan.changes import report

    def render(comparison: Comparison) -> str:
        if options.format == "json":
            return json.dumps(report.as_record(comparison), ensure_ascii=False, indent=2)
        as_text = report.as_markdown if options.format == "markdown" else report.as_text
        return as_text(comparison).rstrip("\n")

    return _compare(options, lambda comparison: print(render(comparison)))


def _preview(options: argparse.Namespace) -> int:
    from insatskartan.changes import preview

    if not may_write(options.data, options.output):
        return MISUSED
    if options.output.is_file() and not preview.is_one(options.output):
        print(f"{options.output} finns och är ingen förhandsvisning. Ange en annan fil med -o.", file=sys.stderr)
        return MISUSED

    def write(comparison: Comparison) -> None:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(preview.page(comparison, dates.today(os.environ)), "utf-8")

    return _compare(options, write)


def _compare(options: argparse.Namespace, use: Callable[[Comparison], None]) -> int:
    """Compare the two revisions and pass the comparison to `use` while their files exist."""
    from insatskartan.changes import comparison, revision

    try:
        with (
            revision.open_revision(options.data, options.base) as before,
            revision.open_revision(options.data, options.head) as after,
        ):
            use(comparison.between(before, after, dates.today(os.environ)))
    except revision.RevisionError as error:
        print(error, file=sys.stderr)
        return MISUSED
    return 0
