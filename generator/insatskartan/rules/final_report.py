"""En slutrapport gäller tiden ända till insatsens slut, och skrivs efter det.

Slutar den tidigare saknas den sista tiden. Är det så i källan, skriv det under `not` i rapporten.

Bra:

    period: {start: 2023, slut: 2024-06}
    efterträdare: ingen
    uppföljning:
      - {typ: slutrapport, period: {från: 2023, till: 2024-06}, datum: 2024-07, källa: {dokument: rapporten}}

Fel:

    period: {start: 2023, slut: 2024-06}
    efterträdare: ingen
    uppföljning:
      - {typ: slutrapport, period: {från: 2023, till: 2024-03}, källa: {dokument: rapporten}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.catalog.followup import FINAL
from insatskartan.model.insats import Insats
from insatskartan.model.scalars import UNKNOWN
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity
from insatskartan.text import dates
from insatskartan.text.swedish import date_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "tidig-slutrapport"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield final reports, without a remark, that stop or were written before the insats had ended."""
    insats = document.record
    end = insats.period.end if isinstance(insats, Insats) and insats.period else None
    if not isinstance(insats, Insats) or end in (None, UNKNOWN):
        return
    last = dates.first_day(str(end))
    for index, report in enumerate(insats.follow_ups):
        if report.kind != FINAL or report.note:
            continue
        path, ends = ("uppföljning", index), f"men insatsen slutar {date_text(str(end))}."
        if dates.last_day(report.period.end) < last:
            message = f"Slutrapporten gäller tiden till {date_text(report.period.end)}, {ends}"
            yield Finding((*path, "period", "till"), message, "Rätta datumet, eller skriv varför i «not».")
        if report.date and dates.last_day(report.date) < last:
            message = f"Slutrapporten är skriven {date_text(report.date)}, {ends}"
            yield Finding((*path, "datum"), message, "Rätta datumet, eller skriv varför i «not».")
