"""I en slutrapport står det hur det gick med varje mål.

Skriv utfallet, eller svara ja, delvis eller nej under `uppnått`. Säger källan inget, skriv det under `not` vid målet.

Bra:

    uppföljning:
      - typ: slutrapport
        period: {från: 2023, till: 2024}
        mål: [{mål: Hälften går vidare., uppnått: delvis, antal: 16, av: 39}]
        källa: {dokument: rapporten}

Fel:

    uppföljning:
      - typ: slutrapport
        period: {från: 2023, till: 2024}
        mål: [{mål: Hälften går vidare.}]
        källa: {dokument: rapporten}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.catalog.followup import FINAL
from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "mål-utan-utfall"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each goal of a final report that neither has an outcome nor says why."""
    if isinstance(document.record, Insats):
        for index, report in enumerate(document.record.follow_ups):
            for row, goal in enumerate(report.goals if report.kind == FINAL else ()):
                has_outcome = goal.outcome or goal.note or goal.number is not None or goal.reached != "inte-bedömt"
                if not has_outcome:
                    message = "Slutrapporten säger inte hur det gick med målet."
                    hint = "Skriv utfallet, eller att källan inte säger det under «not»."
                    yield Finding(("uppföljning", index, "mål", row), message, hint)
