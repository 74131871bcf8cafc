"""Kommentarer hör inte hemma i datafilerna: verktyg som redigerar filen tappar dem.

Skriv i stället det som andra redigerare behöver veta under `anteckning`.

Bra:

    anteckning: Ring igen till hösten.

Fel:

    huvudman: Lunds kommun # ring igen till hösten
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Severity
from generator.rules.finding import Context, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Document

ID = "kommentar"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each comment."""
    for place in document.source.comments:
        yield Finding(
            (), "Kommentarer försvinner när filen redigeras.", "Flytta texten till «anteckning».", place=place
        )
