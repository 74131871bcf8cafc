"""Pages about what is closed to an income source, area by area, and why; and the list of them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.analysis.reasons import closed_by_income, why_closed
from insatskartan.model.access import CLOSED_REASONS
from insatskartan.wording.labels.answers import CLOSED_TITLE
from insatskartan.wording.labels.insatser import AREA_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.area import Area
    from insatskartan.model.vocabulary import Term
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


class ClosedArea(NamedTuple):
    """An area with the closed insatser on its page."""

    code: str
    area: Area
    own: tuple[Entry, ...]
    alliance: tuple[Entry, ...]
    """Those that its förbund runs; they are explained under the förbund."""


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the list of income sources that some insats is closed to, and one page for each."""
    closed = closed_by_income(site.residents)
    terms = sorted((term for term in site.catalog.incomes if term.code in closed), key=lambda term: not term.in_focus)
    yield partial(
        site.page,
        "closed.html",
        "stangt",
        CLOSED_TITLE,
        "Insatser som inte tar emot den som lever på en viss försörjning: var, varför och vem som kan ändra det.",
        rows=[(term, *_split(site, closed[term.code])) for term in terms],
        shown=[entry for entries in closed.values() for entry in entries],
        silent=[term.name.lower() for term in site.catalog.incomes if term.code not in closed],
    )
    for term in terms:
        yield partial(_page, site, term, closed[term.code])


def _page(site: Site, term: Term, closed: Sequence[Entry]) -> Page:
    running, ended = _split(site, closed)
    return site.page(
        "closed_for.html",
        f"stangt/{term.code}",
        f"Tar inte emot: {term.name.lower()}",
        f"Insatser som inte tar emot den som har {term.name.lower()}: var, varför och vem som kan ändra det.",
        term=term,
        number=len(running),
        bars=_bars(running, term.code),
        areas=_areas(site, running),
        ended=ended,
        shown=closed,
    )


def _split(site: Site, entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return the insatser that have not ended, and those that have."""
    parted: tuple[list[Entry], list[Entry]] = [], []
    for entry in entries:
        parted[entry.status(site.today) == "avslutad"].append(entry)
    return parted


def _bars(entries: Sequence[Entry], code: str) -> list[tuple[str, int, int]]:
    """Return number and percentage for each kind of reason, and last for those without any."""
    counted: Counter[str] = Counter()
    for entry in entries:
        counted.update(why_closed(entry.doors, code).kinds or ("",))
    return [(kind, counted[kind], 100 * counted[kind] // max(1, len(entries))) for kind in (*CLOSED_REASONS, "")]


def _areas(site: Site, entries: Sequence[Entry]) -> list[ClosedArea]:
    """Return the areas with any of the insatser on their pages: municipalities first, then by kind of area."""
    ids = {entry.id for entry in entries}
    areas = []
    for kind in AREA_KINDS:
        for code, area in site.catalog.areas.items():
            if area.kind == kind:
                listed = [entry for entry in site.catalog.on_page(code) if entry.id in ids]
                parted: tuple[list[Entry], list[Entry]] = [], []
                for entry in listed:
                    parted[any(row.area == code for row in entry.listings)].append(entry)
                areas.append(ClosedArea(code, area, tuple(parted[True]), tuple(parted[False])))
    return [area for area in areas if area.own or area.alliance]
