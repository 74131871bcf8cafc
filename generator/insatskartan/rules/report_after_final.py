"""Slutrapporten är den sista: ingen annan rapport gäller tid efter den.

Går insatsen vidare är rapporten ingen slutrapport. Eller så hör den senare rapporten till en annan insats.

Bra:

    uppföljning:
      - {typ: kvartalsrapport, period: {från: 2024-01, till: 2024-03}, källa: {dokument: rapporten}}
      - {typ: slutrapport, period: {från: 2023, till: 2024-03}, källa: {dokument: rapporten}}

Fel:

    uppföljning:
      - {typ: slutrapport, period: {från: 2023, till: 2024-03}, källa: {dokument: rapporten}}
      - {typ: kvartalsrapport, period: {från: 2024-04, till: 2024-06}, källa: {dokument: rapporten}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.catalog.followup import FINAL, of_kind, time
from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity
from insatskartan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "efter-slutrapport"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each report about time after the last final report's."""
    if not isinstance(document.record, Insats):
        return
    final = of_kind(document.record.follow_ups, FINAL)
    for index, report in enumerate(document.record.follow_ups):
        if final and dates.first_day(report.period.end) > dates.last_day(final[-1].period.end):
            message = f"Rapporten gäller {time(report)}, men slutrapporten gäller bara {time(final[-1])}."
            yield Finding(("uppföljning", index, "period"), message, "Rätta perioden, eller rapportens typ.")
