"""Sammanfattningen är högst 300 tecken.

Den visas i listor och sökträffar, där någon ska hinna läsa den. Det som inte får plats hör hemma i `beskrivning`.

Bra:

    sammanfattning: En öppen träffpunkt för den som vill komma ut bland folk.

Fel:

    sammanfattning: >-
      En öppen träffpunkt för den som vill komma ut bland folk, där det finns kaffe varje dag och där man själv väljer om
      man vill sitta ner och prata, spela spel, läsa tidningen, följa med på en promenad, laga mat tillsammans med andra,
      sy, snickra, måla, odla, sjunga i kör eller bara vara i fred i ett hörn en stund medan de andra håller på med sitt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding, unmet
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "sammanfattning"
SEVERITY = Severity.ERROR
TEXTS = {
    "": (
        "Sammanfattningen får vara högst {} tecken, men är {}.",
        "Korta den, och flytta resten till «beskrivning».",
    )
}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a summary that is too long."""
    return unmet(document, context, ID, TEXTS)
