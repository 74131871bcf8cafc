"""Every page fits: in narrow windows, at 400 %, with text twice as large or spaced out; and nothing moves for who wants stillness."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from browser.measures import (
    CUT,
    HIDDEN,
    MOVING,
    OVERLAP,
    SIDEWAYS,
    SMALL,
    double_text,
    prefer_large_text,
    space_out,
)
from browser.windows import (
    EACH_SHARE,
    open_menu,
    open_search,
    put_in,
    report,
    resize,
    shared,
    visit,
    window,
    with_variants,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Browser, Page

TEXT = (SIDEWAYS, CUT, OVERLAP)
ZOOMED = (320, 225)
"""A window of 1280 by 900 px at 400 % zoom."""


class Measurements:
    """Faults by page and window, and the number of measurements made."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.made = 0
        self.faults: dict[str, list[str]] = {}

    def take(self, name: str, *measures: str) -> None:
        """Measure the page as it is."""
        self.made += len(measures)
        self.faults[name] = [fault for measure in measures for fault in self.page.evaluate(measure)]


class Look(NamedTuple):
    """A window, and whether the text of the page is spaced out."""

    width: int
    height: int | None = None
    spaced: bool = False


NARROWEST, WIDEST = (Look(320), Look(320, spaced=True)), Look(1280)
"""Where a page that does not fit shows it; every page is measured there."""
BETWEEN = (Look(375), Look(*ZOOMED), Look(375, spaced=True), Look(1280, spaced=True))


@EACH_SHARE
def test_every_page_fits_every_window(
    chromium: Browser, base_url: str, views: list[str], total: Callable[[str, int], None], share: int
) -> None:
    """Nothing runs off the side, is cut or covered, is too small to hit or moves; also at 400 % and with spaced text.

    Each page in the widest and the narrowest window, and each kind of page in all that lie between.
    """
    with window(chromium, base_url) as page:
        measured = Measurements(page)
        for address, between in with_variants(views, share, BETWEEN):
            visit(page, address)
            for look in sorted((WIDEST, *NARROWEST, *between), key=lambda look: look.spaced):
                if look.spaced:
                    space_out(page)
                resize(page, look.width, look.height)
                measured.take(f"{address} {_name(look)}", *_measures(look))
    total("mått: tagna", measured.made)
    report(measured.faults)


def _measures(look: Look) -> tuple[str, ...]:
    if look.spaced:
        return TEXT
    return (*TEXT, HIDDEN) if look.height else (*TEXT, SMALL, MOVING)


def _name(look: Look) -> str:
    if look.height:
        return "400 %"
    return f"{look.width} px, glesare text" if look.spaced else f"{look.width} px"


@EACH_SHARE
def test_every_page_fits_when_its_text_is_twice_as_large(
    chromium: Browser, base_url: str, views: list[str], total: Callable[[str, int], None], share: int
) -> None:
    """At 200 % nothing is cut or covered (1.4.4): by the browser's own font size, and by zooming only the text."""
    with window(chromium, base_url) as page:
        measured = Measurements(page)
        for address in shared(views, share):
            visit(page, address)
            double_text(page)
            measured.take(f"{address} bara texten dubbelt så stor", *TEXT)
        prefer_large_text(page)
        for address in shared(views, share):
            visit(page, address)
            measured.take(f"{address} webbläsarens text på 200 %", *TEXT)
    total("mått: tagna", measured.made)
    report(measured.faults)


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_open_search_and_menu_fit(chromium: Browser, base_url: str, width: int) -> None:
    """What opens fits its window, its links are large enough, and it does not move for who wants stillness."""
    with window(chromium, base_url, width) as page:
        measured = Measurements(page)
        for name, change in {"sökning": open_search, "meny": open_menu}.items():
            if (name, width) == ("meny", 1280):
                continue
            page.goto("om/")
            change(page)
            measured.take(f"{name} {width} px", SIDEWAYS, SMALL, MOVING)
    report(measured.faults)


LONG = "Arbetsmarknadsförvaltningens-samordningsförbundsverksamhet"
FAULTS: Mapping[str, tuple[str, str, str]] = {
    "a line that is too wide": (SIDEWAYS, "<p style='width:400px'>Bred rad</p>", "«Bred rad» går från"),
    "a box that makes the page scroll": (
        SIDEWAYS,
        "<div style='width:400px;height:9px'></div>",
        "px bred i ett fönster",
    ),
    "text outside the left edge": (
        SIDEWAYS,
        "<p style='margin-left:-90px'>Till vänster</p>",
        "«Till vänster» går från -",
    ),
    "a line cut at its end": (
        CUT,
        f"<p style='width:90px;overflow:hidden;white-space:nowrap'>{LONG}</p>",
        "klipper «Arbetsmarknad",
    ),
    "an ellipsis": (
        CUT,
        f"<p style='width:90px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap'>{LONG}</p>",
        "klipper «Arbetsmarknad",
    ),
    "a box that does not grow with its text": (
        CUT,
        "<div style='height:1.2em;overflow:hidden;width:60px'>Två ord eller tre</div>",
        "klipper «Två ord",
    ),
    "text on other text": (
        OVERLAP,
        "<p style='height:2em'>Första raden</p><p style='margin-top:-3em'>Andra raden</p>",
        "ligger på varandra",
    ),
    "two small links side by side": (
        SMALL,
        "<nav><a href='#a' style='font-size:8px'>a</a> <a href='#b' style='font-size:8px'>b</a></nav>",
        "«a» är",
    ),
    "a small button by a large one": (
        SMALL,
        "<button style='width:12px;height:12px;padding:0'>x</button><button style='width:90px;height:40px'>Stor</button>",
        "«x» är 12.0 × 12.0 px",
    ),
    "an animation": (
        MOVING,
        "<style>@keyframes v { to { rotate: 1turn } } #v { animation: v 2s infinite !important }</style><p id='v'>Snurrar</p>",
        "«Snurrar» har animation",
    ),
    "a transition": (MOVING, "<p style='transition:color 300ms!important'>Byter färg</p>", "har övergång på 0.3s"),
    "a script that moves something": (
        MOVING,
        "<p id='m'>Glider</p><img src='' alt='' onerror=\"m.animate({opacity: [0, 1]}, 9000)\">",
        "«Glider» rör sig",
    ),
    "smooth scrolling": (MOVING, "<style>html { scroll-behavior: smooth !important }</style>", "rullar mjukt"),
    "a header as high as the window": (
        HIDDEN,
        "<div style='position:fixed;top:0;left:0;width:100%;height:300px'>Lock</div>",
        "det som sitter fast tar 300",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_that_is_put_in_is_found(chromium: Browser, base_url: str, fault: str) -> None:
    """The measures are able to fail: the fault is found, in a page that has none of its kind without it."""
    measure, html, expected = FAULTS[fault]
    with window(chromium, base_url, 320, bypass_csp=True) as page:
        page.goto("om/")
        assert page.evaluate(measure) == []
        put_in(page, html)
        page.wait_for_function("!document.querySelector('[onerror]') || document.getAnimations().length")
        assert any(expected in found for found in page.evaluate(measure))


@pytest.mark.parametrize("change", [double_text, space_out])
def test_text_that_stops_fitting_is_found(chromium: Browser, base_url: str, change: Callable[[Page], None]) -> None:
    """A box of a fixed size is well as it is, and found when its text grows or is spaced out."""
    with window(chromium, base_url, bypass_csp=True) as page:
        page.goto("om/")
        put_in(page, "<p style='width:150px;font-size:16px;white-space:nowrap;overflow:hidden'>Precis så bred rad</p>")
        page.locator("main p").last.evaluate(
            "e => { e.style.width = `${e.scrollWidth < 151 ? 151 : e.scrollWidth}px` }"
        )
        assert page.evaluate(CUT) == []
        change(page)
        assert any("klipper «Precis så bred rad»" in found for found in page.evaluate(CUT))


def test_text_that_does_not_grow_with_the_browsers_font_size_is_found(chromium: Browser, base_url: str) -> None:
    """The browser's own font size reaches the page: a box in px around text in rem is cut at 200 % and not before."""
    box = "<p style='width:200px;font-size:1rem;white-space:nowrap;overflow:hidden'>Några ord i en ruta</p>"
    with window(chromium, base_url, bypass_csp=True) as page:
        found = []
        for prepare in (lambda _: None, prefer_large_text):
            prepare(page)
            page.goto("om/")
            put_in(page, box)
            found.append([fault for fault in page.evaluate(CUT) if "Några ord" in fault])
    assert found[0] == []
    assert len(found[1]) == 1


def test_small_links_with_room_or_in_running_text_are_let_be(chromium: Browser, base_url: str) -> None:
    """The two exceptions of 2.5.8 that we use: enough room around, and a link in a sentence."""
    with window(chromium, base_url, bypass_csp=True) as page:
        page.goto("om/")
        put_in(
            page,
            "<p style='margin:40px'><a href='#a' style='font-size:8px'>a</a></p>"
            "<p style='font-size:8px'>Läs om <a href='#b'>b</a> eller <a href='#c'>c</a> här.</p>",
        )
        assert page.evaluate(SMALL) == []
