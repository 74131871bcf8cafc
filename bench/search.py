"""Measure the search index: how long it takes to make, how large it is, and what a search fetches.

    make bench
    .venv/bin/python bench/search.py

For the real data and for 5 000 synthetic insatser the site is built without an index, and indexed by us and by
Pagefind's own command line with the same settings, in turns; the ratio of the fastest of each is judged. Then the site
is served by nginx with the settings we hand out and searched with Chromium on the search page, which fetches the most:
its counts need all values. *First* is a visitor's first search, *later* the median of others after it. Bytes are what
came over the wire, headers too, from the moment somebody turns to search. Exit code 1 when a target is missed.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

import synthetic
from bench import BIN, ENVIRONMENT, MAIN, OUR_CONFIG, verdict
from insatskartan.analysis.residents import Residents
from insatskartan.catalog.loading import load
from insatskartan.pages import search
from insatskartan.search import index
from insatskartan.search.facets import Facets
from insatskartan.search.words import SearchWords
from weight import found

sys.path.append(str(MAIN / "tests"))
from support.webserver import nginx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

LARGE = 5000
RATIO = 1.3
"""Target: our time to make the index, as a share of that of Pagefind's command line."""
FIRST, LATER = 300.0, 80.0
"""Targets at 5 000 insatser: kB (1 000 bytes) over the wire."""
ROUNDS = 4
WORDS = ("arbetsträning", "ersättning", "socbidrag", "stöd lund", "aktivitetsersätning", "praktik ungdomar", "lss")
"""What is searched for, the first one first."""


def main() -> int:
    """Build, index, search, and return the exit code."""
    verdicts: list[bool] = []
    with tempfile.TemporaryDirectory(prefix="insatskartan-search-") as folder:
        for size in (0, LARGE):
            verdicts += _measure(_project(Path(folder) / str(size), size), judged=bool(size))
    return 0 if all(verdicts) else 1


def _project(folder: Path, size: int) -> Path:
    """Write a project with the real insatser, or with so many synthetic ones, and build its site without an index."""
    folder.mkdir()
    (folder / "content").symlink_to(MAIN / "content")
    if size:
        (folder / "insatser").mkdir()
        synthetic.write(synthetic.Real.load(MAIN / "insatser"), folder / "insatser", size)
    else:
        (folder / "insatser").symlink_to(MAIN / "insatser")
    (folder / "mkdocs.yml").write_text(OUR_CONFIG.format(main=MAIN), encoding="utf-8")
    build = [BIN / "mkdocs", "build", "--quiet", "--config-file", folder / "mkdocs.yml", "--site-dir", folder / "site"]
    subprocess.run(build, env=ENVIRONMENT, check=True)
    return folder


def _measure(project: Path, *, judged: bool) -> list[bool]:
    site = project / "site"
    catalog = load(project / "insatser").catalog()
    words = search.words(catalog, SearchWords(catalog))
    facets = Facets(catalog, _today(), Residents(catalog, _today()).takes)
    values = {f"/insatser/{id_}/": tuple(facets.of(entry)) for id_, entry in catalog.insatser.items()}
    ours, theirs = [], []
    for _ in range(ROUNDS):
        # Both write into an empty place, as a build does: writing over files that are there is quicker.
        shutil.rmtree(project / "other", ignore_errors=True)
        theirs.append(_command_line(site, project / "other"))
        for old in (site / index.FOLDER).glob("register.*"):
            shutil.rmtree(old, ignore_errors=True)
        start = time.perf_counter()
        index.write(site, words, values)
        ours.append(time.perf_counter() - start)
    size = sum(path.stat().st_size for path in (site / index.FOLDER).rglob("*") if path.is_file())
    print(f"      {len(catalog.insatser)} insatser: index {size / 1e6:.1f} MB on disk", flush=True)
    print(f"      made in {min(ours):.2f} s, by the command line in {min(theirs):.2f} s", flush=True)
    with nginx(found("nginx"), site, project / "nginx") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found("chromium"), chromium_sandbox=False)
        fetched = list(_fetched(browser, address))
        browser.close()
    for word, (size, files) in zip(WORDS, fetched, strict=True):
        print(f"      {size:7.1f} kB in {files} files  {word}", flush=True)
    first, later = fetched[0][0], statistics.median(size for size, _ in fetched[1:])
    if not judged:
        print(f"      first search {first:.0f} kB, later ones {later:.0f} kB", flush=True)
        return []
    return [
        verdict("index, as a share of the command line's time", min(ours) / min(theirs), RATIO, ""),
        verdict("first search over the wire", first, FIRST, " kB"),
        verdict("later searches over the wire, median", later, LATER, " kB"),
    ]


def _today() -> object:
    from insatskartan.text import dates

    return dates.today(ENVIRONMENT)


def _command_line(site: Path, target: Path) -> float:
    """Return the seconds that Pagefind needs by itself for the same pages and settings."""
    options = ["--site", site, "--output-path", target, "--force-language", index.LANGUAGE]
    for selector in index.EXCLUDED:
        options += ["--exclude-selectors", selector]
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pagefind", *map(str, options)], capture_output=True, check=True)
    return time.perf_counter() - start


def _fetched(browser: Browser, address: str) -> Iterator[tuple[float, int]]:
    """Yield kB and number of files for each search of one visitor."""
    page = browser.new_page(base_url=address)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"] / 1000))
    page.goto("om/", wait_until="networkidle")
    for place, word in enumerate(WORDS):
        sizes.clear()
        if not place:
            page.goto(f"sok/#text={word}")
        else:
            page.get_by_label("Sökord").fill(word)
        expect(page.locator("[data-search=svar] .ik-row").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(700)  # a search waits for the end of typing, and this is no test
        yield sum(sizes), len(sizes)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
