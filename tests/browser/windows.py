"""Windows for the tests that look at every page: without a trace, which costs more than looking, and one for many pages."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser, Locator, Page

V = TypeVar("V")
HEIGHTS = {1280: 900, 375: 800, 320: 640}
"""Heights of the windows the tests use, by width."""
WITH_LIST = (
    "hitta/#kommun=lund&alder=22&forsorjning=aktivitetsersattning&fragar=kommunen&lista=lund/comung+lund/rabygard"
)
FORM = "foresla/#insats=lund/ips"
STATES = (
    WITH_LIST,
    "hitta/#kommun=alla&alder=tjugo",
    "sok/#text=träning&kommun=lund&alder=20",
    "sok/#text=aktivitetsersätning",
    "sok/#text=snickeri&kommun=lund&form=vård",
    FORM,
    "foresla/stammer/#insats=lund/ips",
    "foresla/fel/#insats=lund/ips",
)
"""Addresses of pages that scripts fill in: the finder with answers and a list, and with everything and a mistake; search
with hits, with a misspelt word, and with choices that shut out all hits; and the forms for proposals."""
FORMS = "[data-proposal=form]:not([hidden]), [data-proposal=valj]:not([hidden])"
FILLED = f"[data-finder=svar], [data-search=svar] :is(.ik-rows, .ik-search__none), {FORMS}"
"""What shows that a script has filled in its page."""
SHARES = 16
"""Every page is looked at in so many tests, so that several workers can take part and a failure names few pages."""
EACH_SHARE = pytest.mark.parametrize("share", range(SHARES))


def shared(addresses: Sequence[str], share: int) -> Sequence[str]:
    """Return one share of all pages; together the shares are all of them."""
    own = addresses[share::SHARES]
    assert own, "Det finns färre sidor än delar; då har något gått fel när webbplatsen byggdes."
    return own


def by_kind(addresses: Sequence[str]) -> Mapping[object, Sequence[str]]:
    """Return the pages of each kind: those in the same folder, equally deep; a state of a page is a kind of its own."""
    kinds: dict[object, list[str]] = defaultdict(list)
    for address in addresses:
        folder = address if "#" in address else address.partition("/")[0]
        kinds[folder, address.count("/")].append(address)
    return kinds


def of_each_kind(addresses: Sequence[str], most: int = 1) -> list[str]:
    """Return the first pages of each kind, at most so many."""
    return [address for found in by_kind(addresses).values() for address in found[:most]]


def with_variants(addresses: Sequence[str], share: int, variants: Sequence[V]) -> Iterator[tuple[str, Sequence[V]]]:
    """Yield each page of a share with the ways to look at it, so that each kind of page is looked at in all ways.

    The pages of a kind divide the ways between them, as the same template has made them: one that is alone of its kind
    is looked at in all, and many take one way each by turns. All pages in all ways would take most of an hour.
    """
    ways: dict[str, Sequence[V]] = {}
    for pages in by_kind(addresses).values():
        for index, address in enumerate(pages):
            ways[address] = variants[index % len(variants) :: len(pages)]
    for address in shared(addresses, share):
        yield address, ways[address]


@contextmanager
def window(chromium: Browser, base_url: str, width: int = 1280, **options: Any) -> Iterator[Page]:
    """Open a window where motion is off, so that nothing is measured halfway; options go to Playwright's `new_context`."""
    settings = {"viewport": {"width": width, "height": HEIGHTS[width]}, "reduced_motion": "reduce"}
    context = chromium.new_context(base_url=base_url, **(settings | options))
    context.set_default_timeout(10_000)
    try:
        yield context.new_page()
    finally:
        context.close()


def visit(page: Page, address: str) -> None:
    """Open a page; where scripts fill it in, wait until they have."""
    if "#" in address:
        page.goto("about:blank")  # going to the address one is at loads nothing and leaves the focus where it was
    page.goto(address)
    if "#" in address or address.startswith("foresla/"):
        expect(page.locator(FILLED).first).to_be_visible()


def resize(page: Page, width: int, height: int | None = None) -> None:
    """Give the window another size, and let the page take it in: scripts that hear of it run before the next frame."""
    page.set_viewport_size({"width": width, "height": height or HEIGHTS[width]})
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def search_field(page: Page) -> Locator:
    """Return the field one types in to search the whole site."""
    return page.get_by_label("Sök insats, ord eller kommun")


def open_search(page: Page, words: str = "arbete") -> None:
    """Open search and type words that have hits."""
    page.get_by_role("button", name="Sök", exact=True).click()
    expect(search_field(page)).to_be_focused()
    page.keyboard.type(words)
    expect(hits(page).first).to_be_visible()


def hits(page: Page) -> Locator:
    """Return the links of the results of an open search."""
    return page.get_by_role("dialog", name="Sök").get_by_role("listitem").get_by_role("heading").get_by_role("link")


def open_menu(page: Page) -> None:
    """Open the menu of a narrow window."""
    page.get_by_role("button", name="Meny").click()
    expect(page.get_by_role("navigation", name="Meny").get_by_role("link").first).to_be_visible()


def put_in(page: Page, html: str, where: str = "beforeend") -> None:
    """Put a fault into the main content of the page; the window must be opened with `bypass_csp`."""
    page.get_by_role("main").evaluate("(main, [html, where]) => main.insertAdjacentHTML(where, html)", [html, where])


def report(faults: Mapping[str, Sequence[str]]) -> None:
    """Fail with a readable list: each fault once, with where it was found."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, found in faults.items():
        for fault in found:
            places[fault].append(place)
    if places:
        texts = [f"{fault}\n    på {', '.join(where[:4])}{_others(where[4:])}" for fault, where in places.items()]
        pytest.fail("\n".join(texts), pytrace=False)


def _others(where: Sequence[str]) -> str:
    return f" och {len(where)} ställen till" if where else ""
