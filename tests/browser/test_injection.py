"""Hostile text in a site that is really built, in a real browser: nothing runs, nothing breaks out, all is read as text.

The site is built twice: once with the texts of `data/injection.yml`, once with a harmless word in their place. The two
must differ in their texts only. The rules are off while the hostile site is built, so that what they would have refused
meets the page as well.

The browser's parser reads every page. Opened, with all that scripts do, are those that hold all components, the page of
the insats of every text and one more with the same text, by turns of each template; all pages if EVERY_PAGE is set.
"""

from __future__ import annotations

import functools
import html
import http.server
import json
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from browser import windows
from insatskartan.model.reports import FORMS
from support.hostile import HARMLESS, TEXTS, folder
from support.samples import MINIMAL
from support.sites import EPOCH, locked, settings_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

BUILD = """
from insatskartan.host import build
from mkdocs.__main__ import cli
build.check = lambda *_: []
cli()
"""
ROWS = [row for row in TEXTS if "avvisas" not in row]
"""What the loader lets through."""
MARKDOWN = {"/beskrivning", "/område/beskrivning", "/reflektion/text", "/område/reflektion/text"}
MARKDOWN |= {f"/uppföljning/{key}" for form in FORMS.values() for _, key in form} | {"/uppföljning/lärdomar/text"}
MARKDOWN |= {"/grupp/beskrivning", "/tema/beskrivning", "/vag/beskrivning", "/metod/beskrivning"}
SUBSET = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "blockquote"}
ATTRIBUTES = """
const attributes = page => {
  const all = [...page.querySelectorAll("*")], names = ["href", "src", "action", "formaction", "data"];
  return {
    handlers: all.flatMap((e) => e.getAttributeNames().filter((n) => n.startsWith("on"))),
    addresses: all.flatMap((e) => names.map((n) => e.getAttribute(n)).filter((v) => v !== null)),
  };
};
"""
SEEN = (
    f"file => {{{ATTRIBUTES}"
    """
  // As the browser reads the file, without running anything.
  const page = new DOMParser().parseFromString(file, "text/html"), all = [...page.querySelectorAll("*")];
  const seen = {
    // What search is told stands in attributes of one element, and only what there is something to tell.
    elements: all.map((e) =>
      [e.localName, e.dataset.pagefindMeta ? "data-pagefind-meta" : e.getAttributeNames().sort().join(" ")].join(" ")),
    ...attributes(page),
    title: page.title,
    description: page.querySelector("meta[name=description]")?.content ?? "",
  };
  page.querySelectorAll("script, style, template").forEach((e) => e.remove());
  return { ...seen, text: page.body.textContent };
}"""
)
WATCH = (
    "window.__ran = false; for (const n of ['alert', 'confirm', 'prompt']) window[n] = () => { window.__ran = true; };"
)
DONE = f"() => {{{ATTRIBUTES} return {{ ...attributes(document), ran: window.__ran }}; }}"
SHARES, SEARCHES = 8, 3
"""Workers take part of the pages and the searches."""
EACH_SHARE = pytest.mark.parametrize("share", range(SHARES))


@dataclass
class Seen:
    """What the browser reads in the file of a page."""

    elements: list[str]
    handlers: list[str]
    addresses: list[str]
    text: str
    title: str
    description: str

    def faults(self, twin: Seen) -> list[str]:
        """Return what the page has and its harmless twin has not, but for Markdown, and what its addresses may not be."""
        own, others = Counter(self.elements), Counter(twin.elements)
        found = [f"har mer: {element}" for element in own - others if not _of_markdown(element)]
        found += [f"saknar: {element}" for element in others - own if element.strip() != "p"]
        return found + _dangers(self.handlers, self.addresses)


def _of_markdown(element: str) -> bool:
    name, _, attributes = element.partition(" ")
    return name in SUBSET and set(attributes.split()) <= ({"href", "rel"} if name == "a" else set())


def _dangers(handlers: list[str], addresses: list[str]) -> list[str]:
    dangerous = [address for address in addresses if not _is_allowed(address)]
    return [f"händelse: {name}" for name in handlers] + [f"adress: {address}" for address in dangerous]


def _is_allowed(address: str) -> bool:
    scheme = re.match(r"\s*([\w+.-]*):", address)
    known = not scheme or scheme[1].lower() in {"https", "mailto", "tel"}
    return known and not address.lstrip().startswith(("//", "\\\\"))


@dataclass
class Visitor:
    """A window that notes everything a page does besides showing text."""

    page: Page
    base: str
    trouble: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH)
        self.page.on("dialog", lambda dialog: self.trouble.append(f"dialog {dialog.message}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"fel {error}"))
        self.page.on("console", lambda message: self.trouble.append(f"{message.type} {message.text}"))
        self.page.on("request", self._note_request)
        self.page.on("requestfailed", self._note_failure)
        self.page.on("response", self._note_response)

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith(self.base):
            self.trouble.append(f"anrop {request.url}")

    def _note_failure(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # leaving a page stops what it was still reading
            self.trouble.append(f"{request.failure} {request.url}")

    def _note_response(self, response: Any) -> None:
        if response.status >= 400:
            self.trouble.append(f"{response.status} {response.url}")

    def visit(self, address: str) -> list[str]:
        """Open a page and return everything that it does."""
        self.page.goto(self.base + address)
        if address.startswith("foresla/"):
            self.page.locator(windows.FORMS).first.wait_for()  # its script shows it
        done = self.page.evaluate(DONE)
        found = self.trouble + _dangers(done["handlers"], done["addresses"]) + ["kör skript"] * done["ran"]
        self.trouble = []
        return found


def _bare(text: str) -> str:
    """Return a text without what pages change: spaces, and capitals at its start or in names."""
    return " ".join(text.split()).casefold()


@dataclass
class Site:
    """A built site, and the values of each text by the path of their field."""

    folder: Path
    fields: list[dict[str, str]]

    def addresses(self) -> list[str]:
        """Return all pages; those of one text have the same address in both sites."""
        return sorted(
            p.relative_to(self.folder).as_posix().removesuffix("index.html") for p in self.folder.rglob("*.html")
        )


def _build(root: Path, texts: list[str]) -> Site:
    """Build the site of the texts, once for all workers."""
    files, fields = folder(texts)
    with locked(root.with_suffix(".lock")):
        if not (root / "finished").exists():
            _build_files(root, files)
            (root / "finished").touch()
    return Site(root / "site", fields)


def _build_files(root: Path, files: Mapping[str, str]) -> None:
    (root / "content").mkdir(parents=True)
    for name in ("om", "bidra", "oppna-data", "tillganglighet"):
        (root / "content" / f"{name}.md").write_text(f"# {name}\n", "utf-8")
    for name, content in {**MINIMAL, **files}.items():
        (root / "insatser" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "insatser" / name).write_text(content, "utf-8")
    (root / "mkdocs.yml").write_text(settings_text(), "utf-8")
    command = [sys.executable, "-c", BUILD, "build", "--strict", "--quiet", "-f", str(root / "mkdocs.yml")]
    variables = {**os.environ, **EPOCH, "NO_MKDOCS_2_WARNING": "1", "INSATSKARTAN_URL": ""}
    done = subprocess.run(command, capture_output=True, text=True, env=variables, cwd=root, check=False, timeout=300)
    assert done.returncode == 0, done.stderr


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def sites(shared_folder: Path) -> tuple[Site, Site]:
    """Build the hostile site and its harmless twin, whose pages have the same addresses."""
    hostile = _build(shared_folder / "hostile", [row["text"] for row in ROWS])
    harmless = _build(shared_folder / "harmless", [HARMLESS for _ in ROWS])
    assert hostile.addresses() == harmless.addresses()
    assert len(hostile.addresses()) > 2 * len(ROWS)
    return hostile, harmless


@pytest.fixture(scope="module")
def see(chromium: Browser) -> Iterator[Callable[[str], Seen]]:
    """Return a function that tells what the browser reads in a file."""
    page = chromium.new_page()
    yield lambda file: Seen(**page.evaluate(SEEN, file))
    page.close()


@pytest.fixture(scope="module")
def see_both(sites: tuple[Site, Site], see: Callable[[str], Seen]) -> Callable[[str], tuple[Seen, Seen]]:
    """Return a function that reads a page and its twin; the pages of all harmless texts are alike but for their marks."""
    harmless = functools.cache(lambda address: see(windows.html_of(sites[1].folder, address)))
    return lambda address: (see(windows.html_of(sites[0].folder, address)), harmless(re.sub(r"s\d+", "s0", address)))


@pytest.fixture(scope="module")
def visitor(sites: tuple[Site, Site], chromium: Browser) -> Iterator[Visitor]:
    """Serve the hostile site from a port of its own, and open a window."""
    handler = functools.partial(_Quiet, directory=str(sites[0].folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = windows.visitor(chromium)
    yield Visitor(context.new_page(), f"http://127.0.0.1:{server.server_port}/")
    context.close()
    server.shutdown()
    server.server_close()


@EACH_SHARE
def test_pages_have_the_same_elements(
    sites: tuple[Site, Site], see_both: Callable[[str], tuple[Seen, Seen]], share: int
) -> None:
    """The elements of each page, and the names of their attributes, are those of its twin, but for Markdown."""
    faults = {}
    for address in sites[0].addresses()[share::SHARES]:
        page, twin = see_both(address)
        faults[address] = page.faults(twin)
    windows.report(faults)
    assert len(faults) > len(ROWS) // SHARES


FAULTS = {
    "an element": ("<b>x</b>", "har mer: b "),
    "a script": ("<script>alert(1)</script>", "har mer: script "),
    "an attribute of a link": ('<a href="/" class="x">x</a>', "har mer: a class href"),
    "an event": ('<p onclick="alert(1)">x</p>', "händelse: onclick"),
    "an address that runs": ('<a href=" JavaScript:alert(1)">x</a>', "adress:  JavaScript:alert(1)"),
    "an address of data": ('<a href="data:text/html,x">x</a>', "adress: data:text/html,x"),
    "another server": ('<a href="//exempel.test">x</a>', "adress: //exempel.test"),
    "another server with backslashes": (r'<a href="\\exempel.test">x</a>', r"adress: \\exempel.test"),
    "a comment that hides": ("<!-- ", "saknar: h2 "),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_breaks_out_is_found(see: Callable[[str], Seen], fault: str) -> None:
    """The comparison is able to fail; Markdown alone is no fault."""
    text, expected = FAULTS[fault]
    page = "<title>Sida</title><p>{}<h2>Mer</h2><p>Slut"
    assert expected in see(page.format(text)).faults(see(page.format(HARMLESS)))
    markdown = '<em>x</em> <a href="https://exempel.se" rel="x">x</a><ul><li>x</ul>'
    assert see(page.format(markdown)).faults(see(page.format(HARMLESS))) == []


@EACH_SHARE
def test_all_text_is_read_as_it_was_written(
    sites: tuple[Site, Site], see_both: Callable[[str], tuple[Seen, Seen]], share: int
) -> None:
    """Where the twin shows the harmless word of a field, the hostile page shows that field's text, whole."""
    hostile, harmless = sites
    shown: Counter[str] = Counter()
    for address in hostile.addresses()[share::SHARES]:
        page, twin = see_both(address)
        text = _bare(page.text)
        own = re.search(r"s(\d+)", address)
        for mark in set(re.findall(r"q\d+s\d+q", _bare(twin.text))):
            number = int(mark[:-1].partition("s")[2])
            path = _path(harmless.fields[number], mark)
            number = int(own[1]) if own else number
            expected = _expected(ROWS[number], hostile.fields[number][path], path)
            assert _bare(expected) in text, f"{address} {path} {ROWS[number]['namn']}"
            shown[path] += 1
    assert len(shown) > 60, "few fields are shown at all"
    assert shown["/namn"] >= len(ROWS) // SHARES


def _path(fields: dict[str, str], mark: str) -> str:
    return next(path for path, value in fields.items() if mark in value.split())


def _expected(row: dict[str, Any], value: str, path: str) -> str:
    """Return what a reader sees of a value; in running text Markdown has its say."""
    if path not in MARKDOWN:
        return value
    return value.replace(row["text"], row.get("syns", row["text"]), 1)


def test_title_and_description_hold_the_text(sites: tuple[Site, Site], see: Callable[[str], Seen]) -> None:
    """The head of each insats page says name and summary, with every sign kept."""
    for number, fields in enumerate(sites[0].fields):
        page = see(windows.html_of(sites[0].folder, _of_insats(number, fields)))
        assert " ".join(fields["/namn"].split()) in " ".join(page.title.split()), ROWS[number]["namn"]
        assert " ".join(page.description.split()) == " ".join(fields["/sammanfattning"].split()), ROWS[number]["namn"]


def _of_insats(number: int, fields: Mapping[str, str]) -> str:
    """Return the address of the page of the insats of a text."""
    slug = fields["/namn"].rpartition(" ")[2]
    return f"insatser/s{number}/{slug}/"


@pytest.fixture(scope="session")
def visited(sites: tuple[Site, Site]) -> list[str]:
    """List the pages to open."""
    hostile = sites[0]
    addresses = hostile.addresses()
    if os.environ.get("EVERY_PAGE"):
        return addresses
    chosen = set(windows.representative({address: windows.html_of(hostile.folder, address) for address in addresses}))
    for number, fields in enumerate(hostile.fields):
        own = [address for address in addresses if re.search(rf"s{number}(?!\d)", address)]
        chosen.add(_of_insats(number, fields))
        chosen.add(own[number % len(own)])
    return [address for address in addresses if address in chosen]


@EACH_SHARE
def test_pages_do_nothing(visitor: Visitor, visited: list[str], share: int) -> None:
    """Opening a page runs nothing and fetches nothing."""
    faults = {address: visitor.visit(address) for address in visited[share::SHARES]}
    windows.report(faults)
    assert len(faults) > len(ROWS) // SHARES


DEEDS = {
    "an event": ('<img src="data:," onerror="alert(1)">', "kör skript"),
    "a script": ("<script>alert(1)</script>", "kör skript"),
    "an error": ("<script>throw new Error('x')</script>", "fel x"),
    "a picture of another server": ('<img src="https://exempel.test/x.png">', "anrop https://exempel.test/x.png"),
    "a file that is gone": ('<img src="/saknas.png">', "404"),
}


@pytest.mark.parametrize("fault", DEEDS)
def test_what_a_page_does_is_found(visitor: Visitor, fault: str) -> None:
    """The window is able to see it: put into a page that does nothing, without its policy, each deed is told."""
    text, expected = DEEDS[fault]
    visitor.page.route("https://exempel.test/**", lambda route: route.abort())

    def put_in(route: Route) -> None:
        answer = route.fetch()
        open_page = re.sub('<meta[^>]*Content-Security-Policy"[^>]*>', "", answer.text())
        route.fulfill(response=answer, body=open_page.replace("</article>", f"{text}</article>"))

    assert visitor.visit("om/") == []
    visitor.page.route("**/om/", put_in)
    try:
        assert expected in " ".join(visitor.visit("om/"))
    finally:
        visitor.page.unroute_all()


@pytest.mark.parametrize("address", ["", "sok/"])
@pytest.mark.parametrize("share", range(SEARCHES))
def test_the_hits_of_a_search_are_text(sites: tuple[Site, Site], visitor: Visitor, address: str, share: int) -> None:
    """The search index brings every text back into the page; there it is no more than text either."""
    page = visitor.page
    page.goto(visitor.base + address)
    if not address:
        page.keyboard.press("Control+k")
    field = page.get_by_label("Sökord" if address else "Sök insats, ord eller kommun")
    rows = page.locator(".ik-search-box .ik-rows" if not address else "main .ik-rows")
    for number, fields in list(enumerate(sites[0].fields))[share::SEARCHES]:
        mark = fields["/namn"].rpartition(" ")[2]
        field.fill(mark)
        hit = rows.locator(f"a[href*='/{mark}/']").first
        hit.wait_for(state="attached")
        name, summary = (" ".join(fields[path].split()).casefold() for path in ("/namn", "/sammanfattning"))
        assert name in _bare(hit.inner_text()), ROWS[number]["namn"]
        shown = _bare(hit.locator("xpath=ancestor::li[1]").locator("p").first.inner_text()).removesuffix(" …")
        assert shown in summary or summary in shown or mark in shown, ROWS[number]["namn"]
        assert set(rows.evaluate("rows => [...rows.querySelectorAll('*')].map((e) => e.localName)")) <= HITS
        assert visitor.trouble == [], ROWS[number]["namn"]
    assert not page.evaluate("window.__ran")


HITS = {"li", "h3", "a", "p", "ul", "span", "strong", "mark", "svg", "path", "circle"}
"""What a row of a result is made of."""


def test_data_within_pages_cannot_end_its_script(sites: tuple[Site, Site]) -> None:
    """No page holds a hostile text unescaped: neither in a script, nor in an attribute, nor anywhere else."""
    tags = [row["text"] for row in ROWS if "<" in row["text"] and "script" in row["text"]]
    for address in sites[0].addresses():
        source = windows.html_of(sites[0].folder, address)
        for text in tags:
            assert f"{text} q" not in source, address
        for script in re.findall(
            r'<script[^>]*type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', source, re.DOTALL
        ):
            json.loads(html.unescape(script))
