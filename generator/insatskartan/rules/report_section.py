"""Varje avsnitt i en rapport hör till rapportens formulär.

En kvartalsrapport frågar till exempel inte om lärdomar; det gör en slutrapport. Följer rapporten inget formulär, skriv
`fri_form: ja`. Då får den ha vilka avsnitt som helst. `deltagare` får stå i alla rapporter.

Bra:

    uppföljning:
      - typ: kvartalsrapport
        period: {från: 2024-01, till: 2024-03}
        aktiviteter: Fem möten.
        källa: {dokument: rapporten}

Fel:

    uppföljning:
      - typ: kvartalsrapport
        period: {från: 2024-01, till: 2024-03}
        lärdomar: [{part: Kommunen, text: Börja tidigt.}]
        källa: {dokument: rapporten}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.catalog.followup import misplaced
from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "fel-avsnitt"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each section that the report's form does not have."""
    if isinstance(document.record, Insats):
        for index, report in enumerate(document.record.follow_ups):
            for key in misplaced(report):
                message = f"Formuläret för en {report.kind} har inget avsnitt {quoted(key)}."
                hint = "Flytta texten till ett annat avsnitt, eller skriv «fri_form: ja» om rapporten inte följer det."
                yield Finding(("uppföljning", index, key), message, hint, key=True)
