"""A visit leaves no trace: nothing is asked of other servers, and nothing is stored on the visitor's machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

STORED = """
async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
  ...(await indexedDB.databases()).map(database => database.name), ...await caches.keys(),
  ...(await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
].filter(Boolean)
"""


class Watch:
    """What a window does that it should not; `found` lists it since the last look."""

    def __init__(self, page: Page, origin: str) -> None:
        self._page, self._origin = page, origin
        self._seen: list[str] = []
        page.context.on("request", lambda request: self._ask(request.url))
        page.context.on("console", lambda message: self._say(message.type, message.text))
        page.context.on("weberror", lambda error: self._seen.append(f"fel i skript: {error.error}"))

    def _ask(self, url: str) -> None:
        if not url.startswith((self._origin, "data:", "blob:")):
            self._seen.append(f"hämtar {url}")

    def _say(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self._seen.append(f"skriver i konsolen: {text}")

    def found(self) -> list[str]:
        """Return everything since the last look, and everything stored."""
        stored = [f"sparar {name}" for name in self._page.evaluate(STORED)]
        stored += [f"sparar kakan {cookie['name']}" for cookie in self._page.context.cookies()]
        seen, self._seen = self._seen, []
        return seen + stored


def test_no_page_asks_others_or_stores_anything(
    browse: Callable[..., Page], base_url: str, addresses: list[str]
) -> None:
    """Every page is made of the site's own files, stores nothing, and runs without errors."""
    page = browse(snapshots=False)
    watch = Watch(page, base_url)
    faults = {}
    for address in addresses:
        page.goto(address)
        faults[address] = watch.found()
    assert {address: found for address, found in faults.items() if found} == {}
    assert len(faults) > 100


@pytest.mark.parametrize("width", [1280, 375])
def test_using_the_site_stores_nothing(browse: Callable[..., Page], base_url: str, width: int) -> None:
    """Searching, opening a result and filtering leave nothing behind, and send nothing to others."""
    page = browse(width)
    watch = Watch(page, base_url)
    page.goto("")
    page.locator("[data-ik-sok]:visible, [name=query]:visible").first.click()
    page.keyboard.type("peak")
    page.locator(".md-search-result__link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PEAK")
    page.goto("insatser/")
    page.get_by_label("Sök i tabellen").fill("lund")
    page.get_by_label("Område", exact=True).select_option("lund")
    expect(page).to_have_url(re.compile("omrade=lund"))
    page.reload()
    expect(page.get_by_label("Område", exact=True)).to_have_value("lund")
    assert watch.found() == []


def test_what_the_visitor_types_is_not_sent(browse: Callable[..., Page]) -> None:
    """No request carries what the visitor searches for or chooses."""
    page = browse()
    urls: list[str] = []
    page.context.on("request", lambda request: urls.append(request.url + (request.post_data or "")))
    page.goto("insatser/")
    page.get_by_label("Sök i tabellen").fill("hemligt")
    expect(page).to_have_url(re.compile("#text=hemligt$"))
    page.locator("[name=query]").press_sequentially("hemligt")
    expect(page.locator(".md-search-result__meta")).to_contain_text("sökresultat")
    assert urls
    assert [url for url in urls if "hemligt" in url.partition("#")[0]] == []


def test_faults_that_are_put_in_are_found(browse: Callable[..., Page], base_url: str) -> None:
    """The watch is able to fail: an outside picture, a stored value, a cookie and a script error are all found."""
    page = browse()
    page.context.route("https://example.org/**", lambda route: route.abort())
    watch = Watch(page, base_url)
    page.goto("om/")
    page.evaluate("""() => {
      localStorage.setItem("a", "1"); document.cookie = "b=1"; console.error("c");
      setTimeout(() => { throw new Error("d"); });
      return new Promise(done => { const image = new Image(); image.onerror = done; image.src = "https://example.org/e.png"; });
    }""")
    found = " ".join(watch.found())
    for fault in ("sparar a", "sparar kakan b", "konsolen: c", "fel i skript: d", "hämtar https://example.org/e.png"):
        assert fault in found
