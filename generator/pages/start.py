"""The start page: what this is, and the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page
    from generator.pages.view import Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the start page."""
    catalog = site.catalog
    confirmed = [entry.insats.confirmed.date for entry in catalog.insatser.values()]
    yield site.page(
        "start.html",
        "",
        "Insatskartan",
        "Vilka insatser mot arbete, studier och en fungerande vardag finns i kommunen, vem får delta och vem öppnar dörren?",
        menu="Start",
        kommuner=[(code, area, len(_listed(site, code))) for code, area in catalog.kommuner.items()],
        number=len(catalog.insatser),
        incomes=catalog.incomes,
        newest=max(confirmed, default=None),
    )


def _listed(site: Site, area: str) -> set[str]:
    """Return the ids of the insatser on an area's page, its förbund's included."""
    alliance = site.catalog.areas[area].alliance
    return {
        entry.id
        for (where, _), rows in site.catalog.by_listing.items()
        if where in (area, alliance)
        for entry, _ in rows
    }
