"""Search in the header finds an insats by what people call it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

RESULTS = ".md-search-result__link"


def search(page: Page, words: str) -> None:
    """Type into the search field the way a visitor does."""
    page.locator("[data-ik-sok]:visible, [name=query]:visible").first.click()
    expect(page.locator("[name=query]")).to_be_focused()
    page.keyboard.type(words)


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Comung", "insatser/lund/comung/"),
        ("PEAK", "insatser/burlov/peak/"),
        ("Återbruket", "insatser/burlov/aterbruket/"),
        ("växthuset", "insatser/hoor/vaxthuset/"),
    ],
)
def test_name_of_an_insats_leads_to_its_page(browse: Callable[..., Page], words: str, address: str, width: int) -> None:
    """The page of an insats is among the first three results for its name, and opens with a click."""
    page = browse(width)
    page.goto("om/")
    search(page, words)
    result = page.locator(f'{RESULTS}[href*="{address}"]').first
    expect(result).to_be_visible()
    addresses = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")
    assert any(address in found for found in addresses[:3]), addresses[:5]
    result.click()
    expect(page).to_have_url(re.compile(address))
    expect(page.get_by_role("heading", level=1)).to_contain_text(words, ignore_case=True)


def test_number_of_results_is_announced(page: Page) -> None:
    """The number of results stands in a live region, so that a screen reader says it, also when there are none."""
    page.goto("om/")
    search(page, "Comung")
    status = page.get_by_role("dialog", name="Sök").get_by_role("status")
    expect(status).to_contain_text("sökresultat")
    page.locator("[name=query]").clear()
    page.keyboard.type("qqqqzzzz")
    expect(status).to_have_text("Inga sökresultat")
