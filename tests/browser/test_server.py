"""nginx with our settings: what it says about each kind of file, at the root of a server and in a folder of it."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import threading
import time
from collections import Counter
from contextlib import closing
from itertools import cycle, islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from browser.windows import hits, open_search
from insatskartan.hosting import csp
from support.samples import SKANE
from support.sites import ROOT_SITE
from support.webserver import UNDER_BOTH, nginx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playwright.sync_api import Page, Response

EVERYWHERE = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
NO_CACHE, SHORT, FOR_GOOD = "no-cache", "public, max-age=300", "public, max-age=31536000, immutable"
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "png": "image/png",
    "gz": "application/gzip",
}
REQUESTS, CONNECTIONS = 2000, 50
"""Size of the load test."""


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def get(connection: http.client.HTTPConnection, path: str, *, packed: bool = False) -> Answer:
    """Ask for a path."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"} if packed else {})
    answer = connection.getresponse()
    return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


def connect(base_url: str) -> closing[http.client.HTTPConnection]:
    """Connect to the server of an address."""
    return closing(http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=30))


@pytest.fixture
def ask(base_url: str, base: str) -> Callable[..., Answer]:
    """Return a function that asks for a path below the base, or for a whole one that begins with a slash."""

    def ask(path: str, *, packed: bool = False) -> Answer:
        with connect(base_url) as connection:
            return get(connection, path if path.startswith("/") else base + path, packed=packed)

    return ask


NAMED = {"STYLE": "insatskartan/site.*.css", "INDEX": "sok/register.*/ord.json"}
"""Files whose names change with their content."""


def found(site: Path, path: str) -> str:
    """Return a path as it is published."""
    return next(site.glob(NAMED[path])).relative_to(site).as_posix() if path in NAMED else path


CASES = {
    "page": ("insatser/lund/ips/", 200, "html", NO_CACHE, False),
    "start page": ("", 200, "html", NO_CACHE, False),
    "API": ("api/v1/insatser.json", 200, "json", SHORT, True),
    "fingerprinted file": ("STYLE", 200, "css", FOR_GOOD, False),
    "search": ("sok/register.json", 200, "json", NO_CACHE, False),
    "search index": ("INDEX", 200, "json", FOR_GOOD, False),
    "missing page": ("saknas/", 404, "html", NO_CACHE, False),
    "missing API file": ("api/v1/saknas.json", 404, "html", NO_CACHE, False),
    "missing fingerprinted file": ("insatskartan/site.00000000.css", 404, "html", NO_CACHE, False),
    "folder without a page": ("assets/", 404, "html", NO_CACHE, False),
    "hidden file": (".git/HEAD", 404, "html", NO_CACHE, False),
    "security.txt": ("/.well-known/security.txt", 200, "txt", NO_CACHE, False),
}


@UNDER_BOTH
@pytest.mark.parametrize("case", CASES)
def test_headers(ask: Callable[..., Answer], site: Path, case: str) -> None:
    """Status, type, how long it may be kept, and whether other sites may fetch it; the rest on every answer."""
    path, status, kind, cache, shared = CASES[case]
    answer = ask(found(site, path))
    assert answer.status == status
    headers = answer.headers
    assert headers["content-type"] == TYPES[kind]
    assert headers["cache-control"] == cache
    assert headers.get("access-control-allow-origin") == ("*" if shared else None)
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in headers["permissions-policy"]
    assert headers["content-security-policy"].endswith("frame-ancestors 'none'")
    assert "'unsafe-" not in headers["content-security-policy"]


def test_data_sets(nginx_program: str, site: Path, tmp_path: Path) -> None:
    """Others may fetch them; a file without ending is the catalogue, which dataportal.se expects as RDF/XML."""
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/datasets").mkdir(exist_ok=True)
    kinds = {"dcat": "application/rdf+xml", "a.csv": "text/csv; charset=utf-8", "a.rdf": "application/rdf+xml"}
    for name in kinds:
        (tmp_path / "site/datasets" / name).write_text("x")
    with nginx(nginx_program, tmp_path / "site", tmp_path / "own") as address, connect(address) as connection:
        for name, kind in kinds.items():
            answer = get(connection, f"/datasets/{name}")
            assert (answer.status, answer.headers["content-type"]) == (200, kind)
            assert answer.headers["access-control-allow-origin"] == "*"
            assert answer.headers["cache-control"] == SHORT
            assert answer.headers["x-content-type-options"] == "nosniff"


@UNDER_BOTH
def test_what_is_missing_gets_the_sites_own_page(ask: Callable[..., Answer], base: str) -> None:
    """With links that lead somewhere from any depth, and the status that keeps it out of search engines."""
    answer = ask("a/b/c/d")
    assert answer.status == 404
    html = answer.body.decode()
    assert "Sidan finns inte" in html
    assert answer.body == ask("404.html").body
    links = set(re.findall(r'(?:href|src)="(/[^"#]*)', html))
    assert len(links) > 10
    assert all(link.startswith(base) for link in links)
    assert {link: ask(link).status for link in links} == dict.fromkeys(links, 200)


@UNDER_BOTH
def test_addresses_without_the_last_slash(ask: Callable[..., Answer], base: str) -> None:
    """Lead on to the page, on whatever name and port the visitor came by."""
    for path in ("om", "insatser/lund"):
        answer = ask(path)
        assert (answer.status, answer.headers["location"]) == (301, f"{base}{path}/")
    if base != "/":
        answer = ask(base.rstrip("/"))
        assert (answer.status, answer.headers["location"]) == (301, base)


@UNDER_BOTH
@pytest.mark.parametrize("path", ["", "api/v1/insatser.json", "INDEX", "STYLE", "404/missing"])
def test_text_is_packed(ask: Callable[..., Answer], site: Path, path: str) -> None:
    """To less than half, for those who can unpack it, and with the same content; others get it plain."""
    path = found(site, path)
    plain, packed = ask(path), ask(path, packed=True)
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2


@UNDER_BOTH
def test_what_has_not_changed_is_not_sent_again(ask: Callable[..., Answer], base_url: str, base: str) -> None:
    """Pages are asked for every time, but only a change is sent."""
    with connect(base_url) as connection:
        connection.request("GET", f"{base}om/", headers={"If-None-Match": ask("om/").headers["etag"]})
        assert connection.getresponse().status == 304


def test_the_header_allows_what_each_page_allows(ask: Callable[..., Answer], site: Path) -> None:
    """The policy in the header is no narrower than that in any page, and not wider than all of them together."""
    header = set(re.findall(r"'(sha256-[^']+)'", ask("").headers["content-security-policy"]))
    pages = [csp.allowed_hashes(path.read_text("utf-8")) for path in site.rglob("*.html")]
    assert header == set().union(*(allowed or set() for allowed in pages))
    assert len(header) > 4


def test_the_site_in_a_folder_is_the_same_site(build: Callable[[Path, Mapping[str, str]], Path], site: Path) -> None:
    """Links are relative: but for the error page and the addresses told to others and to paper, not a byte differs."""
    other = build(SKANE / "mkdocs.yml", ROOT_SITE | {"INSATSKARTAN_URL": "https://exempel.se/insatskartan/"})
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    told = re.compile(rb'\s*<(link rel="canonical"|meta property="og:(url|image|image:alt)") [^>]*>|Adress: [^<]*')
    differ = {
        path.as_posix()
        for path in files
        if told.sub(b"", (site / path).read_bytes()).split() != told.sub(b"", (other / path).read_bytes()).split()
    }
    assert differ == {"404.html", "sitemap.xml", "sitemap.xml.gz"}


@UNDER_BOTH
def test_a_visit(page: Page, base_url: str) -> None:
    """Style, scripts, links and search work; every file that the pages ask for is there."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (Playwright takes no built-in method)
    page.goto("")
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Kommuner").first.click()
    expect(page).to_have_url(f"{base_url}omraden/")
    page.locator('main a[href$="omraden/lund/"]').first.click()
    expect(page).to_have_url(f"{base_url}omraden/lund/")
    open_search(page, "comung")
    hits(page).first.click()
    expect(page).to_have_url(re.compile(f"^{re.escape(base_url)}insatser/lund/comung/"))
    assert [answer.url for answer in answers if not answer.ok] == []
    assert {answer.url.rpartition(".")[2] for answer in answers} >= {"css", "js", "svg", "json"}
    page.goto("saknas/djupt/nere")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    page.get_by_role("main").get_by_role("link", name="Startsidan").click()
    expect(page).to_have_url(base_url)
    assert [answer.url for answer in answers if not answer.ok] == [f"{base_url}saknas/djupt/nere"]


class Load:
    """Many visitors at once, who all check what they get."""

    def __init__(self, base_url: str, site: Path) -> None:
        self._base_url = base_url
        self._files = {
            path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
        }
        self.asked: Counter[str] = Counter()
        self.faults: list[str] = []
        """What was wrong, or went wrong, request by request."""

    def run(self) -> float:
        """Ask for all files in turn until REQUESTS are made, and return how many seconds it took."""
        paths = list(islice(cycle(sorted(self._files)), REQUESTS))
        together = threading.Barrier(CONNECTIONS + 1, timeout=30)
        visitors = [
            threading.Thread(target=self._visit, args=(paths[number::CONNECTIONS], together), daemon=True)
            for number in range(CONNECTIONS)
        ]
        for visitor in visitors:
            visitor.start()
        together.wait()
        start = time.perf_counter()
        for visitor in visitors:
            visitor.join(timeout=60)
        assert not any(visitor.is_alive() for visitor in visitors)
        return time.perf_counter() - start

    def _visit(self, paths: list[str], together: threading.Barrier) -> None:
        """Ask for some files over one connection, which is open before the first visitor begins."""
        with connect(self._base_url) as connection:
            connection.connect()
            together.wait()
            for number, path in enumerate(paths):
                self.asked[path] += 1
                try:
                    fault = self._fault(path, get(connection, f"/{quote(path)}", packed=number % 2 == 0))
                except (OSError, http.client.HTTPException) as error:
                    fault = repr(error)
                    connection.close()  # the next request opens it again
                if fault:
                    self.faults.append(f"{path}: {fault}")

    def _fault(self, path: str, answer: Answer) -> str:
        if answer.status != 200:
            return f"status {answer.status}"
        if answer.headers["content-type"] != TYPES.get(path.rpartition(".")[2], "application/octet-stream"):
            return f"typ {answer.headers['content-type']}"
        packed = answer.headers.get("content-encoding") == "gzip"
        return (
            "" if (gzip.decompress(answer.body) if packed else answer.body) == self._files[path] else "annat innehåll"
        )


def test_many_visitors_at_once(base_url: str, site: Path, total: Callable[[str, int], None]) -> None:
    """Every file of the site over 50 connections at once: right status and type, and not a byte wrong."""
    load = Load(base_url, site)
    seconds = load.run()
    total("belastningsprov: förfrågningar", load.asked.total())
    total("belastningsprov: förfrågningar per sekund, klienten inräknad", round(REQUESTS / seconds))
    total("belastningsprov: fel", len(load.faults))
    assert load.faults == []
    assert load.asked.total() == REQUESTS
    assert len(load.asked) > 200


def test_load_that_goes_wrong_is_seen(base_url: str, site: Path, tmp_path: Path) -> None:
    """The load test is able to fail: on other content, another type, a missing file and a server that is gone."""
    (tmp_path / "om").mkdir()
    (tmp_path / "om/index.html").write_text("not this")
    (tmp_path / "saknas.html").write_text("")
    load = Load(base_url, tmp_path)
    load.run()
    assert set(load.faults) == {"om/index.html: annat innehåll", "saknas.html: status 404"}
    page = Answer(200, {"content-type": "text/plain"}, b"")
    assert "typ text/plain" in Load(base_url, site)._fault("index.html", page)
