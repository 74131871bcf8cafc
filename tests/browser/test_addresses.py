"""The tests that look at every page do so: the list of addresses is whole, and those that stand for it hold all it has."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from browser.windows import (
    MOST_WAYS,
    SHARES,
    TWICE,
    by_kind,
    components,
    html_of,
    longest_word,
    representative,
    shared,
    to_look_at,
    with_variants,
)
from insatskartan.catalog.loading import load
from insatskartan.pages import plan
from insatskartan.pages.site import Site
from support.samples import ROOT, SKANE, TODAY
from support.sites import ROOT_SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def generated(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Return the addresses of the pages that are made of the data, by template."""
    made: dict[str, set[str]] = defaultdict(set)
    render = Site.page

    def record(self: Site, template: str, path: str, *texts: str, **values: Any) -> Any:
        made[template].add(f"{path}/" if path else "")
        return render(self, template, path, *texts, **values)

    monkeypatch.setattr(Site, "page", record)
    catalog = load(SKANE / "insatser").catalog()
    for make in plan.page_jobs(catalog, TODAY, "https://example.org/repo", guide=True):
        make()
    return made


def test_addresses_are_all_pages_of_every_kind(addresses: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each template has pages; with those written by hand and the error page they are the whole list, and no more."""
    made = generated(monkeypatch)
    templates = {file.name for file in (ROOT / "generator/insatskartan/pages/templates").glob("[!_]*.html")}
    # The preview of a change is a file of its own, which test_preview looks at.
    assert set(made) == templates - {"preview.html"}
    assert all(made.values())
    written = {f"{file.stem}/" for file in (SKANE / "content").rglob("*.md")}
    assert written
    assert set(addresses) == set().union(*made.values()) | written | {"404.html"}
    assert len(addresses) == len(set(addresses))


def test_addresses_are_the_finished_folder(addresses: list[str], site: Path) -> None:
    """No page of the finished folder is left out, whatever wrote it."""
    files = {
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".html", ".htm", ".xhtml")
    }
    assert {address if address.endswith(".html") else f"{address}index.html" for address in addresses} == files


def test_addresses_are_those_of_the_sitemap(
    addresses: list[str], build: Callable[[Path, Mapping[str, str]], Path]
) -> None:
    """What search engines are told of is looked at; only a site with an address of its own has something in its sitemap."""
    start = "https://exempel.se/karta/"
    site = build(SKANE / "mkdocs.yml", ROOT_SITE | {"INSATSKARTAN_URL": start})
    places = ET.parse(site / "sitemap.xml").iterfind(".//{*}loc")
    assert {unquote(str(place.text)).removeprefix(start) for place in places} == set(addresses) - {"404.html"}


def test_shares_are_all_addresses(addresses: list[str]) -> None:
    """Each page is in one of the shares, and in one only."""
    found = [address for share in range(SHARES) for address in shared(addresses, share)]
    assert sorted(found) == sorted(addresses)


@pytest.fixture(scope="module")
def texts(site: Path, addresses: list[str]) -> Mapping[str, str]:
    """Read the HTML of every page."""
    return {address: html_of(site, address) for address in addresses}


@pytest.fixture(scope="module")
def chosen(texts: Mapping[str, str]) -> list[str]:
    """List the pages that stand for all."""
    return representative(texts, MOST_WAYS)


def test_those_that_stand_for_all_are_of_every_kind_and_far_fewer(addresses: list[str], chosen: list[str]) -> None:
    """Each kind has as many as there are ways to look at a page, or all its pages; of the kind with most only a few."""
    own = by_kind(chosen)
    kinds = by_kind(addresses)
    assert set(own) == set(kinds)
    assert [kind for kind, pages in kinds.items() if len(own[kind]) < min(len(pages), MOST_WAYS)] == []
    largest = max(kinds, key=lambda kind: len(kinds[kind]))
    assert len(own[largest]) < len(kinds[largest]) / 4
    assert len(chosen) < len(addresses) / 2
    assert len(chosen) == len(set(chosen))


def test_those_that_stand_for_all_hold_every_component_of_their_kind(
    texts: Mapping[str, str], chosen: list[str]
) -> None:
    """Twice, if it stands on two pages; and the longest word of the kind."""
    own = by_kind(chosen)
    for kind, pages in by_kind(list(texts)).items():
        wanted, held = (
            Counter(name for page in found for name in components(texts[page])) for found in (pages, own[kind])
        )
        assert wanted
        assert {name for name, number in wanted.items() if held[name] < min(number, TWICE)} == set(), kind
        assert max(longest_word(texts[page]) for page in own[kind]) == max(longest_word(texts[page]) for page in pages)


PLAIN = '<main class="a"><p>Ord</p></main>'
MADE = {f"saker/{number}/": PLAIN for number in range(9)}
"""Nine pages of one kind, all alike."""


@pytest.mark.parametrize(
    "html",
    [
        '<main class="a"><p>Ord</p><table></table></main>',
        '<main class="a b"><p>Ord</p></main>',
        '<main class="a"><p hidden>Ord</p></main>',
        '<main class="a"><p aria-hidden="true">Ord</p></main>',
        '<main class="a"><p data-x>Ord</p></main>',
        '<main class="a" role="alert"><p>Ord</p></main>',
        '<main class="a"><p>Försörjningsstödsberättigade</p></main>',
    ],
)
def test_the_page_with_something_rare_stands_for_its_kind(html: str) -> None:
    """An element, a class, a state, a role or a long word that one page has alone; of pages that are alike two are enough."""
    assert len(representative(MADE)) == TWICE
    assert "saker/7/" not in representative(MADE)
    assert "saker/7/" in representative({**MADE, "saker/7/": html})


def test_a_kind_has_at_least_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are alike divide the ways to look at them; a page of another kind stands for itself; and all may be asked for."""
    made = {**MADE, "annat/": PLAIN}
    monkeypatch.delenv("EVERY_PAGE", raising=False)
    assert len(representative(made, 4)) == 5
    assert to_look_at(made) == representative(made, MOST_WAYS)
    assert "annat/" in to_look_at(made)
    monkeypatch.setenv("EVERY_PAGE", "1")
    assert to_look_at(made) == list(made)


def test_each_kind_of_page_is_looked_at_in_all_ways(views: list[str]) -> None:
    """However many pages it has; and each page is looked at in some way."""
    variants = ("wide", "narrow", "dark", "large", "still")
    ways = dict(pair for share in range(SHARES) for pair in with_variants(views, share, variants))
    assert set(ways) == set(views)
    assert all(ways.values())
    for pages in by_kind(views).values():
        assert {way for page in pages for way in ways[page]} == set(variants)
