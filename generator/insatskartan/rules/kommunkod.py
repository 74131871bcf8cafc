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

from typing import TYPE_CHECKING

from insatskartan.model import municipalities
from insatskartan.model.area import Area
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "kommunkod"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield a code that is missing, unknown, unquoted or another municipality's."""
    area = document.record
    if not isinstance(area, Area):
        return
    if area.kind != "kommun":
        if area.kommunkod:
            yield Finding(("kommunkod",), "Bara en kommun har kommunkod.", "Ta bort nyckeln.", key=True)
        return
    names = municipalities.names()
    right = next((code for code, name in names.items() if name == area.name), None)
    hint = f'{area.name} har kommunkod "{right}".' if right else ""
    if not area.kommunkod:
        yield Finding((), "En kommun ska ha kommunkod.", hint)
    elif area.kommunkod not in names:
        yield Finding(("kommunkod",), f"Kommunkoden {quoted(area.kommunkod)} finns inte.", hint)
    elif names[area.kommunkod] != area.name and document.says("namn"):
        name = names[area.kommunkod]
        yield Finding(
            ("kommunkod",), f"Koden {area.kommunkod} hör till {name}, men området heter {quoted(area.name)}.", hint
        )
    node = document.source.root.child("kommunkod")
    if node and not node.quoted:
        yield Finding(("kommunkod",), "Kommunkoden ska stå inom citattecken.", f'Skriv "{str(node.value)[:60]}".')
