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

from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "sammanfattning"
SEVERITY = Severity.ERROR
LONGEST = 300
TEXTS = {
    "": (
        "Sammanfattningen får vara högst {} tecken, men är {}.",
        "Korta den, och flytta resten till «beskrivning».",
    )
}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield a summary that is too long."""
    if isinstance(document.record, Insats) and (length := len(document.record.summary)) > LONGEST:
        message, hint = TEXTS[""]
        yield Finding(("sammanfattning",), message.format(LONGEST, length), hint)
