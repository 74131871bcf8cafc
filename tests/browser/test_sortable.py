"""The table of results: its rows are ordered by buttons in the headings, and stand in the page's order without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ROWS = "#resultat tbody tr"


def column(page: Page, number: int) -> list[str]:
    """Return what the rows are ordered by in a column."""
    return page.locator(f"{ROWS} > :nth-child({number})").evaluate_all(
        "cells => cells.map((cell) => cell.dataset.ikValue ?? cell.textContent.trim())"
    )


def test_a_heading_orders_the_rows_and_says_so(page: Page) -> None:
    """Swedish order up, then down; what is not known stands last both ways; only one column is ordered."""
    page.goto("resultat/")
    heading = page.locator("#resultat th", has_text="Av hur många")
    button = heading.get_by_role("button")
    before = column(page, 4)
    button.click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    known = sorted(int(value) for value in before if value)
    unknown = [""] * (len(before) - len(known))
    assert known
    assert unknown
    assert column(page, 4) == [*map(str, known), *unknown]
    button.click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert column(page, 4) == [*map(str, reversed(known)), *unknown]
    page.locator("#resultat th", has_text="Gäller").get_by_role("button").press("Enter")
    expect(page.locator("#resultat th[aria-sort]")).to_have_count(1)
    expect(page.locator("#resultat th[aria-sort]")).to_contain_text("Gäller")


def test_values_cannot_be_ordered(page: Page) -> None:
    """Percentages of different people are not places in a race."""
    page.goto("resultat/")
    expect(page.locator("#resultat th", has_text="Av hur många").get_by_role("button")).to_be_visible()
    expect(page.locator("#resultat th", has_text="Värde").get_by_role("button")).to_have_count(0)


def test_without_scripts_there_are_no_buttons(browse: Callable[..., Page]) -> None:
    """Nor does the text speak of them; the table is whole."""
    page = browse(java_script_enabled=False)
    page.goto("resultat/")
    expect(page.locator("#resultat th button")).to_have_count(0)
    expect(page.get_by_text("Tryck på en rubrik")).to_be_hidden()
    assert page.locator(ROWS).count() > 20
