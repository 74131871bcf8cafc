"""A visit leaves no trace: nothing is asked of other servers, and nothing is stored on the visitor's machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.windows import by_kind, hits, of_each_kind, open_search, search_field
from support.webserver import UNDER_BOTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Request, Route

CHUNKS = 6
"""Parts the walk over the pages comes in, for pytest-xdist to share out."""

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
        self.own = self.foreign = 0
        """Requests to the site, and to others."""
        page.context.on("request", self._ask)
        page.context.on("console", lambda message: self._say(message.type, message.text))
        page.context.on("weberror", lambda error: self._seen.append(f"fel i skript: {error.error}"))

    def _ask(self, request: Request) -> None:
        if request.url.startswith(self._origin):
            self.own += 1
        elif not request.url.startswith(("data:", "blob:")):
            self.foreign += 1
            self._seen.append(f"hämtar {request.url}")

    def _say(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self._seen.append(f"skriver i konsolen: {text}")

    def found(self) -> list[str]:
        """Return everything since the last look, and everything stored."""
        stored = [f"sparar {name}" for name in self._page.evaluate(STORED)]
        stored += [f"sparar kakan {cookie['name']}" for cookie in self._page.context.cookies()]
        seen, self._seen = self._seen, []
        return seen + stored


@pytest.fixture
def watched(
    browse: Callable[..., Page], base_url: str, total: Callable[[str, int], None]
) -> Iterator[Callable[..., tuple[Page, Watch]]]:
    """Open watched windows; their requests are counted."""
    watches = []

    def open_window(width: int = 1280, **options: object) -> tuple[Page, Watch]:
        page = browse(width, **options)
        watches.append(Watch(page, base_url))
        return page, watches[-1]

    yield open_window
    total("förfrågningar från webbläsaren till den egna webbplatsen", sum(watch.own for watch in watches))
    total("förfrågningar från webbläsaren till andra", sum(watch.foreign for watch in watches))


@UNDER_BOTH
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_page_asks_others_or_stores_anything(
    watched: Callable[..., tuple[Page, Watch]],
    pages: list[str],
    base: str,
    chunk: int,
    total: Callable[[str, int], None],
) -> None:
    """Pages are made of the site's own files, keep to their policy, store nothing, and run without errors.

    In a folder the site is the same but for its links, which `test_server` compares; three pages of each kind are visited.
    """
    page, watch = watched()
    faults = {}
    visited = pages if base == "/" else of_each_kind(pages, 3)
    for address in visited[chunk::CHUNKS]:
        answer = page.goto(address)
        assert answer
        assert answer.ok
        faults[address] = watch.found()
    total("sidor besökta utan något förbjudet", len(faults))
    assert {address: found for address, found in faults.items() if found} == {}
    assert len(faults) >= len(by_kind(pages)) // CHUNKS > 0
    assert watch.own >= len(faults)


@UNDER_BOTH
@pytest.mark.parametrize("width", [1280, 375])
def test_using_the_site_stores_nothing(watched: Callable[..., tuple[Page, Watch]], width: int) -> None:
    """Searching, opening a result and filtering leave nothing behind, and send nothing to others."""
    page, watch = watched(width)
    page.goto("")
    open_search(page, "peak")
    hits(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PEAK")
    page.goto("sok/#text=arbete&kommun=lund")
    expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
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
    page.get_by_role("button", name="Sök", exact=True).click()
    page.keyboard.type("hemligt")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("träff")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sok/#text=hemligt$"))
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text("träff")
    assert urls
    assert [url for url in urls if "hemligt" in url.partition("#")[0]] == []


def test_search_is_not_loaded_before_it_is_asked_for(browse: Callable[..., Page]) -> None:
    """Reading costs nobody the search index; the first turn to search fetches it, once."""
    page = browse()
    urls: list[str] = []
    page.context.on("request", lambda request: urls.append(request.url))
    for address in ("", "insatser/lund/ips/", "om/"):
        page.goto(address, wait_until="networkidle")
    assert urls
    assert [url for url in urls if re.search("/sok/|search-|pagefind", url)] == []
    open_search(page, "IPS")
    search_field(page).fill("IPS lund")
    expect(hits(page).first).to_have_text("IPS")
    for name in ("pagefind.js", "wasm.sv.pagefind", "ord.json", "sok/"):
        assert len([url for url in urls if url.endswith(name)]) == 1, name


FOREIGN = "https://example.org/bild.png"
HTML_FAULTS = {
    "a picture from elsewhere": (f'<img src="{FOREIGN}" alt="">', "Content Security Policy"),
    "a style sheet from elsewhere": (f'<link rel="stylesheet" href="{FOREIGN}">', "Content Security Policy"),
    "a frame": (f'<iframe src="{FOREIGN}" title="x"></iframe>', "Content Security Policy"),
    "an inline script": ("<script>document.title = 'x'</script>", "Content Security Policy"),
    "an event attribute": ('<img src="data:," alt="" onerror="document.title = 1">', "Content Security Policy"),
    "an inline style": ("<style>p { color: red }</style>", "Content Security Policy"),
    "a style attribute": ('<p style="color: red">x</p>', "Content Security Policy"),
    "a missing file": ('<img src="/saknas.png" alt="">', "404"),
}
SCRIPT_FAULTS = {
    "local storage": ("localStorage.setItem('a', '1')", "sparar a"),
    "session storage": ("sessionStorage.setItem('b', '1')", "sparar b"),
    "a cookie": ("document.cookie = 'c=1'", "sparar kakan c"),
    "a database": ("indexedDB.open('d')", "sparar d"),
    "a cache": ("await caches.open('e')", "sparar e"),
    "a question to another server": (f"fetch('{FOREIGN}').catch(() => {{}})", "Content Security Policy"),
    "an error": ("throw new Error('f')", "fel i skript: f"),
    "a warning": ("console.warn('g')", "skriver i konsolen: g"),
}


@pytest.fixture
def visit_seeded(browse: Callable[..., Page], base_url: str) -> Callable[..., str]:
    """Return a function that puts a fault into one file of a page and returns what the watch finds, as one text."""

    def visit(pattern: str, fault: str, **options: object) -> str:
        page = browse(**options)
        watch = Watch(page, base_url)
        _seed(page, pattern, fault)
        page.goto("om/", wait_until="networkidle")
        return " ".join(watch.found())

    return visit


def _seed(page: Page, pattern: str, fault: str) -> None:
    """Put a fault at the end of a file, and of the article if it is a page; other servers do not answer."""

    def seed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</article>", f"{fault}</article>") + f"\n{fault}")

    page.context.route(FOREIGN, lambda route: route.abort())
    page.route(re.compile(pattern), seed)


@pytest.mark.parametrize("fault", HTML_FAULTS)
def test_faults_in_a_page_are_found(visit_seeded: Callable[..., str], fault: str) -> None:
    """The watch is able to fail: whatever a page holds that it should not is stopped by the policy and reported."""
    html, words = HTML_FAULTS[fault]
    assert words in visit_seeded("/om/$", html)


@pytest.mark.parametrize("fault", SCRIPT_FAULTS)
def test_faults_in_a_script_are_found(visit_seeded: Callable[..., str], fault: str) -> None:
    """The same for what one of our own scripts could do, which the policy lets run."""
    script, words = SCRIPT_FAULTS[fault]
    assert words in visit_seeded(r"/insatskartan/site\.[0-9a-f]+\.js$", script)


def test_questions_to_others_are_found_without_the_policy(visit_seeded: Callable[..., str]) -> None:
    """The watch does not rest on the policy; and what is put in unharmed is no fault."""
    page = f'<img src="{FOREIGN}" alt="">'
    assert f"hämtar {FOREIGN}" in visit_seeded("/om/$", page, bypass_csp=True)
    assert visit_seeded("/om/$", "<p>x</p>") == ""
