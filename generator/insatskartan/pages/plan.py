"""Catalog -> page models: finished HTML with a title and an outline, free of any host."""

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

__all__ = ["build", "plan"]


KINDS = (
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


def plan(
    catalog: Catalog, today: dt.date, repository: str, about: Statement | None = None, *, guide: bool = False
) -> list[Callable[[], Page]]:
    """Return one function for every generated page, in a fixed order; they can be called in any, in any process.

    `repository` is the web address where files are edited, `about` the accessibility statement; `guide` adds the
    style guide.
    """
    site = Site(catalog, today, repository, about)
    kinds = (*KINDS, style_guide) if guide else KINDS
    return [make for kind in kinds for make in kind.pages(site)]


def build(catalog: Catalog, today: dt.date, repository: str, about: Statement | None = None) -> list[Page]:
    """Return every generated page."""
    return [make() for make in plan(catalog, today, repository, about)]
