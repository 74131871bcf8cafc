"""All pages of a site: catalog -> finished HTML with title and outline, free of any host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.pages import (
    areas,
    closed,
    finder,
    gaps,
    glossary,
    incomes,
    insatser,
    methods,
    neighbours,
    pathways,
    proposals,
    results,
    rule_help,
    search,
    start,
    statement,
    style_guide,
    topics,
)
from insatskartan.pages.site import Site

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.catalog.statement import Statement
    from insatskartan.pages.page import Page

PAGE_MODULES = (
    start,
    finder,
    search,
    areas,
    insatser,
    incomes,
    closed,
    neighbours,
    gaps,
    glossary,
    methods,
    results,
    topics,
    pathways,
    proposals,
    rule_help,
    statement,
)
"""Modules with a function `pages`, in the order of the site."""


def page_jobs(
    catalog: Catalog, today: dt.date, repository: str, about: Statement | None = None, *, guide: bool = False
) -> list[Callable[[], Page]]:
    """Return one function for each page, in a fixed order; they can be called in any order and in any process.

    `repository` is the web address where files are edited, `about` the accessibility statement; `guide` adds the
    style guide.
    """
    site = Site(catalog, today, repository, about)
    modules = (*PAGE_MODULES, style_guide) if guide else PAGE_MODULES
    return [job for module in modules for job in module.pages(site)]


def render_all(catalog: Catalog, today: dt.date, repository: str, about: Statement | None = None) -> list[Page]:
    """Render every page."""
    return [job() for job in page_jobs(catalog, today, repository, about)]
