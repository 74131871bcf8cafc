"""Measure the matcher in Python and in JavaScript, the finder's answer to an input, and what the finder fetches.

    make bench
    .venv/bin/python bench/matching.py

The real site is built, served by nginx with the settings we hand out, and opened in Chromium. The matcher's time is
that of all insatser for one person after another, divided by their number: microseconds of one thread, unthrottled.
The finder is measured with the processor slowed four times and 150 insatser: the real ones, repeated under new ids. An
answer counts from the input until the frame that shows it has been painted. Exit code 1 when a target is missed.
"""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench import BIN, ENVIRONMENT, MAIN, verdict
from insatskartan.catalog.loading import load
from insatskartan.exports import api
from insatskartan.matching.criteria import Lexicon, Person
from insatskartan.matching.match import match
from insatskartan.matching.record import lexicon
from weight import found

sys.path.append(str(MAIN / "tests"))
from support.webserver import nginx

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Route

    from insatskartan.catalog.catalog import Catalog

INSATSER = 150
ANSWER = 100.0
"""Target: milliseconds from an input to its answer, the processor slowed four times."""
FETCHED = 30.0
"""Target: kB (1 000 bytes) of the largest municipality's file, compressed."""
ROUNDS = 3

_MATCH = """
async ([people, records, lexicon, dag]) => {
  const { match } = await import(document.querySelector("link[rel=modulepreload][href*='/finder/matching.']").href);
  const started = performance.now();
  const world = { dag, insatser: Object.fromEntries(records.map((record) => [record.id, record])) };
  for (const person of people) for (const record of records) match(person, record, lexicon, world);
  return (performance.now() - started) * 1000 / (people.length * records.length);
}
"""
"""Microseconds for each match; the module is found by the name it is published under."""
_ANSWER = """
(value) => new Promise((resolve) => {
  const field = document.querySelector("[name=forsorjning]");
  const started = performance.now();
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
})
"""
"""Milliseconds until the frame after an input is painted."""


def main() -> int:
    """Measure, print, and return the exit code."""
    catalog = load(MAIN / "insatser").catalog()
    with tempfile.TemporaryDirectory(prefix="insatskartan-matching-") as folder:
        site = Path(folder) / "site"
        subprocess.run([BIN / "mkdocs", "build", "--quiet", "--site-dir", site], cwd=MAIN, env=ENVIRONMENT, check=True)
        verdicts = [_weigh(site)]
        print(f"      {_python(catalog):.0f} µs for each insats in Python")
        with nginx(found("nginx"), site, Path(folder) / "nginx") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found("chromium"), chromium_sandbox=False)
            print(f"      {_javascript(browser, address, catalog):.0f} µs for each insats in JavaScript")
            verdicts.append(_finder(browser, address, catalog))
            browser.close()
    return 0 if all(verdicts) else 1


def _people(catalog: Catalog) -> Iterator[Person]:
    """Yield persons that differ in what is told about them."""
    incomes = [None, *(term.code for term in catalog.incomes)]
    for kommun, income, age in itertools.product(catalog.kommuner, incomes, (None, 19, 27, 45)):
        yield Person(kommun, age, income)


def _weigh(site: Path) -> bool:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) / 1000 for path in site.glob("api/v1/kommun/*.json")}
    largest = max(sizes, key=lambda name: sizes[name])
    return verdict(f"{largest}, compressed", sizes[largest], FETCHED, " kB")


def _python(catalog: Catalog) -> float:
    """Return microseconds for each match."""
    words, today, people = Lexicon(catalog), dt.date.today(), list(_people(catalog))  # noqa: DTZ011 (any day will do)
    started = time.perf_counter()
    for person in people:
        for entry in catalog.insatser.values():
            match(person, entry, today, words)
    return (time.perf_counter() - started) * 1e6 / (len(people) * len(catalog.insatser))


def _javascript(browser: Browser, address: str, catalog: Catalog) -> float:
    """Return microseconds for each match."""
    words = Lexicon(catalog)
    people = [
        {"kommun": p.kommun, "platser": sorted(words.around(p.kommun)), "ålder": p.age, "försörjning": p.income}
        for p in _people(catalog)
    ]
    page = browser.new_page(base_url=address)
    page.goto("hitta/")
    taken: float = page.evaluate(
        _MATCH,
        [people, _records(catalog), lexicon(catalog), dt.date.today().isoformat()],  # noqa: DTZ011 (any day will do)
    )
    page.close()
    return taken


def _records(catalog: Catalog) -> list[Any]:
    today = dt.date.today()  # noqa: DTZ011 (any day will do)
    found = [api.insats(catalog, entry, today) for entry in catalog.insatser.values()]
    records: list[Any] = json.loads(json.dumps(found))
    return records


def _finder(browser: Browser, address: str, catalog: Catalog) -> bool:
    """Judge the answers to one input after another."""
    context = browser.new_context(base_url=address, viewport={"width": 375, "height": 800})
    page = context.new_page()

    def enlarge(route: Route) -> None:
        answer = route.fetch()
        whole = answer.json()
        individual = [record for record in whole["insatser"] if record["nivå"] == "individ"]
        numbered = zip(range(INSATSER), itertools.cycle(individual))
        whole["insatser"] = [record | {"id": f"{record['id']}-{number}"} for number, record in numbered]
        route.fulfill(response=answer, json=whole)

    page.route("**/kommun/lund.json", enlarge)
    page.goto("hitta/#kommun=lund&alder=27")
    page.locator(".ik-hit").first.wait_for()
    counted = page.locator("[data-finder=hopp] [data-slot]").all_inner_texts()
    assert sum(map(int, counted)) == INSATSER, counted
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    inputs = ["", *(term.code for term in catalog.incomes)]
    times: Sequence[float] = [page.evaluate(_ANSWER, value) for _ in range(ROUNDS) for value in inputs[1:] + inputs[:1]]
    context.close()
    print(f"      answers after {min(times):.0f} to {max(times):.0f} ms, {len(times)} inputs")
    return verdict(f"answer with {INSATSER} insatser, median", statistics.median(times), ANSWER, " ms")


if __name__ == "__main__":
    sys.exit(main())
