"""The finished site in a real browser: built once, served by nginx with our settings, with a picture of every failure."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error, expect, sync_playwright

from browser.windows import SAME_DAY, SECONDS, STATES, html_of, to_look_at, visitor
from support import sample_site
from support.samples import ROOT, SKANE
from support.sites import ROOT_SITE, locked
from support.webserver import nginx

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    from playwright.sync_api import Browser, BrowserContext, Page

HERE = Path(__file__).parent
ASSETS = ROOT / "generator/insatskartan/host/assets/insatskartan"
ORIGIN = "https://insatskartan.invalid"
"""Where a page is that only has our scripts."""
RESULTS = ROOT / "test-results"
TRACE = bool(os.environ.get("TRACE"))
FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=SECONDS * 1000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test failed, so that it leaves a picture or a trace."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def _path(program: Path, shared_folder: Path) -> str:
    """Return what one of our finders found, or fail with what it said."""
    with locked(shared_folder / f"{program.name}.lock"):
        done = subprocess.run(program, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.fail(f"{program.name} misslyckades:\n{done.stdout}{done.stderr}", pytrace=False)
    return done.stdout.strip()


@pytest.fixture(scope="session")
def site(build: Callable[[Path, Mapping[str, str]], Path]) -> Path:
    """Build the frozen copy as if it were published at the root of a server."""
    return build(SKANE / "mkdocs.yml", ROOT_SITE)


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """List the address of every page, relative to the start page."""
    paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return [path.removesuffix("index.html") for path in paths]


@pytest.fixture(scope="session")
def pages(site: Path, addresses: list[str]) -> list[str]:
    """List the addresses of the pages to look at."""
    return to_look_at({address: html_of(site, address) for address in addresses})


@pytest.fixture(scope="session")
def views(pages: list[str]) -> list[str]:
    """List everything there is to look at: the pages, and those that scripts fill in."""
    return [*pages, *STATES]


@pytest.fixture(scope="session")
def nginx_program(shared_folder: Path) -> str:
    """Path of the nginx that find-nginx finds."""
    return _path(HERE / "find-nginx", shared_folder)


@pytest.fixture(scope="session")
def serve(
    build: Callable[[Path, Mapping[str, str]], Path], nginx_program: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], str]]:
    """Return a function that serves the site below a path with nginx, once for each worker, and gives its address.

    Below the root it is the same site; below another path it is built for that, because the links of the error page
    and the addresses for search engines hold it.
    """
    started: dict[str, str] = {}
    with ExitStack() as servers:

        def serve(base: str) -> str:
            if base not in started:
                url = f"https://exempel.se{base}" if base != "/" else ""
                folder = build(SKANE / "mkdocs.yml", ROOT_SITE | {"INSATSKARTAN_URL": url})
                own = tmp_path_factory.mktemp("nginx") / "own"
                started[base] = servers.enter_context(nginx(nginx_program, folder, own, base))
            return started[base]

        yield serve


@pytest.fixture
def base(request: pytest.FixtureRequest) -> str:
    """Path the site is served below; tests marked with UNDER_BOTH run with two."""
    return getattr(request, "param", "/")


@pytest.fixture
def base_url(serve: Callable[[str], str], base: str) -> str:
    """Serve the site and give the address of its start page."""
    return serve(base)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the invented site and give the address of its start page."""
    with sample_site.served(tmp_path_factory.mktemp("sample")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium_program(shared_folder: Path) -> str:
    """Path of the browser that find-chromium finds."""
    return _path(HERE / "find-chromium", shared_folder)


@pytest.fixture(scope="session")
def chromium(chromium_program: str) -> Iterator[Browser]:
    """Start the browser; what it and Playwright leave behind, also of windows that never closed, goes when it ends."""
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with (
        TemporaryDirectory(prefix="insatskartan-", ignore_cleanup_errors=True) as own,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("TMPDIR", own)
        with sync_playwright() as playwright:
            # Without its sandbox Chromium also runs as root, as it does in containers; it only meets our own pages.
            browser = playwright.chromium.launch(executable_path=chromium_program, args=quiet, chromium_sandbox=False)
            patch.undo()
            yield browser
            browser.close()


@pytest.fixture(scope="module")
def scripts(chromium: Browser) -> Iterator[Page]:
    """Open an empty page that can import our scripts under their plain names: `import("/finder/matching.js")`; no network."""
    page = chromium.new_page()
    page.add_init_script(SAME_DAY)
    page.route(
        f"{ORIGIN}/", lambda route: route.fulfill(content_type="text/html", body="<!doctype html><title>Test</title>")
    )
    page.route(
        f"{ORIGIN}/**/*.js", lambda route: route.fulfill(path=ASSETS / route.request.url.removeprefix(f"{ORIGIN}/"))
    )
    page.goto(f"{ORIGIN}/")
    yield page
    page.close()


@pytest.fixture
def browse(request: pytest.FixtureRequest, chromium: Browser, base_url: str) -> Iterator[Callable[..., Page]]:
    """Open windows: `browse(375, color_scheme="dark")` takes the options of Playwright's `new_context`.

    Addresses are relative to the start page. If the test fails, test-results/ gets a picture of each window. With TRACE
    set it gets a trace instead, that `playwright show-trace` opens: to record one takes longer than most tests.
    """
    contexts = []

    def browse(width: int = 1280, **options: Any) -> Page:
        context = visitor(chromium, width, base_url=base_url, **options)
        if TRACE:
            context.tracing.start(screenshots=True, snapshots=True)
        contexts.append(context)
        return context.new_page()

    yield browse
    name = re.sub(r"[^\w-]+", "-", request.node.nodeid.partition("browser/")[2]).strip("-")
    for number, context in enumerate(contexts, 1):
        if request.node.stash.get(FAILED, False):
            leave(context, RESULTS / f"{name}-{number}")
        context.close()


def leave(context: BrowserContext, path: Path) -> None:
    """Write down how the windows of a failed test looked at its end, or all they did."""
    if TRACE:
        context.tracing.stop(path=path.with_suffix(".zip"))
        return
    for page in context.pages:
        with suppress(Error):  # a page that hangs has no picture
            page.screenshot(path=path.with_suffix(".png"))


@pytest.fixture
def page(browse: Callable[..., Page]) -> Page:
    """Open a window as wide as a desk screen."""
    return browse()
