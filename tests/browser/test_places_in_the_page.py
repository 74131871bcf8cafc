"""A link to a place in the page moves the reader, and changes nothing of what is chosen and shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True)
class View:
    """A page with choices made."""

    address: str
    field: str
    """The field that shows a choice, and what it holds."""
    value: str
    shown: str
    """What is there because of the choices."""


VIEWS = {
    "hitta": View(
        "hitta/#kommun=lund&alder=22&forsorjning=aktivitetsersattning&lista=lund%2Fcomung",
        "[name=alder]",
        "22",
        "[data-finder=svar]:not([hidden]) li.ik-hit",
    ),
    "sok": View(
        "sok/#text=träning&kommun=lund", "[data-search=form] [name=text]", "träning", "[data-search=svar] .ik-rows li"
    ),
    "luckor": View("luckor/#inriktning=praktik", "[name=inriktning]", "praktik", "[data-ik-direction]"),
    "insatser": View("insatser/#forsorjning=lon&omrade=lund", "[name=omrade]", "lund", "tbody tr:not([hidden])"),
}


@pytest.fixture(params=VIEWS)
def view(request: pytest.FixtureRequest) -> View:
    """Give each page by turns."""
    return VIEWS[request.param]


def texts(page: Page, view: View) -> list[str]:
    """Return what is shown."""
    return page.locator(view.shown).all_inner_texts()


def settled(page: Page, view: View) -> list[str]:
    """Open the page and return what it shows when its script is done."""
    page.goto(view.address)
    expect(page.locator(view.field)).to_have_value(view.value)
    expect(page.locator(view.shown).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    found = texts(page, view)
    assert found
    return found


def expect_unchanged(page: Page, view: View, before: list[str]) -> None:
    """Wait until scripts have heard of the new address, and compare."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    page.wait_for_load_state("networkidle")
    expect(page.locator(view.field)).to_have_value(view.value)
    assert texts(page, view) == before


def in_main(focused: Locator) -> bool:
    """Tell whether what has focus stands in the main content."""
    return bool(focused.evaluate("element => Boolean(element.closest('main, [role=main]'))"))


def test_the_skip_link_keeps_the_answers(page: Page, view: View) -> None:
    """It passes the header by: the next stop of Tab is in the main content."""
    before = settled(page, view)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text(re.compile("Gå till innehållet"))
    skip.press("Enter")
    expect_unchanged(page, view, before)
    page.keyboard.press("Tab")
    assert in_main(page.locator(":focus"))


def test_a_link_to_a_heading_keeps_the_answers(page: Page, view: View) -> None:
    """So do going back from there, and, where the choices stand in the address, coming back later."""
    before = settled(page, view)
    heading = page.locator("main :is(h1, h2)[id]").last
    heading.evaluate("heading => heading.insertAdjacentHTML('afterend', `<a id='dit' href='#${heading.id}'>Dit</a>`)")
    page.locator("#dit").evaluate("link => link.click()")
    expect_unchanged(page, view, before)
    if view.address.startswith(("hitta", "sok", "luckor")):
        expect(page).to_have_url(re.compile("#.*="))
        page.reload()
        expect(page.locator(view.shown).first).to_be_visible()
        expect_unchanged(page, view, before)
    page.go_back()
    expect(page.locator(view.shown).first).to_be_visible()
    expect_unchanged(page, view, before)


OTHERS = {
    "hitta": ("[data-finder=form] [name=kommun]", "kommun", "eslov"),
    "sok": ("[data-search=form] [name=text]", "text", "arbete"),
    "luckor": ("[data-ik-gaps] [name=inriktning]", "inriktning", "arbetstraning"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_choices_in_the_address_are_taken(page: Page, name: str) -> None:
    """Also after a place in the page; an address with nothing after # says that nothing is chosen."""
    field, key, value = OTHERS[name]
    settled(page, VIEWS[name])
    page.evaluate("() => { location.hash = '#__top'; }")
    page.evaluate("choices => { location.hash = choices; }", f"#{key}={value}")
    expect(page.locator(field)).to_have_value(value)
    page.evaluate("() => { location.hash = ''; }")
    expect(page.locator(field)).to_have_value("")
