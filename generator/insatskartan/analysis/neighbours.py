"""Look across the municipal border: what residents may join elsewhere, and gaps that a neighbour's insats could fill.

A gap is a direction where nothing that goes on, and that residents may join, is known to be open to the income source
in focus. What does not say whether residents may join fills no gap. Only areas near the municipality are searched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from insatskartan.analysis.reasons import why_closed_to_residents

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from insatskartan.analysis.reasons import Closure
    from insatskartan.analysis.residents import Residents
    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.access import Answer

LOCAL = ("kommun", "förbund")
"""Kinds of areas that have neighbours."""

_Candidates: TypeAlias = "list[tuple[Entry, Answer]]"
"""What residents may meet, each with whether they may join."""


class Gap(NamedTuple):
    """A direction where nothing that residents may join is known to be open to the income source in focus."""

    direction: str
    unknown: tuple[Entry, ...]
    """Insatser here that do not say whether they are open to that income source."""
    closed: tuple[Entry, ...]
    """Insatser here that are closed to it."""
    would_fill: tuple[tuple[Entry, Closure], ...]
    """Insatser nearby that are open to it but closed to residents here, with why."""
    might_fill: tuple[Entry, ...]
    """Insatser nearby that are open to it and do not say whether residents here may join."""

    @property
    def is_fillable(self) -> bool:
        """Tell whether an insats nearby could fill it."""
        return bool(self.would_fill or self.might_fill)


class CrossBorderView(NamedTuple):
    """What the residents of a municipality may join elsewhere, and what they lack at home."""

    elsewhere: tuple[Entry, ...]
    unsure: tuple[Entry, ...]
    """Insatser elsewhere that do not say whether residents here may join."""
    gaps: tuple[Gap, ...]
    """In the order of the directions; empty when no income source is in focus."""


class Neighbours:
    """The municipalities of a catalog and what lies across their borders, on one day."""

    def __init__(self, residents: Residents) -> None:
        self._residents = residents
        self.catalog = residents.catalog
        self.today = residents.today
        self._focus = self.catalog.focus_code
        self._views: dict[str, CrossBorderView] = {}

    def view(self, kommun: str) -> CrossBorderView:
        """Return the view from one municipality."""
        if kommun not in self._views:
            candidates = self._candidates(kommun)
            joined, unsure = self._elsewhere(kommun, candidates)
            gaps = self._gaps(kommun, candidates, {entry.id for entry in unsure})
            self._views[kommun] = CrossBorderView(joined, unsure, tuple(gaps))
        return self._views[kommun]

    def elsewhere(self, kommun: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Return the first two parts of the view, without the work of finding gaps."""
        return self._elsewhere(kommun, self._candidates(kommun))

    def _candidates(self, kommun: str) -> _Candidates:
        places = self.catalog.larger_places[kommun]
        return [
            (entry, entry.doors.residence(places))
            for entry in self.catalog.met_by_residents(kommun)
            if entry.insats.level == "individ" and entry.status(self.today) != "avslutad"
        ]

    def _elsewhere(self, kommun: str, candidates: _Candidates) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        by_answer: dict[Answer, list[Entry]] = {"ja": [], "okänt": [], "nej": []}
        for entry, joins in candidates:
            if self.catalog.areas[entry.area].kind in LOCAL and not self._is_listed(entry, kommun):
                by_answer[joins].append(entry)
        return tuple(by_answer["ja"]), tuple(by_answer["okänt"])

    def _is_listed(self, entry: Entry, kommun: str) -> bool:
        """Tell whether an insats is on the municipality's own page, as one of its förbund is, open or closed."""
        own = (kommun, self.catalog.areas[kommun].alliance)
        return any(listing.area in own for listing in entry.listings)

    def _gaps(self, kommun: str, candidates: _Candidates, unsure: set[str]) -> list[Gap]:
        """Return the gaps; an insats that may not be meant for residents covers none."""
        if not self._focus:
            return []
        here = self._by_direction(entry for entry, joins in candidates if joins != "nej" and entry.id not in unsure)
        lacking = [code for code in self.catalog.personal_directions if not self._any_takes(here.get(code, ()), kommun)]
        near = self._by_direction(self._open_nearby(kommun, set(lacking)))
        return [self._gap(kommun, code, here.get(code, []), near.get(code, [])) for code in lacking]

    def _any_takes(self, entries: Collection[Entry], kommun: str = "") -> bool:
        """Tell whether an insats, or a part of one, takes in those with the income source in focus."""
        return any(self._residents.takes(entry, self._focus, kommun) in ("ja", "delvis") for entry in entries)

    def _open_nearby(self, kommun: str, directions: set[str]) -> Iterator[Entry]:
        """Yield insatser of municipalities and förbund nearby that are open to the income source in focus."""
        catalog, near = self.catalog, self.catalog.near(kommun)  # with itself, whose own insatser are listed
        neighbours = (code for code, area in catalog.areas.items() if code in near and area.kind in LOCAL)
        for entry in (entry for code in neighbours for entry in catalog.of_area(code)):
            fits = entry.insats.level == "individ" and directions.intersection(entry.insats.directions)
            if fits and self._any_takes([entry]) and not self._is_listed(entry, kommun):
                yield entry

    def _gap(self, kommun: str, direction: str, here: list[Entry], near: list[Entry]) -> Gap:
        places = self.catalog.larger_places[kommun]
        closed_to_us = [entry for entry in near if entry.doors.residence(places) == "nej"]
        return Gap(
            direction,
            unknown=tuple(entry for entry in here if self._residents.takes(entry, self._focus, kommun) == "okänt"),
            closed=tuple(entry for entry in here if self._residents.takes(entry, self._focus, kommun) == "nej"),
            would_fill=tuple((entry, why_closed_to_residents(entry.doors, places)) for entry in closed_to_us),
            might_fill=tuple(entry for entry in near if entry.doors.residence(places) == "okänt"),
        )

    def _by_direction(self, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
        """Group the insatser that go on today by direction; one with several is in several groups."""
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.status(self.today) not in ("avslutad", "planerad"):
                for direction in entry.insats.directions:
                    groups.setdefault(direction, []).append(entry)
        return groups
