"""Windows of the tests, which pages they look at, and what they wait for; the same day in all of them."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from playwright.sync_api import expect

from support.sites import EPOCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

V = TypeVar("V")
HEIGHTS = {1280: 900, 375: 800, 320: 640}
"""Heights of the windows the tests use, by width."""
SECONDS = 10
"""How long a condition may take; long, as nothing waits longer than it must."""
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
FILLED = {"hitta/#": "[data-finder=svar]", "sok/": "[data-search=antal]:not(:empty)", "foresla/": FORMS}
"""By how an address begins: what shows that a script has filled in the page."""
DRAWN = """
async seconds => {
  const told = (part, name) => part.querySelector(`[data-slot="${name}"]`).textContent;
  const isDrawn = (group, index) => {
    const number = told(group, "antal"), near = group.querySelector("[data-slot=nara]").childElementCount;
    return number === told(document, `antal-${index}`) && number - told(group, "antal-andra") === near;
  };
  const end = performance.now() + 1000 * seconds;
  while (![...document.querySelectorAll("[data-finder-group]")].every(isDrawn)) {
    if (performance.now() > end) throw new Error("Svaren ritades aldrig färdigt.");
    await new Promise(done => setTimeout(done, 5));
  }
}
"""
"""Waits until the finder, which lets the browser paint after every few rows, has the number of rows that it tells."""
BUILT = int(EPOCH["SOURCE_DATE_EPOCH"]) * 1000
"""When the sites of the tests were built; pages compare it with the day of the visit, which is the same."""
SAME_DAY = f"""
Date = new Proxy(Date, {{
  construct: (date, told, kind) => Reflect.construct(date, told.length ? told : [{BUILT}], kind),
  apply: date => new date({BUILT}).toString(),
  get: (date, name) => (name === "now" ? () => {BUILT} : Reflect.get(date, name)),
}});
"""
"""What a clock on the wall shows. Playwright's own also replaces timers and frames, which the tests wait for."""
SHARES = 16
"""The pages are looked at in so many tests, so that several workers can take part and a failure names few pages."""
EACH_SHARE = pytest.mark.parametrize("share", range(SHARES))
TWICE = 2
"""Of each kind so many pages hold a component, if there are so many."""
MOST_WAYS = 5
"""Of a kind that has so many pages, so many are looked at: no test has more ways to look at a page, and pages divide them."""
_COMPONENT = re.compile(
    r"""<(?P<element>[a-z][a-z0-9]*)|\sclass="(?P<classes>[^"]*)"|\s(?P<state>(?:role|type)="[^"]*")"""
    r"""|\s(?P<attribute>(?:data|aria)-[a-z-]+|hidden|open|disabled|checked|required|multiple)(?=[=\s>])"""
)


def html_of(site: Path, address: str) -> str:
    """Return the HTML of a page of a built site."""
    return (site / (address if address.endswith(".html") else f"{address}index.html")).read_text("utf-8")


def components(html: str) -> set[str]:
    """Return what a page is made of: elements, classes, roles and types of fields, and the names of states and data."""
    found: set[str] = set()
    for match in _COMPONENT.finditer(html):
        found.update(match["classes"].split() if match["classes"] is not None else [match[0].strip()])
    return found


def longest_word(html: str) -> int:
    """Return the length of the longest word of a page, which is the first that does not fit."""
    return max(map(len, re.sub(r"(?s)<script.*?</script>|<[^>]*>", " ", html).split()), default=0)


def to_look_at(pages: Mapping[str, str]) -> list[str]:
    """Return addresses of pages, given with their HTML: of each kind those that hold all it has, or all if EVERY_PAGE is set."""
    return list(pages) if os.environ.get("EVERY_PAGE") else representative(pages, MOST_WAYS)


def representative(pages: Mapping[str, str], least: int = 1) -> list[str]:
    """Return addresses of pages, given with their HTML, that hold all there is to see: each component of a kind twice.

    A kind keeps the page that adds most, until none adds anything and it has the least number of pages or no more; and the
    page with its longest word.
    """
    found = {address: components(html) for address, html in pages.items()}
    kept: set[str] = set()
    for addresses in by_kind(list(pages)).values():
        kept.add(max(addresses, key=lambda address: longest_word(pages[address])))
        kept.update(_most_different({address: found[address] for address in addresses}, least))
    return [address for address in pages if address in kept]


def _most_different(found: Mapping[str, set[str]], least: int) -> Iterator[str]:
    """Yield the pages of one kind to keep, given with their components."""
    held: Counter[str] = Counter()
    left = dict(found)
    while left:
        new = {address: sum(held[name] < TWICE for name in names) for address, names in left.items()}
        best = max(left, key=lambda address: new[address])
        if not new[best] and len(found) - len(left) >= least:
            return
        held.update(left.pop(best))
        yield best


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


def visitor(chromium: Browser, width: int = 1280, **options: Any) -> BrowserContext:
    """Return someone who visits on the day the sites were built, with motion off, so that nothing is measured halfway.

    Options go to Playwright's `new_context`.
    """
    settings = {"viewport": {"width": width, "height": HEIGHTS[width]}, "reduced_motion": "reduce"}
    context = chromium.new_context(**(settings | options))
    context.set_default_timeout(SECONDS * 1000)
    context.add_init_script(SAME_DAY)
    return context


@contextmanager
def window(chromium: Browser, base_url: str, width: int = 1280, **options: Any) -> Iterator[Page]:
    """Open a window for many pages, without a trace; options go to Playwright's `new_context`."""
    context = visitor(chromium, width, base_url=base_url, **options)
    try:
        yield context.new_page()
    finally:
        context.close()


def visit(page: Page, address: str) -> None:
    """Open a page; where scripts fill it in, wait until they have."""
    if "#" in address:
        page.goto("about:blank")  # going to the address one is at loads nothing and leaves the focus where it was
    page.goto(address)
    for start, filled in FILLED.items():
        if address.startswith(start):
            expect(page.locator(filled).first).to_be_visible()
    if address.startswith("hitta/#"):
        page.evaluate(DRAWN, SECONDS)


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
