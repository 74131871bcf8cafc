"""Measure what a visit to an insats costs: bytes over the wire, time until it is seen, and whether it moves about.

    make bench
    .venv/bin/python bench/weight.py

The real site is built, served by nginx with the settings we hand out, and visited with Chromium. *Cold* is the first
page of a visitor who has been nowhere; *warm* the page of another insats after it. Bytes are what came over the wire,
headers too.

Time is that of the largest contentful paint, cold, on a telephone's screen: processor slowed four times, and
Lighthouse's "Slow 4G" (1.6 Mbit/s down, 750 kbit/s up, 150 ms for each request; Chromium's own throttling, so without
the correction that Lighthouse makes for it). The median of five visits is judged. Layout shift is the worst of these
visits and of one on a desk screen. Exit code 1 when a target is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import sync_playwright

from bench import BIN, ENVIRONMENT, MAIN, verdict

sys.path.append(str(MAIN / "tests"))
from support.webserver import nginx

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

PAGES = ("insatser/lund/ips/", "insatser/burlov/peak/")
"""The first page of a visit, and the second."""
COLD, WARM = 120.0, 15.0
"""Targets: kB (1 000 bytes) over the wire."""
PAINT = 1.5
"""Target: seconds until the largest contentful paint."""
SHIFT = 0.0
"""Target: cumulative layout shift."""
VISITS = 5
SCREENS = {"telephone": {"width": 375, "height": 800}, "desk": {"width": 1280, "height": 900}}

_SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
_SEEN = """
() => new Promise((resolve) => {
  const seen = { paint: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paint = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(seen), 500);
})
"""
"""What has been painted and moved; entries of the past come after this is asked for, in later turns."""


class Seen(NamedTuple):
    """One visit as it was seen."""

    paint: float
    """Seconds until the largest contentful paint."""
    shift: float


def main() -> int:
    """Build, serve, visit, and return the exit code."""
    with tempfile.TemporaryDirectory(prefix="insatskartan-weight-") as folder:
        site = Path(folder) / "site"
        subprocess.run([BIN / "mkdocs", "build", "--quiet", "--site-dir", site], cwd=MAIN, env=ENVIRONMENT, check=True)
        with nginx(found("nginx"), site, Path(folder) / "nginx") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found("chromium"), chromium_sandbox=False)
            verdicts = [*_weigh(browser, address), *_watch(browser, address)]
            browser.close()
    return 0 if all(verdicts) else 1


def found(program: str) -> str:
    """Return the path of a program that the tests use too."""
    finder = MAIN / "tests/browser" / f"find-{program}"
    return subprocess.run([finder], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def _weigh(browser: Browser, address: str) -> list[bool]:
    """Judge the bytes of a first and of a second page."""
    context = browser.new_context(base_url=address, viewport=SCREENS["desk"])  # type: ignore[arg-type]
    page, session = _open(context)
    received: Counter[str] = Counter()
    names: dict[str, str] = {}
    session.on("Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: received.update({names[event["requestId"]]: int(event["encodedDataLength"])}),  # adds
    )
    verdicts = []
    for what, path, limit in zip(("cold", "warm"), PAGES, (COLD, WARM), strict=True):
        received.clear()
        page.goto(path, wait_until="networkidle")
        for url, size in received.most_common():
            print(f"      {size / 1000:7.1f} kB  {url.removeprefix(address) or '/'}")
        verdicts.append(verdict(f"{what} page over the wire", received.total() / 1000, limit, " kB"))
    context.close()
    return verdicts


def _watch(browser: Browser, address: str) -> list[bool]:
    """Judge when the page is seen, and whether it moves."""
    visits = [_visit(browser, address, "telephone") for _ in range(VISITS)]
    desk = _visit(browser, address, "desk")
    times, shifts = [visit.paint for visit in visits], [visit.shift for visit in (*visits, desk)]
    print(f"      paints after {', '.join(f'{time:.2f}' for time in times)} s, load {os.getloadavg()[0]:.1f}")
    print(f"      shifts by {', '.join(f'{shift:.4f}' for shift in shifts)}, the last on a desk screen")
    return [
        verdict("largest contentful paint", statistics.median(times), PAINT, " s"),
        verdict("cumulative layout shift", max(shifts), SHIFT, ""),
    ]


def _visit(browser: Browser, address: str, screen: str) -> Seen:
    """Visit the first page cold, with everything slowed down."""
    context = browser.new_context(base_url=address, viewport=SCREENS[screen])  # type: ignore[arg-type]
    page, session = _open(context)
    session.send("Network.emulateNetworkConditions", _SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(PAGES[0], wait_until="networkidle")
    seen: dict[str, Any] = page.evaluate(_SEEN)
    context.close()
    return Seen(seen["paint"] / 1000, seen["shift"])


def _open(context: BrowserContext) -> tuple[Page, CDPSession]:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    return page, session


if __name__ == "__main__":
    sys.exit(main())
