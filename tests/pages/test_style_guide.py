"""The style guide shows every component, with code that is what it renders."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import insatskartan
from insatskartan.catalog.catalog import Catalog
from insatskartan.pages import plan, style_guide

if TYPE_CHECKING:
    from insatskartan.catalog.loading import Loaded
    from insatskartan.pages.page import Page

TODAY = dt.date(2026, 11, 22)
REPOSITORY = "https://example.org/repo"
PACKAGE = Path(insatskartan.__file__).parent
COMPONENTS = PACKAGE / "pages/templates/components"
INSIDE = {
    "icon",
    "basis",
    "choice",
    "note",
    "conditions",
    "row_facts",
    "why_closed",
    "with_income",
    "amount_text",
    "lanes",
}
"""Macros that only stand inside others, and are shown there."""
WHOLE_PAGES = {"crumbs", "plate", "edit", "statistics", "elsewhere", "onward", "advice_meanings"}
"""Macros that every page of the guide shows, or that are sections of pages, made of others."""


@pytest.fixture(scope="module")
def guide(real: Loaded) -> dict[str, Page]:
    """Return the pages of the guide over the real data, by path."""
    made = [make() for make in plan.page_jobs(real.catalog(), TODAY, REPOSITORY, guide=True)]
    return {page.path: page for page in made if page.path.startswith("stil")}


def test_every_component_has_a_page(guide: dict[str, Page]) -> None:
    """Each macro that a page may call is shown in the guide, and each page of the guide is in its list."""
    shown = "".join(page.html for page in guide.values())
    macros = {
        f"{name}.{macro}"
        for name in style_guide.COMPONENTS
        for macro in set(re.findall(r"{% macro (\w+)", (COMPONENTS / f"{name}.html").read_text("utf-8")))
        - INSIDE
        - WHOLE_PAGES
    }
    assert {name for name in macros if f"{name}(" in shown} == macros
    assert len(guide) == 1 + len(list((PACKAGE / "pages/templates" / "style_guide").iterdir()))
    for path in guide.keys() - {"stil"}:
        assert f'href="{path.removeprefix("stil/")}/"' in guide["stil"].html


def test_an_example_is_rendered_from_the_code_it_shows(guide: dict[str, Page]) -> None:
    """The badge stands on the page both as code and as what the code becomes."""
    html = guide["stil/markning"].html
    assert "{{ answers.takes(&#34;delvis&#34;) }}" in html
    assert re.search(r'<span class="ik-badge ik-badge--delvis"><svg.*?</svg>Tar emot i vissa delar', html)


def test_the_published_site_has_no_guide(real: Loaded) -> None:
    """Nobody gets the guide without asking for it."""
    assert not [
        page.path for page in plan.render_all(real.catalog(), TODAY, REPOSITORY) if page.path.startswith("stil")
    ]


def test_a_site_without_insatser_has_no_guide() -> None:
    """There is nothing to show then, and nothing fails."""
    made = [make() for make in plan.page_jobs(Catalog(), TODAY, REPOSITORY, guide=True)]
    assert made
    assert not [page.path for page in made if page.path.startswith("stil")]
