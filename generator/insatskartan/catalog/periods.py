"""The periods of reports, for the rules about them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from insatskartan.catalog.followup import of_kind
from insatskartan.model.reports import FORMS
from insatskartan.text.swedish import span_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from insatskartan.model.reports import FollowUp


def pairs(reports: Sequence[FollowUp]) -> Iterator[tuple[FollowUp, FollowUp, int]]:
    """Yield each report of a kind with the next one, and the place of the next one in the file."""
    places = {id(report): place for place, report in enumerate(reports)}
    for kind in FORMS:
        for earlier, later in pairwise(of_kind(reports, kind)):
            yield earlier, later, places[id(later)]


def time(report: FollowUp) -> str:
    """Return the time a report is about, in words."""
    return span_text(report.period.start, report.period.end)
