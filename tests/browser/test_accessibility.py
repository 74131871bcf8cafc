"""WCAG 2.2 A and AA and good practice, checked by axe-core on every page and in the states a page can be in."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.proposing import PROPOSING
from browser.wcag import FOLDER, OUTSIDE_MAIN, SCHEMES, SCRIPT, Audit
from browser.windows import (
    EACH_SHARE,
    WITH_LIST,
    hits,
    of_each_kind,
    open_menu,
    open_search,
    put_in,
    report,
    resize,
    search_field,
    shared,
    visit,
    window,
    with_variants,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, Page


@pytest.fixture
def audit(total: Callable[[str, int], None]) -> Iterator[Audit]:
    """Give a place for axe's findings; its figures stand at the end of the run."""
    audit = Audit()
    yield audit
    audit.count(total)


LOOKS = ((1280, "light"), (375, "dark"), (375, "light"), (1280, "dark"), (375, "systemets"))
"""Widths, and light, dark or the colours of the system."""


@EACH_SHARE
def test_no_page_breaks_a_rule(
    chromium: Browser,
    base_url: str,
    views: list[str],
    audit: Audit,
    total: Callable[[str, int], None],
    share: int,
) -> None:
    """Every page is free of faults; those of each kind in light and dark, on a desk and on a phone, and in system colours."""
    with window(chromium, base_url) as page:
        for address, looks in with_variants(views, share, LOOKS):
            visit(page, address)
            for width, colours in looks:
                resize(page, width)
                if colours == "systemets":
                    page.emulate_media(forced_colors="active")
                else:
                    page.emulate_media(forced_colors="none", color_scheme=colours)
                audit.run(page, f"{address} {width} px, {colours}")
            page.emulate_media(forced_colors="none")
            total("axe: sidor", 1)
    report(audit.violations)


@EACH_SHARE
def test_no_page_breaks_a_rule_with_search_or_menu_open(
    chromium: Browser, base_url: str, views: list[str], audit: Audit, share: int
) -> None:
    """Search with its results, and the menu of a narrow window, are free of faults on a page of each kind.

    Only what stands outside the main content is looked at here: that is what opening them changes, and it is the same
    on all pages but for the addresses of its links. Every second page is looked at in light and the others in dark. One
    whole page in each state is the next test.
    """
    with window(chromium, base_url) as page:
        for place, address in enumerate(shared(of_each_kind(views), share)):
            scheme = SCHEMES[place % 2]
            page.emulate_media(color_scheme=scheme)
            resize(page, 375)
            visit(page, address)
            open_menu(page)
            audit.run(page, f"{address} meny, {scheme}", OUTSIDE_MAIN)
            page.keyboard.press("Escape")
            open_search(page)
            audit.run(page, f"{address} sökning, 375 px, {scheme}", OUTSIDE_MAIN)
            resize(page, 1280)
            expect(hits(page).first).to_be_visible()
            audit.run(page, f"{address} sökning, 1280 px, {scheme}", OUTSIDE_MAIN)
    report(audit.violations)


def unfold(page: Page) -> None:
    """Open every folded list, and those that come to light with it."""
    folded = page.locator("main details:not([open]) > summary").filter(visible=True)
    assert folded.count()
    for _ in range(300):
        if not folded.count():
            return
        folded.first.click()
    pytest.fail("Något går inte att fälla ut.")


def find_nothing(page: Page) -> None:
    """Filter the table until nothing is left."""
    page.get_by_label("Sök i tabellen").fill("finns-inte-alls")
    expect(page.get_by_role("row")).to_have_count(1)


def refuse_data(page: Page) -> None:
    """Let the finder's file not come."""
    page.route("**/api/v1/kommun/**", lambda route: route.abort())
    page.get_by_label("Var bor personen?").select_option("Lund")
    expect(page.get_by_role("button", name="Försök igen")).to_be_visible()


def refuse_copying(page: Page) -> None:
    """Show the list as text, as where copying is refused."""
    page.evaluate("() => { if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Kopiera som text").click()
    expect(page.get_by_label("Listan som text")).to_be_visible()


def search_for_nothing(page: Page) -> None:
    """Search for what stands nowhere."""
    open_search(page)
    search_field(page).fill("qqqqzzzz")
    expect(page.get_by_role("dialog").get_by_role("link", name="Saknas en insats? Föreslå den.")).to_be_visible()


def misspell(page: Page) -> None:
    """Search for what nearly stands somewhere."""
    open_search(page, "aktivitetsersätning")
    expect(page.get_by_role("dialog").get_by_text("Menade du")).to_be_visible()


def refuse_search(page: Page) -> None:
    """Let the index not come."""
    page.route("**/sok/register.json", lambda route: route.abort())
    page.get_by_role("button", name="Sök", exact=True).click()
    page.keyboard.type("arbete")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("gick inte att ladda")


STATES: Mapping[str, tuple[str, Callable[[Page], None]]] = {
    "search": ("om/", open_search),
    "search without hits": ("om/", search_for_nothing),
    "a misspelt word": ("om/", misspell),
    "no search": ("om/", refuse_search),
    "menu": ("om/", open_menu),
    "unfolded lists": ("omraden/burlov/", unfold),
    "no hits": ("insatser/", find_nothing),
    "every reason": (WITH_LIST, unfold),
    "list as text": (WITH_LIST, refuse_copying),
    **PROPOSING,
    "no data": ("hitta/", refuse_data),  # last: from then on no data comes
}


@pytest.mark.parametrize("width", [1280, 375])
def test_a_whole_page_breaks_no_rule_in_any_state(chromium: Browser, base_url: str, audit: Audit, width: int) -> None:
    """Search, menu, unfolded lists and a filter without hits, and forms filled in: no fault in light or dark."""
    with window(chromium, base_url, width) as page:
        for state, (address, change) in STATES.items():
            if state == "menu" and width == 1280:
                continue
            visit(page, address)
            change(page)
            audit.both(page, f"{state}, {width} px")
            page.unroute_all()
    report(audit.violations)


FAULTS: Mapping[str, str] = {
    "image-alt": "<img src='insatskartan/mark.svg'>",
    "color-contrast": "<p style='color:#999;background:#fff'>Svårläst text</p>",
    "label": "<input type='text'>",
    "button-name": "<button></button>",
    "link-name": "<a href='#a'></a>",
    "aria-allowed-attr": "<p aria-checked='true'>Text</p>",
    "aria-required-children": "<div role='list'><p>Text</p></div>",
    "dlitem": "<dt>Ord</dt>",
    "list": "<ul><p>Text</p></ul>",
    "td-headers-attr": "<table><tr><td headers='finns-inte'>1</td></tr></table>",
    "link-in-text-block": "<p>Läs <a href='#a' style='text-decoration:none;color:#0000cc'>mer</a> om det här ämnet</p>",
    "scrollable-region-focusable": "<div style='height:20px;overflow:auto'><p style='height:200px'>Lång text</p></div>",
    "nested-interactive": "<div role='button' tabindex='0'><a href='#a'>Länk</a></div>",
    "autocomplete-valid": "<input type='text' aria-label='Namn' autocomplete='fel'>",
    "avoid-inline-spacing": "<p style='letter-spacing:0!important'>Text</p>",
    "target-size": "<button style='width:9px;height:9px;padding:0'>a</button>" * 2,
    "valid-lang": "<p lang='svenska'>Text</p>",
    "landmark-unique": "<nav>Ett</nav><nav>Två</nav>",
    "heading-order": "<h6>Rubrik</h6>",
    "empty-heading": "<h2></h2>",
    "tabindex": "<a href='#a' tabindex='3'>Länk</a>",
}
"""By rule: at least one for each group of rules that the check asks for (wcag2a, wcag2aa, 21a, 21aa, 22aa, best practice)."""


def test_axe_finds_each_fault_that_is_put_in(chromium: Browser, base_url: str) -> None:
    """The check is able to fail: each fault in a page is found, and without it the page has none."""
    audit = Audit()
    with window(chromium, base_url, bypass_csp=True) as page:
        page.goto("om/")
        assert audit.run(page, "as it is") == set()
        missed = []
        for rule, fault in FAULTS.items():
            page.goto("om/")
            put_in(page, fault)
            if rule not in audit.run(page, rule):
                missed.append(rule)
    assert missed == []


def test_axe_is_the_version_that_the_readme_says() -> None:
    """The file is the one from the package, unchanged, so that its licence and our figures hold."""
    text = (FOLDER / "README.md").read_text("utf-8")
    checksum = re.search(r"`([0-9a-f]{64})`", text)
    version = re.search(r"axe-core (\d+\.\d+\.\d+)", text)
    assert checksum
    assert version
    assert hashlib.sha256(SCRIPT.read_bytes()).hexdigest() == checksum[1]
    assert f"/*! axe v{version[1]}\n" in SCRIPT.read_text("utf-8")
