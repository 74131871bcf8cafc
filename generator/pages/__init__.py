"""Catalog -> page models: finished HTML with a title and an outline, free of any host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import areas, glossary, incomes, insatser, rule_help, start
from generator.pages.view import Site

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.pages.page import Page

__all__ = ["build"]


def build(catalog: Catalog, today: dt.date, repository: str) -> Iterator[Page]:
    """Yield every generated page, in a fixed order; `repository` is the web address where files are edited."""
    site = Site(catalog, today, repository)
    for kind in (start, areas, insatser, incomes, glossary, rule_help):
        yield from kind.pages(site)
