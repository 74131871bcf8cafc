"""How scripts reach a page: all at once, and none that the page does not need."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

PAGES = {
    "insatser/": "filter",
    "hitta/": "finder/finder",
    "sok/": "search/page",
    "foresla/ny/": "proposal/proposal",
    "foresla/fel/": "proposal/report",
    "luckor/": "gaps",
    "resultat/": "sortable",
    "stil/tabell/": "filter",
    "om/": "",
}
"""A page for each script that is of one kind of page only, and one without."""
_SCRIPT = re.compile(r'<script type="module" src="[./]*insatskartan/([\w/-]+)\.[0-9a-f]{8}\.js">')
_PRELOAD = re.compile(r'<link rel="modulepreload"[^>]*>')


class Loaded(NamedTuple):
    """What a page fetched until it was at rest."""

    scripts: set[str]
    """Addresses of our own scripts."""
    late: set[str]
    """Those that the page did not name: the browser learnt of them from another script."""
    errors: list[str]
    """What the console says, breaches of the policy among it."""


@pytest.fixture
def load(browse: Callable[..., Page]) -> Callable[..., Loaded]:
    """Return a function that visits a page as a first visitor; without preloads if it is told so."""

    def load(path: str, *, preloads: bool = True) -> Loaded:
        page = browse()
        initiators: dict[str, set[str]] = defaultdict(set)
        errors: list[str] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.requestWillBeSent",
            lambda event: initiators[event["request"]["url"]].add(event["initiator"]["type"]),
        )
        page.on(
            "console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None
        )
        if not preloads:
            page.route(re.compile(f"/{path}$"), strip)
        page.goto(path, wait_until="networkidle")
        own = {url: types for url, types in initiators.items() if re.search(r"/insatskartan/.*\.js$", url)}
        return Loaded(set(own), {url for url, types in own.items() if types != {"parser"}}, errors)

    return load


def strip(route: Route) -> None:
    """Serve a page without its preloads."""
    response = route.fetch()
    route.fulfill(response=response, body=_PRELOAD.sub("", response.text()))


@pytest.mark.parametrize("path", PAGES)
def test_scripts_come_in_one_round(load: Callable[..., Loaded], path: str) -> None:
    """The page names every script that runs before anything is clicked: none waits for another, and none is refused."""
    loaded = load(path)
    assert not loaded.late
    assert not loaded.errors
    assert loaded.scripts


@pytest.mark.parametrize("path", PAGES)
def test_only_what_the_page_needs(load: Callable[..., Loaded], path: str) -> None:
    """The browser fetches the same scripts, no fewer, when it has to find them by itself."""
    assert load(path).scripts == load(path, preloads=False).scripts


def test_rounds_are_seen(load: Callable[..., Loaded]) -> None:
    """The watch is able to fail."""
    assert len(load("foresla/ny/", preloads=False).late) > 10


def test_every_script_of_one_kind_of_page_is_tried(site: Path) -> None:
    """A new one is added to PAGES."""
    found = {name for path in site.rglob("*.html") for name in _SCRIPT.findall(path.read_text("utf-8"))}
    assert found == {*PAGES.values(), "site"} - {""}
    for path, script in PAGES.items():
        assert (set(_SCRIPT.findall((site / path / "index.html").read_text("utf-8"))) - {"site"}) == ({script} - {""})
