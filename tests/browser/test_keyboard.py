"""Everything can be reached, seen and worked with a keyboard, on every page and in every width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.walk import walk
from browser.windows import (
    EACH_SHARE,
    hits,
    open_search,
    put_in,
    report,
    resize,
    search_field,
    visit,
    window,
    with_variants,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Browser, Locator, Page, Route

WIDTHS = pytest.mark.parametrize("width", [1280, 375, 320])
MOTION = pytest.mark.parametrize("reduced_motion", ["no-preference", "reduce"])
WALKS = ((1280, "light"), (375, "dark"), (320, "light"))
"""Widths and schemes; the ring of the focus must be seen in both."""


@EACH_SHARE
def test_tab_reaches_everything_and_every_stop_is_seen(
    chromium: Browser, base_url: str, views: list[str], total: Callable[[str, int], None], share: int
) -> None:
    """Tab comes to all that can be used, in order and without a trap; each stop is on screen, uncovered, with a clear ring."""
    faults: dict[str, list[str]] = {}
    with window(chromium, base_url) as page:
        for address, walks in with_variants(views, share, WALKS):
            for width, scheme in walks:
                resize(page, width)
                page.emulate_media(color_scheme=scheme)
                visit(page, address)
                found = walk(page)
                faults[f"{address} {width} px {scheme}"] = found.faults()
                assert len(found.stops) > 5, address
                total("tangentbord: stopp", len(found.stops))
                total("tangentbord: vandringar", 1)
    report(faults)


FAULTS: Mapping[str, tuple[str, str]] = {
    "off screen": ("<a href='#a' style='position:fixed;left:-500px'>Utanför</a>", "«Utanför»: står utanför fönstret"),
    "invisible": ("<a href='#a' style='opacity:0'>Osynlig</a>", "«Osynlig»: syns inte"),
    "without a ring": (
        "<style>#b { outline: none !important; box-shadow: none !important }</style><a href='#b' id='b'>Ingen ram</a>",
        "«Ingen ram»: saknar ram",
    ),
    "with a ring nobody sees": (
        "<style>#b { outline: 3px solid #eee !important }</style><a href='#b' id='b'>Blek ram</a>",
        "«Blek ram»: ramen syns för dåligt",
    ),
    "with a thin ring": (
        "<style>#b { outline: 1px solid #000 !important; box-shadow: none }</style><a href='#b' id='b'>Tunn ram</a>",
        "«Tunn ram»: saknar ram",
    ),
    "covered": (
        "<a href='#b'>Skymd</a><div style='position:sticky;bottom:0;height:400px;margin-top:-200px;background:#fff'>Lock</div>",
        "«Skymd»: skyms av",
    ),
    "a trap": (
        "<button onkeydown='event.preventDefault()'>Fälla</button>",
        "«Fälla»: tangentbordet kommer inte härifrån",
    ),
    "a trap of two": (
        "<button id='b'>Ena</button><button onkeydown='event.preventDefault();b.focus()'>Andra</button>",
        "«Ena»: tangentbordet kommer inte härifrån",
    ),
    "a button that Tab passes": ("<button tabindex='-1'>Förbi</button>", "«Förbi»: går inte att nå med tangentbordet"),
    "a button that is none": ("<span onclick='go()'>Knapp</span>", "«Knapp»: går inte att nå med tangentbordet"),
    "out of order": ("<p><a href='#a' tabindex='1'>Först</a></p>", "kommer i fel ordning"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_walk_finds_each_fault_that_is_put_in(chromium: Browser, base_url: str, fault: str) -> None:
    """The walk is able to fail: the fault is found in a page that has none of its kind without it."""
    html, expected = FAULTS[fault]
    with window(chromium, base_url, bypass_csp=True) as page:
        page.goto("om/")
        assert not any(expected in found for found in walk(page).faults())
        page.goto("om/")
        put_in(page, html)
        assert any(expected in found for found in walk(page).faults())


def menu_links(page: Page) -> Locator:
    """Return the links of the menu of a narrow window."""
    return page.get_by_role("navigation", name="Meny").get_by_role("link", include_hidden=True)


@WIDTHS
def test_skip_link_leads_past_the_menu(browse: Callable[..., Page], width: int) -> None:
    """The first stop is a link that moves the focus to the content, past everything in the header and the menu."""
    page = browse(width)
    page.goto("insatser/burlov/peak/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Gå till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


@MOTION
@pytest.mark.parametrize("width", [375, 320])
def test_menu_works_from_the_keyboard(browse: Callable[..., Page], width: int, reduced_motion: str) -> None:
    """Enter on the menu button opens the menu and moves focus into it; Escape closes it and gives focus back."""
    page = browse(width, reduced_motion=reduced_motion)
    page.goto("om/")
    button, links = page.get_by_role("button", name="Meny"), menu_links(page)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(links.first).to_be_hidden()

    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(links.first).to_be_focused()
    for link in links.all():
        expect(link).to_be_in_viewport(ratio=1)

    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(links.first).to_be_hidden()


@pytest.mark.parametrize("width", [375, 320])
def test_menu_link_leads_to_its_page(browse: Callable[..., Page], width: int) -> None:
    """A link in the opened menu leads to its page, where the menu is closed again."""
    page = browse(width)
    page.goto("om/")
    page.get_by_role("button", name="Meny").press("Enter")
    links = menu_links(page)
    expect(links.first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(links.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kommuner och områden")
    expect(links.first).to_be_hidden()


@WIDTHS
def test_single_keys_do_nothing_by_themselves(browse: Callable[..., Page], width: int) -> None:
    """A letter or sign outside a field opens and leads to nothing (WCAG 2.1.4); / does, and can be turned off."""
    page = browse(width)
    page.goto("ordlista/")
    led: list[str] = []

    def stay(route: Route) -> None:
        led.append(route.request.url)
        route.abort()

    page.route(lambda url: url.endswith("/"), stay)
    acts = []
    for key in "abcdefghijklmnopqrstuvwxyz?.,1":
        page.keyboard.press(key)
        if page.evaluate("document.activeElement !== document.body"):
            acts.append(key)
            page.keyboard.press("Escape")
    assert acts == []
    assert led == []


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_search_opens_by_a_key_on_every_page(page: Page, keys: str) -> None:
    """The keys open search with the cursor in its field; Escape closes it, and the focus is where it was."""
    page.goto("insatser/lund/ips/")
    link = page.get_by_role("link", name="Ändra i filen")
    link.focus()
    page.keyboard.press(keys)
    expect(search_field(page)).to_be_focused()
    expect(search_field(page)).to_have_value("")
    page.keyboard.type("a/b")
    expect(search_field(page)).to_have_value("a/b")
    page.keyboard.press("Escape")  # a browser may empty a search field first
    page.keyboard.press("Escape")
    expect(search_field(page)).to_be_hidden()
    expect(link).to_be_focused()


def test_a_slash_is_typed_where_one_types(page: Page) -> None:
    """In a field / is a sign like others."""
    page.goto("insatser/")
    field = page.get_by_label("Sök i tabellen")
    field.focus()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    expect(search_field(page)).to_be_hidden()


def test_the_single_key_can_be_turned_off(page: Page) -> None:
    """After that / does nothing, on the next page too, until it is turned on again (WCAG 2.1.4); Ctrl+K stays."""
    page.goto("om/")
    page.keyboard.press("/")
    page.get_by_role("button", name="Stäng av genvägen snedstreck (/)").click()
    page.goto("insatser/lund/ips/")
    page.keyboard.press("/")
    expect(search_field(page)).to_be_hidden()
    page.keyboard.press("Control+k")
    page.get_by_role("button", name="Slå på genvägen snedstreck (/)").click()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(search_field(page)).to_be_focused()


@MOTION
@pytest.mark.parametrize("name", ["Sök", "Sök insats"])
@pytest.mark.parametrize("width", [1280, 375, 320])
def test_search_opens_by_its_button(browse: Callable[..., Page], width: int, name: str, reduced_motion: str) -> None:
    """Enter on a search button opens search with the cursor in its field; Escape closes it and gives focus back."""
    page = browse(width, reduced_motion=reduced_motion)
    page.goto("")
    button, field = page.get_by_role("button", name=name, exact=True), search_field(page)
    button.focus()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [1280, 375])
def test_search_result_opens_from_the_keyboard(browse: Callable[..., Page], width: int) -> None:
    """The arrow keys go from the field to the results and back, and Enter opens the one in focus."""
    page = browse(width)
    page.goto("om/")
    open_search(page, "Comung")
    result = hits(page).first
    page.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(search_field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/insatser/lund/comung/"))


def test_enter_in_the_field_shows_all_hits(page: Page) -> None:
    """What was typed goes with the visitor to the search page."""
    page.goto("om/")
    open_search(page, "stöd")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/sok/#text="))
    expect(page.get_by_label("Sökord")).to_have_value("stöd")


def test_wide_table_scrolls_from_the_keyboard(browse: Callable[..., Page]) -> None:
    """A table wider than the window takes focus and scrolls sideways with the arrow keys."""
    page = browse(320)
    page.goto("insatser/")
    frame = page.get_by_role("region", name="Alla insatser")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("e => e.scrollLeft > 0", arg=frame.element_handle())
