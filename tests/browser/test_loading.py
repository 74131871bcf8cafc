"""How scripts reach a page: all at once, and none that the page does not need."""

from __future__ import annotations

import re
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
"""A page for each script that only one kind of page needs, and one without."""
_OWN = re.compile(r"/insatskartan/.*\.js$")
_SCRIPT = re.compile(r'<script type="module" src="[./]*insatskartan/([\w/-]+)\.[0-9a-f]{8}\.js">')
_PRELOAD = re.compile(r'<link rel="modulepreload"[^>]*>')
_NAMED = """
() => document.readyState === "interactive" &&
  [...document.querySelectorAll("script[type=module]"), ...document.querySelectorAll("link[rel=modulepreload]")]
    .map((element) => element.src ?? element.href)
"""
"""What the page itself names, once it has been read to its end."""


class Loaded(NamedTuple):
    """What a page fetched until it was at rest."""

    first: set[str]
    """Our scripts that were asked for while not one of them had come."""
    scripts: set[str]
    """All of our scripts."""
    errors: list[str]
    """What the console says, breaches of the policy among it."""


@pytest.fixture
def load(browse: Callable[..., Page]) -> Callable[..., Loaded]:
    """Return a function that visits a page as a first visitor; without preloads if it is told so."""

    def load(path: str, *, preloads: bool = True) -> Loaded:
        page = browse()
        held: list[Route] = []
        later: set[str] = set()
        is_holding = True

        def hold(route: Route) -> None:
            if is_holding:
                held.append(route)
            else:
                later.add(route.request.url)
                route.continue_()

        errors: list[str] = []
        page.on(
            "console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None
        )
        page.route(_OWN, hold)
        if not preloads:
            page.route(re.compile(f"/{path}$"), strip)
        page.goto(path, wait_until="commit")
        named = set(page.wait_for_function(_NAMED).json_value())
        for _ in range(100):  # the browser has asked; word of it comes with the next events
            if named <= addresses(held):
                break
            page.evaluate("() => new Promise(requestAnimationFrame)")
        first, is_holding = addresses(held), False
        for route in held:
            route.continue_()
        page.wait_for_load_state("networkidle")
        return Loaded(first, first | later, errors)

    return load


def addresses(routes: list[Route]) -> set[str]:
    """Return what has been asked for."""
    return {route.request.url for route in routes}


def strip(route: Route) -> None:
    """Serve a page without its preloads."""
    response = route.fetch()
    route.fulfill(response=response, body=_PRELOAD.sub("", response.text()))


@pytest.mark.parametrize("path", PAGES)
def test_scripts_come_in_one_round(load: Callable[..., Loaded], path: str) -> None:
    """Every script that runs before anything is clicked is asked for before any has come, and none is refused."""
    loaded = load(path)
    assert loaded.first == loaded.scripts
    assert not loaded.errors


@pytest.mark.parametrize("path", PAGES)
def test_only_what_the_page_needs(load: Callable[..., Loaded], path: str) -> None:
    """The browser fetches the same scripts, no fewer, when it has to find them by itself."""
    assert load(path).scripts == load(path, preloads=False).scripts


def test_rounds_are_seen(load: Callable[..., Loaded]) -> None:
    """The watch is able to fail."""
    loaded = load("foresla/ny/", preloads=False)
    assert len(loaded.first) == 2
    assert len(loaded.scripts) > 12


def test_every_script_of_one_kind_of_page_is_tried(site: Path) -> None:
    """A new one is added to PAGES."""
    found = {name for path in site.rglob("*.html") for name in _SCRIPT.findall(path.read_text("utf-8"))}
    assert found == {*PAGES.values()} - {""}
    for path, script in PAGES.items():
        assert _SCRIPT.findall((site / path / "index.html").read_text("utf-8")) == ([script] if script else [])
