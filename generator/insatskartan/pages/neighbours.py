"""Pages about what is open across the municipal border: the list of municipalities, and one page for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from insatskartan.analysis.neighbours import Neighbours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from insatskartan.analysis.neighbours import Gap
    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.area import Area
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the list of municipalities and one page for each."""
    neighbours = Neighbours(site.residents)
    kommuner = site.catalog.kommuner
    yield lambda: site.page(
        "neighbours.html",
        "grannar",
        "Över kommungränsen",
        "Vad tar emot boende i andra kommuner, och var kan en grannkommuns insats fylla en lucka?",
        rows=[(code, area, neighbours.view(code)) for code, area in kommuner.items()],
        shown=[entry for code in kommuner for entry in neighbours.view(code).elsewhere],
    )
    for code, area in kommuner.items():
        yield partial(_page, site, neighbours, code, area)


def _page(site: Site, neighbours: Neighbours, code: str, area: Area) -> Page:
    view = neighbours.view(code)
    return site.page(
        "neighbour.html",
        f"grannar/{code}",
        f"Över kommungränsen: {area.name}",
        f"Vad i andra kommuner tar emot boende i {area.name}, och var kan en granne fylla en lucka?",
        searchable=False,
        code=code,
        area=area,
        fillable=[gap for gap in view.gaps if gap.is_fillable],
        empty=[gap for gap in view.gaps if not gap.is_fillable],
        elsewhere=view.elsewhere,
        unsure=view.unsure,
        shown=[*view.elsewhere, *view.unsure, *_of_gaps(view.gaps)],
    )


def _of_gaps(gaps: Iterable[Gap]) -> Iterator[Entry]:
    for gap in gaps:
        yield from (*gap.unknown, *gap.closed, *(entry for entry, _ in gap.would_fill), *gap.might_fill)
