"""What is missing in a municipality, for one income source: which of its own insatser lead towards work, and to whom.

Pure. *Own* is what stands on the municipality's lists: what it runs, what its förbund runs, and what it is said to have
elsewhere; the state and health care are the same everywhere and are left out. *Towards work* is what has a direction
whose word says so, unless another says that there is no such demand (`mot_arbete` in the vocabulary `inriktningar`).

An insats is open when both the income source and the place are; shut when the income source is; otherwise unclear. Age,
decisions and the rest may still decide, and the numbers in `gaps` count them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from insatskartan.catalog.catalog import Catalog, Entry

Answer: TypeAlias = Literal["öppen", "oklart", "stängd"]


@dataclass(frozen=True)
class Finding:
    """What a municipality has for those with one income source."""

    kommun: str
    toward_work: Mapping[Answer, tuple[Entry, ...]]
    """Its own insatser towards work."""
    beside: tuple[Entry, ...]
    """What is open of its own that does something of the kind, without being meant to lead to work."""
    without: Mapping[str, Mapping[Answer, tuple[Entry, ...]]]
    """Directions towards work in which nothing of its own is open, with what is unclear and shut."""
    described: bool
    """Anything at all of its own, for persons, is described. Otherwise nobody has looked, and there is no finding."""


class Findings:
    """The findings of a whole catalog on one day."""

    def __init__(self, catalog: Catalog, today: dt.date) -> None:
        self.catalog = catalog
        self.today = today
        terms = catalog.terms.get("inriktningar", {})
        self.directions = tuple(code for code, term in terms.items() if term.toward_work == "ja")
        """The directions that lead towards work."""
        self._not_there = frozenset(code for code, term in terms.items() if term.toward_work == "nej")

    def of(self, kommun: str, income: str) -> Finding:
        """Return what is found about one municipality."""
        own = self._own[kommun]
        counted = [entry for entry in own if self.leads_to_work(entry)]
        beside = [entry for entry in own if self._not_there.intersection(entry.insats.directions)]
        without = {}
        for code in self.directions:
            found = self._by_answer(kommun, income, (e for e in counted if code in e.insats.directions))
            if not found["öppen"]:
                without[code] = found
        return Finding(
            kommun,
            self._by_answer(kommun, income, counted),
            self._by_answer(kommun, income, beside)["öppen"],
            without,
            bool(own),
        )

    def leads_to_work(self, entry: Entry) -> bool:
        """Tell whether an insats counts as one towards work."""
        directions = entry.insats.directions
        return not self._not_there.intersection(directions) and bool(set(self.directions).intersection(directions))

    def _by_answer(self, kommun: str, income: str, entries: Iterable[Entry]) -> dict[Answer, tuple[Entry, ...]]:
        found: dict[Answer, list[Entry]] = {"öppen": [], "oklart": [], "stängd": []}
        for entry in entries:
            found[self._answer(kommun, income, entry)].append(entry)
        return {answer: tuple(rows) for answer, rows in found.items()}

    def _answer(self, kommun: str, income: str, entry: Entry) -> Answer:
        answer = entry.doors.income(income)
        if answer == "nej":
            return "stängd"
        here = entry.doors.residence(self.catalog.larger_places[kommun])
        return "öppen" if answer != "okänt" and here == "ja" else "oklart"

    @cached_property
    def _own(self) -> dict[str, tuple[Entry, ...]]:
        """By municipality: what its lists hold, one takes part in, has not ended and is not shut to its residents."""
        return {kommun: self._listed(kommun) for kommun in self.catalog.kommuner}

    def _listed(self, kommun: str) -> tuple[Entry, ...]:
        catalog = self.catalog
        here = {kommun, catalog.areas[kommun].alliance}
        return tuple(
            entry
            for entry in catalog.met_by_residents(kommun)
            if entry.insats.level == "individ"
            and any(listing.area in here for listing in entry.listings)
            and entry.status(self.today) != "avslutad"
            and entry.doors.residence(catalog.larger_places[kommun]) != "nej"
        )
