"""Every link and anchor of a built site leads somewhere.

MkDocs checks links in its own Markdown only; most of our pages are HTML of our own, and the API links too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ADDRESSES = {"href", "src", "action", "poster", "data"}
_ELSEWHERE = {"https", "mailto", "tel", "data"}


@dataclass
class _Page(HTMLParser):
    """Links and anchors of one page."""

    links: list[tuple[int, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and the id of one element."""
        for name, value in attrs:
            if name in _ADDRESSES and value is not None:
                self.links.append((self.getpos()[0], value))
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.add(value or "")


def broken(site: Path) -> Iterator[str]:
    """Yield «file:line: address: reason» for each link below `site` that leads nowhere."""
    pages = {path: _read(path) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        for line, address in page.links:
            reason = _why_broken(address, path, site, pages)
            if reason:
                yield f"{path.relative_to(site).as_posix()}:{line}: {address}: {reason}"
    for path in sorted((site / "api").rglob("*.json")):
        for address in _api_links(json.loads(path.read_text("utf-8"))):
            reason = _why_broken(address, site / "index.html", site, pages)
            if reason:
                yield f"{path.relative_to(site).as_posix()}:1: {address}: {reason}"


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8"))
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


def _why_broken(address: str, page: Path, site: Path, pages: dict[Path, _Page]) -> str:
    """Return why an address leads nowhere, or an empty text."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in _ELSEWHERE else "otillåtet slag av adress"
    path = unquote(parts.path)
    if page.name == "404.html" and path.startswith("/"):
        path = f"./{path.lstrip('/')}" if page.parent == site else path
    elif path.startswith("/"):
        return "utgår från roten och fungerar inte i en undermapp"
    target = (page.parent / path).resolve() if path else page.resolve()
    if target.is_dir() or path.endswith("/"):
        target /= "index.html"
    if not target.is_relative_to(site.resolve()):
        return "leder ut ur webbplatsen"
    if not target.is_file():
        return "sidan finns inte"
    is_choices = "=" in parts.fragment  # kommun=lund&alder=20: what a form on that page is set to
    if parts.fragment and not is_choices and target.suffix == ".html":
        there = pages.get(site / target.relative_to(site.resolve()))
        if there is None or unquote(parts.fragment) not in there.anchors | {"__top"}:
            return "ankaret finns inte"
    return ""
