"""The start page: what the site is, and the ways into it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from insatskartan.model.scalars import MAX_AGE
from insatskartan.pages.areas import count_listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the start page."""
    catalog = site.catalog
    yield partial(
        site.page,
        "start.html",
        "",
        "Insatskartan",
        "Vilka insatser mot arbete, studier och en fungerande vardag finns, vem får delta och vem öppnar dörren?",
        contents=False,
        menu="Start",
        kommuner=[(code, area, count_listed(site, code)) for code, area in catalog.kommuner.items()],
        number=len(catalog.insatser),
        incomes=catalog.incomes,
        oldest=MAX_AGE,
        years=site.freshness.of(catalog.insatser.values()).years,
        shown=catalog.insatser.values(),
    )
