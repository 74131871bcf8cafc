"""En kommun har en av de 290 kommunkoderna, inom citattecken, och den hör till kommunens namn.

Citattecknen behövs för att andra program annars läser koden som ett tal och tappar inledande nollor.

Bra:

    # insatser/lund/_område.yml
    namn: Lund
    typ: kommun
    kommunkod: "1281"

Fel:

    # insatser/lund/_område.yml
    namn: Lund
    typ: kommun
    kommunkod: "1299"
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from insatskartan.model.area import Area
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from insatskartan.catalog.loading import Document

ID = "kommunkod"
SEVERITY = Severity.ERROR


@cache
def kommuner() -> Mapping[str, str]:
    """Return name by code for the 290 municipalities (SCB, CC0)."""
    text = files("insatskartan.rules").joinpath("kommunkoder.csv").read_text("utf-8")
    return {row["kod"]: row["namn"] for row in csv.DictReader(text.splitlines())}


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield a code that is missing, unknown, unquoted or another municipality's."""
    area = document.record
    if not isinstance(area, Area):
        return
    if area.kind != "kommun":
        if area.kommunkod:
            yield Finding(("kommunkod",), "Bara en kommun har kommunkod.", "Ta bort nyckeln.", key=True)
        return
    right = next((code for code, name in kommuner().items() if name == area.name), None)
    hint = f'{area.name} har kommunkod "{right}".' if right else ""
    if not area.kommunkod:
        yield Finding((), "En kommun ska ha kommunkod.", hint)
    elif area.kommunkod not in kommuner():
        yield Finding(("kommunkod",), f"Kommunkoden {quoted(area.kommunkod)} finns inte.", hint)
    elif kommuner()[area.kommunkod] != area.name and document.says("namn"):
        name = kommuner()[area.kommunkod]
        yield Finding(
            ("kommunkod",), f"Koden {area.kommunkod} hör till {name}, men området heter {quoted(area.name)}.", hint
        )
    node = document.source.root.child("kommunkod")
    if node and not node.quoted:
        yield Finding(("kommunkod",), "Kommunkoden ska stå inom citattecken.", f'Skriv "{str(node.value)[:60]}".')
