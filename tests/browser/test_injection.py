"""Hostile text in a site that is really built, in a real browser: nothing runs, nothing breaks out, all is read as text.

The site is built twice: once with the texts of `data/injection.yml`, once with a harmless word in their place. The two
must differ in their texts only. The rules are off while the hostile site is built, so that what they would have refused
meets the page as well.
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
from support.sites import settings_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

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
SEEN = """async () => ({
  // As the browser reads the file, before scripts have added what they add.
  elements: [...new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html").querySelectorAll("*")]
    // What search is told stands in attributes of one element, and only what there is something to tell.
    .map((e) => [e.localName, e.dataset.pagefindMeta ? "data-pagefind-meta" : e.getAttributeNames().sort().join(" ")].join(" ")),
  handlers: [...document.querySelectorAll("*")].flatMap((e) => e.getAttributeNames().filter((n) => n.startsWith("on"))),
  addresses: [...document.querySelectorAll("[href], [src], [action], [formaction], [data]")].flatMap(
    (e) => ["href", "src", "action", "formaction", "data"].map((n) => e.getAttribute(n)).filter((v) => v !== null)),
  text: document.body.innerText,
  title: document.title,
  description: document.querySelector("meta[name=description]")?.content ?? "",
  ran: Boolean(window.__ran),
})"""
WATCH = (
    "window.__ran = false; for (const n of ['alert', 'confirm', 'prompt']) window[n] = () => { window.__ran = true; };"
)


@dataclass
class Visit:
    """What was seen on a page."""

    elements: Counter[str]
    text: str
    title: str
    description: str


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

    def visit(self, address: str) -> Visit:
        """Open a page; anything it does, and any address of another kind, is a fault."""
        self.page.goto(self.base + address)
        if address.startswith("foresla/"):
            self.page.locator(windows.FORMS).first.wait_for()  # its script shows it
        seen = self.page.evaluate(SEEN)
        assert self.trouble == [], address
        assert not seen["ran"], address
        assert seen["handlers"] == [], address
        schemes = (re.match(r"\s*([\w+.-]*):", address_) for address_ in seen["addresses"])
        assert not any(address_.lstrip().startswith(("//", "\\\\")) for address_ in seen["addresses"]), address
        assert {scheme[1].lower() for scheme in schemes if scheme} <= {"https", "mailto", "tel"}, address
        return Visit(Counter(seen["elements"]), _bare(seen["text"]), seen["title"], seen["description"])


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
    files, fields = folder(texts)
    (root / "content").mkdir(parents=True)
    for name in ("om", "bidra", "oppna-data", "tillganglighet"):
        (root / "content" / f"{name}.md").write_text(f"# {name}\n", "utf-8")
    for name, content in {**MINIMAL, **files}.items():
        (root / "insatser" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "insatser" / name).write_text(content, "utf-8")
    (root / "mkdocs.yml").write_text(settings_text(), "utf-8")
    command = [sys.executable, "-c", BUILD, "build", "--strict", "--quiet", "-f", str(root / "mkdocs.yml")]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795345200", "INSATSKARTAN_URL": ""}
    done = subprocess.run(command, capture_output=True, text=True, env=variables, cwd=root, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return Site(root / "site", fields)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """Build the hostile site and its harmless twin."""
    root = tmp_path_factory.mktemp("injektion")
    return _build(root / "a", [row["text"] for row in ROWS]), _build(root / "b", [HARMLESS for _ in ROWS])


@pytest.fixture(scope="module")
def visitors(sites: tuple[Site, Site], chromium: Browser) -> Iterator[tuple[Visitor, Visitor]]:
    """Serve both sites, each from a port of its own, and open a window for each."""
    servers, opened = [], []
    for site in sites:
        handler = functools.partial(_Quiet, directory=str(site.folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = chromium.new_context(reduced_motion="reduce")
        context.set_default_timeout(30_000)
        opened.append(Visitor(context.new_page(), f"http://127.0.0.1:{server.server_port}/"))
        servers.append((server, context))
    yield opened[0], opened[1]
    for server, context in servers:
        context.close()
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def visits(sites: tuple[Site, Site], visitors: tuple[Visitor, Visitor]) -> Mapping[str, tuple[Visit, Visit]]:
    """Open every page of the hostile site, and its twin; the pages of all harmless texts are alike but for their marks."""
    hostile, harmless = sites
    assert hostile.addresses() == harmless.addresses()
    assert len(hostile.addresses()) > 2 * len(ROWS)
    twins = {address: re.sub(r"s\d+", "s0", address) for address in hostile.addresses()}
    seen = {address: visitors[1].visit(address) for address in sorted(set(twins.values()))}
    return {address: (visitors[0].visit(address), seen[twin]) for address, twin in twins.items()}


def test_pages_do_nothing_and_have_the_same_elements(visits: Mapping[str, tuple[Visit, Visit]]) -> None:
    """Opening a page runs nothing and fetches nothing; its elements are those of the twin, but for Markdown."""
    for address, (hostile, harmless) in visits.items():
        more, fewer = hostile.elements - harmless.elements, harmless.elements - hostile.elements
        for element in more:
            name, _, attributes = element.partition(" ")
            assert name in SUBSET, f"{address}: {element}"
            assert set(attributes.split()) <= ({"href", "rel"} if name == "a" else set()), f"{address}: {element}"
        assert {element.strip() for element in fewer} <= {"p"}, address


def test_all_text_is_read_as_it_was_written(
    sites: tuple[Site, Site], visits: Mapping[str, tuple[Visit, Visit]]
) -> None:
    """Where the twin shows the harmless word of a field, the hostile page shows that field's text, whole."""
    hostile, harmless = sites
    shown: Counter[str] = Counter()
    for address, (page, twin) in visits.items():
        own = re.search(r"s(\d+)", address)
        for mark in set(re.findall(r"q\d+s\d+q", twin.text)):
            number = int(mark[:-1].partition("s")[2])
            path = _path(harmless.fields[number], mark)
            number = int(own[1]) if own else number
            expected = _expected(ROWS[number], hostile.fields[number][path], path)
            assert _bare(expected) in page.text, f"{address} {path} {ROWS[number]['namn']}"
            shown[path] += 1
    assert len(shown) > 60, "few fields are shown at all"
    assert shown["/namn"] >= len(ROWS)


def _path(fields: dict[str, str], mark: str) -> str:
    return next(path for path, value in fields.items() if mark in value.split())


def _expected(row: dict[str, Any], value: str, path: str) -> str:
    """Return what a reader sees of a value; in running text Markdown has its say."""
    if path not in MARKDOWN:
        return value
    return value.replace(row["text"], row.get("syns", row["text"]), 1)


def test_title_and_description_hold_the_text(
    sites: tuple[Site, Site], visits: Mapping[str, tuple[Visit, Visit]]
) -> None:
    """The head of each insats page says name and summary, with every sign kept."""
    for number, fields in enumerate(sites[0].fields):
        slug = fields["/namn"].rpartition(" ")[2]
        page = visits[f"insatser/s{number}/{slug}/"][0]
        assert " ".join(fields["/namn"].split()) in " ".join(page.title.split()), ROWS[number]["namn"]
        assert " ".join(page.description.split()) == " ".join(fields["/sammanfattning"].split()), ROWS[number]["namn"]


@pytest.mark.parametrize("address", ["", "sok/"])
def test_the_hits_of_a_search_are_text(
    sites: tuple[Site, Site], visitors: tuple[Visitor, Visitor], address: str
) -> None:
    """The search index brings every text back into the page; there it is no more than text either."""
    visitor, page = visitors[0], visitors[0].page
    page.goto(visitor.base + address)
    if not address:
        page.keyboard.press("Control+k")
    field = page.get_by_label("Sökord" if address else "Sök insats, ord eller kommun")
    rows = page.locator(".ik-search-box .ik-rows" if not address else "main .ik-rows")
    for number, fields in enumerate(sites[0].fields):
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
        path = sites[0].folder / (address if address.endswith(".html") else f"{address}index.html")
        source = path.read_text("utf-8")
        for text in tags:
            assert f"{text} q" not in source, address
        for script in re.findall(
            r'<script[^>]*type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', source, re.DOTALL
        ):
            json.loads(html.unescape(script))
