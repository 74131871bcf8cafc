"""Find what each municipality offers towards work to those with one income source, and what it lacks.

A municipality's *own* insatser are those on its lists: what it runs, what its förbund runs, and what others list as
available there. The state and health care are left out, since they are much the same everywhere. An insats leads
*towards work* when one of its directions does and none says that there is no such demand (`mot_arbete` in the
vocabulary `inriktningar`).

Whether an insats takes in residents with the income source is what `residents` answers; in part counts as yes. Age,
decisions and the rest may still decide; `counts` takes them into account.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from insatskartan.analysis.residents import TAKES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from insatskartan.analysis.residents import Residents, Takes
    from insatskartan.catalog.catalog import Entry


@dataclass(frozen=True)
class Offer:
    """What a municipality has of its own for those with one income source."""

    kommun: str
    toward_work: Mapping[Takes, tuple[Entry, ...]]
    """Its own insatser towards work."""
    beside: tuple[Entry, ...]
    """Insatser of its own that take in and are occupation without being meant to lead to work."""
    without: Mapping[str, Mapping[Takes, tuple[Entry, ...]]]
    """Directions towards work in which nothing of its own takes in, with what is unclear and closed."""
    described: bool
    """Whether any insats of its own for persons is described. If not, nobody has looked, and nothing can be lacking."""


def taking(answers: Mapping[Takes, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """Return the insatser that take in, wholly or in part."""
    return (*answers["ja"], *answers["delvis"])


class Offers:
    """The offers of all municipalities on one day."""

    def __init__(self, residents: Residents) -> None:
        self._residents = residents
        self.catalog = catalog = residents.catalog
        terms = catalog.terms.get("inriktningar", {})
        self.directions = tuple(code for code, term in terms.items() if term.toward_work == "ja")
        """The directions that lead towards work."""
        self._without_demand = frozenset(code for code, term in terms.items() if term.toward_work == "nej")

    def of(self, kommun: str, income: str) -> Offer:
        """Return what one municipality offers to those with an income source."""
        own = self._own[kommun]
        leading = [entry for entry in own if self.leads_to_work(entry)]
        beside = [entry for entry in own if self._without_demand.intersection(entry.insats.directions)]
        by_direction = {
            code: self._by_answer(kommun, income, (e for e in leading if code in e.insats.directions))
            for code in self.directions
        }
        return Offer(
            kommun,
            self._by_answer(kommun, income, leading),
            taking(self._by_answer(kommun, income, beside)),
            {code: answers for code, answers in by_direction.items() if not taking(answers)},
            bool(own),
        )

    def leads_to_work(self, entry: Entry) -> bool:
        """Tell whether an insats leads towards work."""
        directions = entry.insats.directions
        return not self._without_demand.intersection(directions) and bool(set(self.directions).intersection(directions))

    def _by_answer(self, kommun: str, income: str, entries: Iterable[Entry]) -> dict[Takes, tuple[Entry, ...]]:
        groups: dict[Takes, list[Entry]] = {takes: [] for takes in TAKES}
        for entry in entries:
            groups[self._residents.takes(entry, income, kommun) or "okänt"].append(entry)
        return {answer: tuple(rows) for answer, rows in groups.items()}

    @cached_property
    def _own(self) -> dict[str, tuple[Entry, ...]]:
        """Own insatser by municipality: for persons, not ended, and not closed to its residents."""
        return {kommun: self._listed(kommun) for kommun in self.catalog.kommuner}

    def _listed(self, kommun: str) -> tuple[Entry, ...]:
        catalog = self.catalog
        here = {kommun, catalog.areas[kommun].alliance}
        return tuple(
            entry
            for entry in catalog.met_by_residents(kommun)
            if entry.insats.level == "individ"
            and any(listing.area in here for listing in entry.listings)
            and entry.status(self._residents.today) != "avslutad"
            and entry.doors.residence(catalog.larger_places[kommun]) != "nej"
        )
