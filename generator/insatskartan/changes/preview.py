"""A comparison as one HTML file: what the change means, and the pages of changed insatser as they will look.

Promise: the file needs nothing but itself. It has no scripts, fetches nothing, and its policy forbids both; links to
other pages of the site lead nowhere and look like text, as there is no site beside it. Anchors work within each page.
The way back up is left out, and what are regions of a page of their own are none when many pages stand in one file.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from insatskartan.changes import report
from insatskartan.pages import followup, insatser
from insatskartan.pages.site import Site
from insatskartan.wording.labels.namespace import LABELS
from insatskartan.wording.labels.preview import PREVIEW_TITLE

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from insatskartan.changes.comparison import Comparison, Item
    from insatskartan.pages.page import Page

STYLES = ("tokens.css", "material.css", "insatskartan.css", "knowledge.css")
"""Those of the site, in its order; our own frame follows them."""
MOST = 40
"""As many pages as a file holds."""
_WITH_ID = ("id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list")
"""Attributes that hold ids, which several pages in one file share."""
_LEADS_OUT = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}

_PLAIN = {"section": "div"}
"""Elements that are regions, and what stands in their place."""


class Shown(NamedTuple):
    """One page inside the file."""

    title: str
    html: Markup


def page(comparison: Comparison, today: dt.date) -> str:
    """Return the whole file."""
    site = Site(comparison.after.catalog, today, "")
    left, left_out = MOST, 0
    told: list[tuple[report.Section, list[Shown]]] = []
    for number, section in enumerate(report.sections(comparison), 1):
        made = _pages(site, section.item)
        left_out += max(0, len(made) - left)
        made = made[:left]
        left -= len(made)
        shown = [Shown(one.title, standing_alone(one.html, f"s{number}-{at}-")) for at, one in enumerate(made, 1)]
        told.append((section, shown))
    return site.templates.get_template("preview.html").render(
        sections=told,
        left_out=left_out,
        most=MOST,
        summary=report.summary(comparison),
        events=report.EVENTS,
        style=Markup(_style()),  # noqa: S704 (files of the package)
        m=LABELS,
    )


def is_one(path: Path) -> bool:
    """Tell whether a file is a preview, or empty, so that a new one may take its place."""
    start = path.read_bytes()[:2_000]
    return not start or f"<title>{escape(PREVIEW_TITLE)}</title>".encode() in start


def _pages(site: Site, item: Item) -> list[Page]:
    """Return the pages that look different, or may."""
    entry = site.catalog.insatser.get(item.id) if item.kind == "insats" else None
    if entry is None or item.event in ("uppställning", "bruten"):
        return [made for touched in item.touched if touched.shifts for made in _pages(site, touched)]
    reports = any((change.way[0].field if change.way else change.field).name == "follow_ups" for change in item.changes)
    return [insatser.page(site, entry), *([followup.page(site, entry)] if reports and entry.insats.follow_ups else [])]


def _style() -> str:
    """Return the style sheets of the site with the typeface inside."""
    folder = files("insatskartan") / "host/assets/insatskartan"
    texts = [(folder / name).read_text("utf-8") for name in STYLES]
    texts.append((files("insatskartan") / "pages/templates/preview.css").read_text("utf-8"))
    whole = re.sub(r"/\*.*?\*/", "", "\n".join(texts), flags=re.DOTALL)

    def inlined(found: re.Match[str]) -> str:
        data = b64encode((folder / found["path"]).read_bytes()).decode()
        return f"url(data:{'font/woff2' if found['path'].endswith('woff2') else 'image/svg+xml'};base64,{data})"

    return re.sub(r"""url\(["']?(?P<path>[\w./-]+\.(?:woff2|svg))["']?\)""", inlined, whole)


def standing_alone(html: str, prefix: str) -> Markup:
    """Return a page's HTML with ids of its own, and without links into a site that is not there."""
    writer = _Writer(prefix)
    writer.feed(html)
    writer.close()
    return Markup("".join(writer.out))  # noqa: S704 (HTML of our own templates, with attributes left out and renamed)


@dataclass
class _Writer(HTMLParser):
    """Writes the HTML it reads, but for what does not belong in a file on its own."""

    prefix: str

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._left_out = 0
        """How deep we are inside something that is left out."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag with the attributes it may have here."""
        if tag == "nav" or self._left_out:
            self._left_out += tag not in _VOID
            return
        if tag == "section":
            tag, attrs = _PLAIN[tag], [row for row in attrs if row[0] != "aria-labelledby"]
        kept = [row for name, value in attrs if (row := self._kept(name, value))]
        written = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in kept)
        self.out.append(f"<{tag}{written}>")

    def _kept(self, name: str, value: str | None) -> tuple[str, str | None] | None:
        if value is None:
            return name, value
        if (name, value) == ("role", "region"):
            return name, "group"
        if name in _WITH_ID:
            return name, " ".join(self.prefix + id_ for id_ in value.split())
        if name in ("href", "src", "action"):
            if value.startswith("#"):
                return name, f"#{self.prefix}{value[1:]}"
            return (name, value) if name == "href" and _LEADS_OUT.match(value) else None
        return name, re.sub(r"url\(#", f"url(#{self.prefix}", value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag without content; within SVG it has to be ended."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Write the end of an element."""
        if self._left_out:
            self._left_out -= 1
        else:
            self.out.append(f"</{_PLAIN.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        """Write text as it stands."""
        if not self._left_out:
            self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        """Write a character by name as it stands."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a character by number as it stands."""
        self.handle_data(f"&#{name};")
