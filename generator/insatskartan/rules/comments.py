"""Kommentarer hör inte hemma i datafilerna: verktyg som redigerar filen tappar dem.

Skriv i stället det som andra redigerare behöver veta under `anteckning`.

Bra:

    anteckning: Ring igen till hösten.

Fel:

    huvudman: Lunds kommun # ring igen till hösten
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "kommentar"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each comment; lines that follow each other are one."""
    last = -1
    for line, column in document.source.comments:
        if line != last + 1:
            hint = "Flytta texten till «anteckning»."
            yield Finding((), "Kommentarer försvinner när filen redigeras.", hint, position=(line, column))
        last = line
