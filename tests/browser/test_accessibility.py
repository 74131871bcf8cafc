"""WCAG 2.2 A and AA and good practice, checked by axe-core on every kind of page and in the states a page can be in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from generator import clock, pages
from generator.catalog import load
from generator.pages.view import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PROJECT = Path(__file__).parents[2]

GENERATED = {
    "start": "",
    "list of areas": "omraden/",
    "kommun": "omraden/burlov/",
    "samordningsförbund": "omraden/lunds-samordningsforbund/",
    "health care": "omraden/halso-och-sjukvarden/",
    "myndighet": "omraden/arbetsformedlingen/",
    "area with statistics only": "omraden/uma-kommunerna/",
    "table of insatser": "insatser/",
    "insats with several doors": "insatser/burlov/peak/",
    "insats with parts": "insatser/lund/comung/",
    "closed insats": "insatser/kavlinge/uppdragstjanst/",
    "insats for organisations": "insatser/kavlinge-lomma/samverkanskartan/",
    "list of incomes": "forsorjning/",
    "income": "forsorjning/aktivitetsersattning/",
    "word list": "ordlista/",
    "help for rules": "bidra/regler/",
}
WRITTEN = {"about": "om/", "contribute": "bidra/", "open data": "oppna-data/", "accessibility": "tillganglighet/"}
KINDS = GENERATED | WRITTEN | {"missing page": "404.html"}
"""One address of every kind of page."""

SCHEMES = pytest.mark.parametrize("color_scheme", ["light", "dark"])
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page: Page) -> dict[str, str]:
    """Run axe and return the rules that the page breaks, each with a text that says where and how."""
    page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]
    return {rule["id"]: _report(rule) for rule in found}


def _report(rule: dict[str, Any]) -> str:
    lines = [f"{rule['id']} ({rule['impact']}): {rule['help']}"]
    for node in rule["nodes"]:
        lines += [f"  {' '.join(map(str, node['target']))}", f"    {node['html'][:200]}"]
        lines += [f"    {line.strip()}" for line in node["failureSummary"].splitlines()[1:]]
    return "\n".join(lines)


def check(page: Page) -> None:
    """Fail with a readable list if the page breaks any rule."""
    found = violations(page)
    if found:
        pytest.fail(f"axe på {page.url}:\n" + "\n".join(found.values()), pytrace=False)


@SCHEMES
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("kind", KINDS)
def test_page_breaks_no_rule(browse: Callable[..., Page], kind: str, width: int, color_scheme: str) -> None:
    """Every kind of page is free of faults, in light and dark, on a desk and on a phone."""
    page = browse(width, color_scheme=color_scheme)
    page.goto(KINDS[kind])
    check(page)


@pytest.mark.parametrize("kind", ["start", "kommun", "table of insatser", "insats with several doors", "income"])
def test_page_breaks_no_rule_in_forced_colours(browse: Callable[..., Page], kind: str) -> None:
    """A page is free of faults when the visitor's system decides the colours."""
    page = browse(forced_colors="active")
    page.goto(KINDS[kind])
    check(page)


@SCHEMES
@pytest.mark.parametrize("width", [1280, 375])
def test_open_search_breaks_no_rule(browse: Callable[..., Page], width: int, color_scheme: str) -> None:
    """Search with its results is free of faults."""
    page = browse(width, color_scheme=color_scheme)
    page.goto("om/")
    page.locator("[data-ik-sok]:visible, [name=query]:visible").first.click()
    page.keyboard.type("arbete")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    check(page)


@SCHEMES
def test_open_menu_breaks_no_rule(browse: Callable[..., Page], color_scheme: str) -> None:
    """The menu of a narrow window is free of faults when it is open."""
    page = browse(375, color_scheme=color_scheme)
    page.goto("om/")
    page.get_by_role("button", name="Meny").click()
    expect(page.locator(".md-sidebar--primary a").first).to_be_focused()
    check(page)


@SCHEMES
@pytest.mark.parametrize("width", [1280, 375])
def test_filter_without_hits_breaks_no_rule(browse: Callable[..., Page], width: int, color_scheme: str) -> None:
    """The table is free of faults when nothing fits the visitor's choices."""
    page = browse(width, color_scheme=color_scheme)
    page.goto("insatser/#text=finns-inte-alls")
    expect(page.locator("[data-ik-tomt]")).to_be_visible()
    check(page)


@SCHEMES
def test_unfolded_list_breaks_no_rule(browse: Callable[..., Page], color_scheme: str) -> None:
    """A page is free of faults when its folded lists are open."""
    page = browse(375, color_scheme=color_scheme)
    page.goto(KINDS["kommun"])
    folded = page.locator("details:not([open]) > summary")
    assert folded.count()
    while folded.count():
        folded.first.click()
    check(page)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("image-alt", "<img src='insatskartan/marke.svg'>"),
        ("color-contrast", "<p style='color:#999;background:#fff'>Svårläst text</p>"),
        ("label", "<input type='text'>"),
        ("autocomplete-valid", "<input type='text' aria-label='Namn' autocomplete='fel'>"),
        ("target-size", "<button style='width:9px;height:9px;padding:0'>a</button>" * 2),
        ("landmark-unique", "<nav>Ett</nav><nav>Två</nav>"),
    ],
)
def test_axe_finds_a_fault_that_is_put_in(browse: Callable[..., Page], rule: str, fault: str) -> None:
    """The check is able to fail: a fault in a page is found, for each group of rules that the check asks for."""
    page = browse(bypass_csp=True)  # which stops inline styles
    page.goto("om/")
    assert rule not in violations(page)
    page.locator("article").evaluate("(article, fault) => article.insertAdjacentHTML('beforeend', fault)", fault)
    assert rule in violations(page)


def test_kinds_cover_every_template(monkeypatch: pytest.MonkeyPatch) -> None:
    """No template is without a checked page, and every checked page is made from a template."""
    made: dict[str, set[str]] = {}
    render = Site.page

    def record(self: Site, template: str, path: str, *texts: str, **values: Any) -> Any:
        made.setdefault(template, set()).add(f"{path}/" if path else "")
        return render(self, template, path, *texts, **values)

    monkeypatch.setattr(Site, "page", record)
    list(pages.build(load(PROJECT / "insatser").catalog(), clock.today(os.environ), "https://example.org/repo"))

    checked = set(GENERATED.values())
    templates = {file.name for file in (PROJECT / "generator/templates").glob("[!_]*.html")}
    assert {name for name in templates if not made.get(name, set()) & checked} == set()
    assert checked - set().union(*made.values()) == set()


def test_kinds_cover_every_written_page() -> None:
    """Every page written by hand is checked."""
    written = {f"{file.stem}/" for file in (PROJECT / "content").rglob("*.md")}
    assert written == set(WRITTEN.values())
