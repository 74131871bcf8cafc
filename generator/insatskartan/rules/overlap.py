"""Samma grupp kan inte både få delta och vara utestängd.

Bra:

    försörjning: {öppen_för: [forsorjningsstod], stängd_för: [aktivitetsersattning]}

Fel:

    försörjning: {öppen_för: [forsorjningsstod, aktivitetsersattning], stängd_för: [aktivitetsersattning]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding, unmet
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "överlapp"
SEVERITY = Severity.ERROR
TEXTS = {"": ("{} står både i {} och i {}.", "Ta bort den ena.")}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each code that both lists of a criterion have."""
    return unmet(document, context, ID, TEXTS)
