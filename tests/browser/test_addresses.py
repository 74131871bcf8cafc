"""The tests that look at every page do so: the list of addresses is whole, and holds every kind of page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from browser.windows import SHARES, by_kind, shared, with_variants
from insatskartan.catalog.loading import load
from insatskartan.pages import plan
from insatskartan.pages.site import Site
from support.samples import ROOT, SKANE, TODAY
from support.sites import ROOT_SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import pytest


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


def test_each_kind_of_page_is_looked_at_in_all_ways(views: list[str]) -> None:
    """However many pages it has; and each page is looked at in some way."""
    variants = ("wide", "narrow", "dark", "large", "still")
    ways = dict(pair for share in range(SHARES) for pair in with_variants(views, share, variants))
    assert set(ways) == set(views)
    assert all(ways.values())
    for pages in by_kind(views).values():
        assert {way for page in pages for way in ways[page]} == set(variants)
