"""Samma grupp kan inte både få delta och vara utestängd.

Bra:

    försörjning: {öppen_för: [forsorjningsstod], stängd_för: [aktivitetsersattning]}

Fel:

    försörjning: {öppen_för: [forsorjningsstod, aktivitetsersattning], stängd_för: [aktivitetsersattning]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "överlapp"
SEVERITY = Severity.ERROR
TEXTS = {"": ("{} står både i öppen_för och i stängd_för.", "Ta bort den ena.")}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each code that stands in both lists of a criterion."""
    if isinstance(document.record, Insats):
        for path, level in document.record.levels():
            for key, criterion in (("bosatt", level.residence), ("försörjning", level.income)):
                for i, code in enumerate(criterion.closed_to if criterion else ()):
                    if criterion and code in criterion.open_to:
                        message, hint = TEXTS[""]
                        yield Finding((*path, key, "stängd_för", i), message.format(quoted(code)), hint)
