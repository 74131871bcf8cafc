"""Två rapporter av samma typ gäller inte samma tid.

Börjar den ena innan den andra har slutat räknas samma tid två gånger. Rätta perioden, eller ta bort den ena.

Bra:

    uppföljning:
      - {typ: kvartalsrapport, period: {från: 2024-01, till: 2024-03}, källa: {dokument: rapporten}}
      - {typ: kvartalsrapport, period: {från: 2024-04, till: 2024-06}, källa: {dokument: rapporten}}

Fel:

    uppföljning:
      - {typ: kvartalsrapport, period: {från: 2024-01, till: 2024-03}, källa: {dokument: rapporten}}
      - {typ: kvartalsrapport, period: {från: 2024-03, till: 2024-05}, källa: {dokument: rapporten}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.catalog.followup import pairs, time
from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity
from insatskartan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "rapporter-överlappar"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each report that begins before an earlier one of its kind has ended."""
    if isinstance(document.record, Insats):
        for earlier, later, index in pairs(document.record.follow_ups):
            if dates.first_day(later.period.start) <= dates.last_day(earlier.period.end):
                message = f"Rapporten för {time(later)} börjar innan den förra slutar ({time(earlier)})."
                yield Finding(("uppföljning", index, "period"), message, "Rätta perioden, eller ta bort den ena.")
