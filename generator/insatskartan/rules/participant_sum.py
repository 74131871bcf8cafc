"""Kvinnor och män är tillsammans lika många som totalt, annars står det varför.

Stämmer det inte i källan skrivs alla siffrorna som de står där. Skriv motsägelsen under `not`, så syns den på sidan.

Bra:

    uppföljning:
      - typ: slutrapport
        period: {från: 2023, till: 2024}
        deltagare: [{totalt: 199, kvinnor: 76, män: 143, not: Källan förklarar inte skillnaden.}]
        källa: {dokument: rapporten}

Fel:

    uppföljning:
      - typ: slutrapport
        period: {från: 2023, till: 2024}
        deltagare: [{totalt: 199, kvinnor: 76, män: 143}]
        källa: {dokument: rapporten}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.catalog.followup import differs
from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "summa-deltagare"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each group whose women and men do not add up, without a remark."""
    if isinstance(document.record, Insats):
        for index, report in enumerate(document.record.follow_ups):
            for row, group in enumerate(report.participants):
                if differs(group) and not group.note:
                    message = f"{group.women} kvinnor och {group.men} män är inte {group.total}."
                    hint = "Rätta siffrorna, eller skriv under «not» att källan säger så."
                    yield Finding(("uppföljning", index, "deltagare", row), message, hint)
