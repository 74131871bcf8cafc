"""När en insats har tagit slut ska det stå vad som kom i stället, eller «ingen».

Den som letar efter ett avslutat projekt vill veta vart arbetet tog vägen.

Bra:

    period: {slut: 2018-08}
    efterträdare: ingen

Fel:

    period: {slut: 2018-08}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.catalog import access
from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "efterträdare"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield an ended insats that does not say what came instead."""
    insats = document.record
    if (
        isinstance(insats, Insats)
        and not insats.successor
        and access.status(insats.period, context.today) == "avslutad"
    ):
        hint = "Lägg till «efterträdare» med en insats, en text eller «ingen»."
        yield Finding(("period", "slut"), "Insatsen är avslutad, men det står inte vad som kom i stället.", hint)
