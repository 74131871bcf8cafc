"""Mellan två rapporter av samma typ saknas ingen tid.

Ofta har en rapport glömts bort. Finns den inte, skriv det under `not` i rapporten efter.

Bra:

    uppföljning:
      - {typ: kvartalsrapport, period: {från: 2024-01, till: 2024-03}, källa: {dokument: rapporten}}
      - {typ: kvartalsrapport, period: {från: 2024-04, till: 2024-06}, källa: {dokument: rapporten}}

Fel:

    uppföljning:
      - {typ: kvartalsrapport, period: {från: 2024-01, till: 2024-03}, källa: {dokument: rapporten}}
      - {typ: kvartalsrapport, period: {från: 2024-07, till: 2024-09}, källa: {dokument: rapporten}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.catalog.followup import pairs
from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity
from insatskartan.text import dates
from insatskartan.text.swedish import date_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "rapport-saknas"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each report, without a remark, that begins later than the day after the one before it."""
    if isinstance(document.record, Insats):
        for earlier, later, index in pairs(document.record.follow_ups):
            free = (dates.first_day(later.period.start) - dates.last_day(earlier.period.end)).days - 1
            if free > 0 and not later.note:
                between = f"{date_text(earlier.period.end)} och {date_text(later.period.start)}"
                message = f"Ingen {later.kind} gäller tiden mellan {between}."
                yield Finding(("uppföljning", index, "period"), message, "Lägg till den, eller skriv varför i «not».")
