"""The tables of what is missing: arrows go to every number, and one direction at a time can be shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

_REACHED = """
() => {
  const links = [...document.querySelectorAll("#inriktning tbody a")];
  const seen = new Set([links[0]]), todo = [links[0]];
  while (todo.length) {
    const link = todo.pop();
    for (const key of ["ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"]) {
      link.focus();
      link.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      const found = document.activeElement;
      if (!seen.has(found)) { seen.add(found); todo.push(found); }
    }
  }
  return [links.filter(link => seen.has(link)).length, links.length, seen.size];
}
"""
"""How many of the links arrows come to from the first one, how many there are, and how many places were come to."""


def test_arrows_reach_every_number(page: Page) -> None:
    """The table is one stop for Tab; from there arrows come to each link, and Home and End to the ends of a row."""
    page.goto("luckor/")
    links = page.locator("#inriktning tbody a")
    expect(page.locator("#inriktning tbody a[tabindex='0']")).to_have_count(1)
    reached, number, places = page.evaluate(_REACHED)
    assert reached == number == places == links.count()
    expect(page.locator("#inriktning tbody a[tabindex='0']")).to_have_count(1)
    page.locator("#inriktning tbody tr").nth(1).locator("a").first.focus()
    page.keyboard.press("End")
    expect(page.locator("#inriktning tbody tr").nth(1).locator("a").last).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator("#inriktning tbody tr").nth(1).locator("a").first).to_be_focused()


def test_tab_leaves_the_table(page: Page) -> None:
    """One press goes past all the numbers, to what stands after the table."""
    page.goto("luckor/")
    page.locator("#alder tbody a").first.focus()
    page.keyboard.press("Tab")
    assert not page.evaluate("!!document.activeElement.closest('#alder')")


def cells(page: Page) -> list[list[str]]:
    """Return the table by age: text, address and look of each cell, row by row."""
    return page.evaluate(
        "[...document.querySelectorAll('#alder tbody tr')].map(row => [...row.querySelectorAll('td')].map(cell =>"
        " [cell.textContent, cell.querySelector('a')?.getAttribute('href') ?? '', cell.className].join('|')))"
    )


def test_all_directions_again_are_what_the_page_said(page: Page) -> None:
    """The script makes each cell as the page had it: number, link, shade and mark."""
    page.goto("luckor/")
    before = cells(page)
    map_before = page.locator(".ik-map").inner_html()
    page.locator("#f-inriktning").select_option("arbetstraning")
    expect(page.locator("output").first).to_contain_text("arbetsträning")
    assert cells(page) != before
    page.locator("#f-inriktning").select_option("")
    expect(page.locator("output").first).to_contain_text("alla inriktningar")
    assert cells(page) == before
    after = page.locator(".ik-map").inner_html()
    assert after.replace(' tabindex="-1"', "").replace(' tabindex="0"', "") == map_before.replace(
        ' tabindex="-1"', ""
    ).replace(' tabindex="0"', "")


def test_a_direction_shows_its_numbers_and_leads_to_its_list(page: Page, site: Path) -> None:
    """The numbers are those of the open data; the map's text, list and shades follow, and it is announced."""
    page.goto("luckor/#inriktning=praktik")
    expect(page.locator("output").first).to_contain_text("praktik")
    data = json.loads((site / "api/v1/luckor/aktivitetsersattning.json").read_text("utf-8"))
    row = data["kommuner"]["lund"]["inriktningar"]["praktik"]
    lines = page.locator("#alder tbody[data-kommun=lund] tr")
    for place in range(3):
        texts = lines.nth(place).locator("td").all_inner_texts()
        assert [int(text.split()[0]) for text in texts] == [numbers[place] for numbers in row["per_ålder"]]
    address = lines.nth(2).locator("td a").first.get_attribute("href") or ""
    assert parse_qs(urlsplit(address).fragment) == {
        "kommun": ["lund"],
        "alder": ["16"],
        "forsorjning": ["aktivitetsersattning"],
        "inriktning": ["praktik"],
        "svar": ["oklart"],
    }
    untold = row["ålder_inte_angiven"]
    expect(page.locator(".ik-map tspan[data-kommun=lund]")).to_have_text(" / ".join(map(str, untold)))
    expect(page.locator("[data-ik-direction]").first).to_have_text("praktik")


def test_a_number_is_the_length_of_its_list(page: Page) -> None:
    """What the finder lists under that answer is as many as the table said."""
    page.goto("luckor/")
    link = page.locator("#alder tbody[data-kommun=hoor] tr").nth(1).locator("td a").first
    number = link.inner_text()
    link.click()
    expect(page.locator("[data-finder-group='1'] [data-slot=antal]")).to_contain_text(number)


@pytest.mark.parametrize("answer", ["abort", "garbage"])
def test_numbers_that_do_not_come(page: Page, answer: str) -> None:
    """The page says so and keeps what it shows."""

    def fail(route: Route) -> None:
        if answer == "abort":
            route.abort()
        else:
            route.fulfill(status=500, body="<p>Fel</p>")

    page.route("**/api/v1/luckor/**", fail)
    page.goto("luckor/")
    before = cells(page)
    page.locator("#f-inriktning").select_option("praktik")
    expect(page.locator("output").first).to_contain_text("gick inte att hämta")
    assert cells(page) == before


def test_without_scripts_everything_is_there(browse: Callable[..., Page]) -> None:
    """No choice that does nothing; both tables with all their numbers, and a link past each."""
    page = browse(1280, java_script_enabled=False)
    page.goto("luckor/")
    expect(page.locator("#f-inriktning")).to_be_hidden()
    kommuner, ages = page.locator("#alder tbody").count(), page.locator("#alder thead th").count() - 2
    assert kommuner > 8
    assert page.locator("#alder tbody td").count() == kommuner * 3 * ages
    skip = page.get_by_role("link", name="Hoppa över tabellen").first
    skip.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#efter-alder")
