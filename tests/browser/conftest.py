"""The finished site in a real browser: built once, served from a free port, with a trace kept of every failure."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
TRACES = PROJECT / "test-results"
HEIGHTS = {1280: 900, 375: 800, 320: 640}
"""Heights of the windows the tests use, by width."""
SECONDS = 10
"""How long a condition may take; long, as nothing waits longer than it must."""
FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=SECONDS * 1000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test failed, so that its trace is kept."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a new folder that all pytest-xdist workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Let one worker in at a time."""
    with (folder / "browser.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(*command: str | Path, **environment: str) -> str:
    """Run a command; return what it printed, or fail with what it said."""
    done = subprocess.run(
        command, cwd=PROJECT, env=os.environ | environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.fail(f"{Path(command[0]).name} misslyckades:\n{done.stdout}{done.stderr}", pytrace=False)
    return done.stdout.strip()


@pytest.fixture(scope="session")
def site(shared_folder: Path) -> Path:
    """Build the real site, strictly and once, as if it were published at the root of a server."""
    folder, finished = shared_folder / "site", shared_folder / "site.finished"
    with _one_at_a_time(shared_folder):
        if not finished.exists():
            build = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder)
            _run(*build, INSATSKARTAN_URL="", INSATSKARTAN_STIL="true", NO_MKDOCS_2_WARNING="1")
            finished.touch()
    return folder


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """List the address of every page, relative to the start page."""
    paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return [path.removesuffix("index.html") for path in paths]


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serve files as a web server does: quietly, and with the site's own page for what is missing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Keep the test report free of requests."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's error page."""
        page = Path(self.directory, "404.html")
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    """A server that does not mind that a browser hangs up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over closed connections, and report everything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """Serve the site and give the address of its start page."""
    with _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium(shared_folder: Path) -> Iterator[Browser]:
    """Start the browser that find-chromium finds."""
    with _one_at_a_time(shared_folder):
        path = _run(HERE / "find-chromium")
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    # Without its sandbox Chromium also runs as root, as it does in containers; it only meets our own pages.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture
def browse(request: pytest.FixtureRequest, chromium: Browser, base_url: str) -> Iterator[Callable[..., Page]]:
    """Open windows: `browse(375, color_scheme="dark")` takes the options of Playwright's `new_context`.

    Addresses are relative to the start page. Motion is off unless the test asks for it, so that nothing is measured
    halfway. If the test fails, test-results/ gets a trace that `playwright show-trace` opens; tests of many steps leave
    out its copies of the page, which take longer than the steps.
    """
    contexts = []

    def browse(width: int = 1280, *, snapshots: bool = True, **options: Any) -> Page:
        settings = {"viewport": {"width": width, "height": HEIGHTS[width]}, "reduced_motion": "reduce"}
        context = chromium.new_context(base_url=base_url, **(settings | options))
        context.set_default_timeout(SECONDS * 1000)
        context.tracing.start(screenshots=True, snapshots=snapshots)
        contexts.append(context)
        return context.new_page()

    yield browse
    name = re.sub(r"[^\w-]+", "-", request.node.nodeid.partition("browser/")[2]).strip("-")
    for number, context in enumerate(contexts, 1):
        if request.node.stash.get(FAILED, False):
            context.tracing.stop(path=TRACES / f"{name}-{number}.zip")
        context.close()


@pytest.fixture
def page(browse: Callable[..., Page]) -> Page:
    """Open a window as wide as a desk screen."""
    return browse()
