"""Find broken links and anchors in a built site.

MkDocs only checks links in its own Markdown; most of our pages are finished HTML, and the API has links too.

The start page may say where the site will be published (`<link rel="canonical">`). Full addresses below that one are
checked as links into the site, and so are the links of the error page: it is shown at any depth, so they are absolute.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from insatskartan.hosting.html import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ADDRESSES = {"href", "src", "action", "poster", "data"}
_ELSEWHERE = {"https", "mailto", "tel", "data"}
_ERROR_PAGE = "404.html"


@dataclass
class _Page:
    """Links and anchors of one page."""

    links: list[tuple[int, str]] = field(default_factory=list)
    """Line and address."""
    anchors: set[str] = field(default_factory=set)
    canonical: str = ""
    """The full address that the page says it has."""


@dataclass(frozen=True)
class _Site:
    """A built site."""

    folder: Path
    pages: dict[Path, _Page]

    @property
    def address(self) -> str:
        """The full address of the start page; empty in a site that does not say where it is published."""
        start = self.pages.get(self.folder / "index.html")
        return f"{start.canonical.rstrip('/')}/" if start and start.canonical else ""

    @property
    def base(self) -> str:
        """The path of the start page, with a slash at both ends."""
        return urlsplit(self.address).path or "/"


def broken(site: Path) -> Iterator[str]:
    """Yield «file:line: address: reason» for each broken link below `site`."""
    built = _Site(site, {path: _read(path) for path in sorted(site.rglob("*.html"))})
    for path, page in built.pages.items():
        for line, address in page.links:
            reason = _why_broken(address, path, built)
            if reason:
                yield f"{path.relative_to(site).as_posix()}:{line}: {address}: {reason}"
    for path in sorted((site / "api").rglob("*.json")):
        for address in _api_links(json.loads(path.read_text("utf-8"))):
            reason = _why_broken(address, site / "index.html", built)
            if reason:
                yield f"{path.relative_to(site).as_posix()}:1: {address}: {reason}"


def _read(path: Path) -> _Page:
    page = _Page()
    for token in tokens(path.read_text("utf-8")):
        for name, value in token.attributes:
            if name in _ADDRESSES and value is not None:
                page.links.append((token.line, value))
            if name == "id" or (name == "name" and token.text == "a"):
                page.anchors.add(value or "")
        if token.text == "link" and ("rel", "canonical") in token.attributes:
            page.canonical = dict(token.attributes).get("href") or ""
    return page


def _api_links(value: Any) -> Iterator[str]:
    """Yield the addresses in every `länkar` of an API file; they are relative to the site's root."""
    if isinstance(value, list):
        for child in value:
            yield from _api_links(child)
    elif isinstance(value, dict):
        links = value.get("länkar")
        if isinstance(links, dict):
            yield from (str(links[key]) for key in ("html", "json") if key in links)
        for child in value.values():
            yield from _api_links(child)


def _why_broken(address: str, page: Path, site: _Site) -> str:
    """Return why an address is broken, or an empty text."""
    if site.address and address.startswith(site.address):
        return _why_missing(f"./{address.removeprefix(site.address)}", site.folder / "index.html", site)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in _ELSEWHERE else "otillåtet slag av adress"
    if page == site.folder / _ERROR_PAGE and parts.path:
        return _why_broken_on_the_error_page(address, page, site)
    if parts.path.startswith("/"):
        return "utgår från roten och fungerar inte i en undermapp"
    return _why_missing(address, page, site)


def _why_broken_on_the_error_page(address: str, page: Path, site: _Site) -> str:
    """Return the same for a page that is shown at any depth, whose links must start at the root of the server."""
    if not address.startswith("/"):
        return "är relativ, men felsidan visas på vilken adress som helst"
    if not address.startswith(site.base):
        return f"leder ut ur webbplatsen, som ligger under {site.base}"
    return _why_missing(f"./{address.removeprefix(site.base)}", page, site)


def _why_missing(address: str, page: Path, site: _Site) -> str:
    """Return why a relative address leads nowhere, seen from a page, or an empty text."""
    parts, root = urlsplit(address), site.folder.resolve()
    path = unquote(parts.path)
    target = (page.parent / path).resolve() if path else page.resolve()
    if target.is_dir() or path.endswith("/"):
        target /= "index.html"
    if not target.is_relative_to(root):
        return "leder ut ur webbplatsen"
    if not target.is_file():
        return "sidan finns inte"
    is_choices = "=" in parts.fragment  # kommun=lund&alder=20: what a form on that page is set to
    if parts.fragment and not is_choices and target.suffix == ".html":
        linked = site.pages.get(site.folder / target.relative_to(root))
        if linked is None or unquote(parts.fragment) not in linked.anchors | {"__top"}:
            return "ankaret finns inte"
    return ""
