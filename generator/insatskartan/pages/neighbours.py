"""What is open across the municipal border, and where something that a neighbour runs could fill a gap."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.analysis import reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from insatskartan.analysis.reasons import Reason
    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.insats import Answer, Area
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site

LOCAL = ("kommun", "förbund")
"""Kinds of areas that have neighbours."""


class Gap(NamedTuple):
    """A direction where nothing that residents may join is known to be open to the income in focus."""

    direction: str
    unknown: tuple[Entry, ...]
    """What there is here that does not say whether it is open to that income."""
    closed: tuple[Entry, ...]
    """What there is here that is shut to it."""
    would_fill: tuple[tuple[Entry, Reason], ...]
    """What is open to that income nearby, but shut to residents here, with why."""
    might_fill: tuple[Entry, ...]
    """What is open to that income nearby, and does not say whether residents here may join."""

    @property
    def is_fillable(self) -> bool:
        """Tell whether something nearby could fill it."""
        return bool(self.would_fill or self.might_fill)


class Sight(NamedTuple):
    """A municipality as seen from its borders."""

    elsewhere: tuple[Entry, ...]
    unsure: tuple[Entry, ...]
    gaps: tuple[Gap, ...]


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the list of municipalities and one page for each."""
    yield lambda: site.page(
        "neighbours.html",
        "grannar",
        "Över kommungränsen",
        "Vad är öppet i andra kommuner, och var kan en grannkommuns insats fylla en lucka?",
        rows=[(code, area, sight(site, code)) for code, area in site.catalog.kommuner.items()],
    )
    for code, area in site.catalog.kommuner.items():
        yield partial(_page, site, code, area)


def _page(site: Site, code: str, area: Area) -> Page:
    seen = sight(site, code)
    return site.page(
        "neighbour.html",
        f"grannar/{code}",
        f"Över kommungränsen: {area.name}",
        f"Vad är öppet i andra kommuner för boende i {area.name}, och var kan en granne fylla en lucka?",
        searchable=False,
        code=code,
        area=area,
        fillable=[gap for gap in seen.gaps if gap.is_fillable],
        empty=[gap for gap in seen.gaps if not gap.is_fillable],
        elsewhere=seen.elsewhere,
        unsure=seen.unsure,
    )


Met = list[tuple["Entry", "Answer"]]
"""What residents may meet, each with whether they may join."""


def sight(site: Site, code: str) -> Sight:
    """Return what a municipality's residents may join elsewhere, and its gaps."""
    if code not in site.sights:
        met = _met(site, code)
        joined, unsure = _elsewhere(site, code, met)
        site.sights[code] = Sight(joined, unsure, tuple(_gaps(site, code, met, {entry.id for entry in unsure})))
    return site.sights[code]


def elsewhere(site: Site, code: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return what residents may join elsewhere, and what does not say whether they may."""
    return _elsewhere(site, code, _met(site, code))


def _met(site: Site, code: str) -> Met:
    places = site.catalog.larger_places[code]
    met = (entry for entry in site.catalog.met_by_residents(code) if entry.insats.level == "individ")
    return [(entry, entry.doors.residence(places)) for entry in met if site.status(entry) != "avslutad"]


def _elsewhere(site: Site, code: str, met: Met) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {"ja": [], "okänt": [], "nej": []}
    for entry, joins in met:
        if site.catalog.areas[entry.area].kind in LOCAL and not _is_listed(site, entry, code):
            found[joins].append(entry)
    return tuple(found["ja"]), tuple(found["okänt"])


def _is_listed(site: Site, entry: Entry, code: str) -> bool:
    """Tell whether it stands on the municipality's page; what its förbund runs does, or is shut to residents."""
    return any(listing.area in (code, site.catalog.areas[code].alliance) for listing in entry.listings)


def _gaps(site: Site, code: str, met: Met, unsure: set[str]) -> list[Gap]:
    """Return the gaps in the order of the directions. What may not be meant for residents here covers nothing."""
    if not site.focus:
        return []
    here = _by_direction(site, (entry for entry, joins in met if joins != "nej" and entry.id not in unsure))
    lacking = [each for each in site.personal_directions if not _is_open(site, here.get(each, ()))]
    near = _by_direction(site, _open_nearby(site, code, set(lacking)))
    return [_gap(site, code, direction, here.get(direction, []), near.get(direction, [])) for direction in lacking]


def _is_open(site: Site, entries: Collection[Entry]) -> bool:
    """Tell whether some of this, or a part of it, is open to the income in focus."""
    return any(site.access(entry, site.focus) in ("ja", "delvis") for entry in entries)


def _open_nearby(site: Site, code: str, directions: set[str]) -> Iterator[Entry]:
    """Yield what municipalities and förbund nearby run of this, and have open to the income in focus."""
    catalog, near = site.catalog, site.catalog.near(code) - {code}
    neighbours = (other for other, area in catalog.areas.items() if other in near and area.kind in LOCAL)
    for entry in (entry for other in neighbours for entry in catalog.of_area(other)):
        fits = entry.insats.level == "individ" and directions.intersection(entry.insats.directions)
        if fits and _is_open(site, [entry]) and not _is_listed(site, entry, code):
            yield entry


def _gap(site: Site, code: str, direction: str, here: list[Entry], near: list[Entry]) -> Gap:
    places = site.catalog.larger_places[code]
    shut = [entry for entry in near if entry.doors.residence(places) == "nej"]
    return Gap(
        direction,
        unknown=tuple(entry for entry in here if site.access(entry, site.focus) == "okänt"),
        closed=tuple(entry for entry in here if site.access(entry, site.focus) == "nej"),
        would_fill=tuple((entry, reasons.of_residence(entry.doors, places)) for entry in shut),
        might_fill=tuple(entry for entry in near if entry.doors.residence(places) == "okänt"),
    )


def _by_direction(site: Site, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return what goes on today, by what it does."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if site.status(entry) not in ("avslutad", "planerad"):
            for direction in entry.insats.directions:
                found.setdefault(direction, []).append(entry)
    return found
