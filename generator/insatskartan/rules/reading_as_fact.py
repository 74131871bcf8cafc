"""Det som är vår läsning står inte uttryckligen i källan.

`grund: uttryckligt` lovar att källan säger det. När anmärkningen berättar att vi har tolkat ska grunden vara tolkning.
Gäller läsningen bara det som sägs om alla andra, skriv `övriga_grund: tolkning`.

Bra:

    bosatt: {öppen_för: [lund], grund: tolkning, not: Att det gäller boende i Lund är vår läsning.}

Fel:

    bosatt: {öppen_för: [lund], grund: uttryckligt, not: Att det gäller boende i Lund är vår läsning.}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding, written
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "läsning"
SEVERITY = Severity.WARNING
_READING = re.compile(r"\b(?:vår|egen) (?:läsning|tolkning)|\bvi (?:läser|tolkar|har läst|har tolkat)\b", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each claim that calls itself explicit, and whose remark says that it was read into the source."""
    for path, record in written(document):
        said = {getattr(record, name, None) for name in ("basis", "closed_basis", "others_basis")}
        found = _READING.search(getattr(record, "note", None) or "")
        if found and "uttryckligt" in said and not said & {"tolkning", "rubrik"}:
            message = f"Grunden är «uttryckligt», men anmärkningen säger «{found[0]}»."
            hint = "Skriv «grund: tolkning», eller «övriga_grund: tolkning» när läsningen bara gäller alla andra."
            yield Finding(path, message, hint)
