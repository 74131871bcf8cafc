"""Render a comparison as one HTML file: what the change means, and the pages of changed insatser as they will look.

Promise: the file needs nothing but itself. It has no scripts, fetches nothing, and its policy forbids both. Links to
other pages of the site become plain text, as there is no site beside it; anchors work within each page. Breadcrumbs are
left out, and sections lose their role as landmarks, since many pages share one file.
"""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from insatskartan.changes import report
from insatskartan.hosting.html import tokens
from insatskartan.hosting.styles import bundle
from insatskartan.pages import followup, insatser
from insatskartan.pages.site import Site
from insatskartan.wording.labels.namespace import LABELS
from insatskartan.wording.labels.preview import PREVIEW_TITLE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from insatskartan.changes.comparison import Comparison, Item
    from insatskartan.hosting.html import Token
    from insatskartan.pages.page import Page

STYLE = "site.css"
"""That of the site; the frame around the pages follows it."""
MAX_PAGES = 40
"""More pages than this are counted, not shown."""
_WITH_ID = ("id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list")
"""Attributes whose values are ids; pages in one file would share them."""
_LEADS_OUT = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}

_PLAIN = {"section": "div"}
"""Elements that are landmarks, and their replacements."""


class ShownPage(NamedTuple):
    """One page inside the file."""

    title: str
    html: Markup


def page(comparison: Comparison, today: dt.date) -> str:
    """Return the whole file."""
    site = Site(comparison.after.catalog, today, "")
    left, left_out = MAX_PAGES, 0
    rows: list[tuple[report.Section, list[ShownPage]]] = []
    for section_number, section in enumerate(report.sections(comparison), 1):
        pages = _pages(site, section.item)
        left_out += max(0, len(pages) - left)
        pages = pages[:left]
        left -= len(pages)
        shown = [
            ShownPage(one.title, standing_alone(one.html, f"s{section_number}-{number}-"))
            for number, one in enumerate(pages, 1)
        ]
        rows.append((section, shown))
    return site.templates.get_template("preview.html").render(
        sections=rows,
        left_out=left_out,
        max_pages=MAX_PAGES,
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
    """Return the pages that look different, or may do so."""
    entry = site.catalog.insatser.get(item.id) if item.kind == "insats" else None
    if entry is None or item.event in ("uppställning", "bruten"):
        return [page for touched in item.touched if touched.shifts for page in _pages(site, touched)]
    reports = any(
        (change.path[0].field if change.path else change.field).name == "follow_ups" for change in item.changes
    )
    return [insatser.page(site, entry), *([followup.page(site, entry)] if reports and entry.insats.follow_ups else [])]


def _style() -> str:
    """Return the style sheets of the site with the typeface inlined."""
    folder = Path(str(files("insatskartan"))) / "host/assets/insatskartan"
    own = (files("insatskartan") / "pages/templates/preview.css").read_text("utf-8")
    whole = f"{bundle(folder / STYLE)}\n{own}"

    def inlined(found: re.Match[str]) -> str:
        data = b64encode((folder / found["path"]).read_bytes()).decode()
        return f"url(data:{'font/woff2' if found['path'].endswith('woff2') else 'image/svg+xml'};base64,{data})"

    return re.sub(r"""url\(["']?(?P<path>[\w./-]+\.(?:woff2|svg))["']?\)""", inlined, whole)


def standing_alone(html: str, prefix: str) -> Markup:
    """Return a page's HTML with ids of its own, and without links into a site that is not there."""
    return Markup("".join(_standing_alone(html, prefix)))  # noqa: S704 (our own templates, less some attributes)


def _standing_alone(html: str, prefix: str) -> Iterator[str]:
    depth = 0  # within an element that is left out
    for token in tokens(html, keep_references=True):
        if token.kind == "start" and (token.text == "nav" or depth):
            depth += token.text not in _VOID
        elif token.kind == "end" and depth:
            depth -= token.text not in _VOID
        elif token.kind == "start":
            yield _start_tag(token, prefix)
        elif token.kind == "end" and token.text not in _VOID:
            yield f"</{_PLAIN.get(token.text, token.text)}>"
        elif token.kind == "text" and not depth:
            yield token.text


def _start_tag(token: Token, prefix: str) -> str:
    """Return a tag with the attributes that it may have in a file of its own."""
    names = {name for name, _ in token.attributes} - ({"aria-labelledby"} if token.text in _PLAIN else set())
    kept = [row for name, value in token.attributes if name in names and (row := _kept(name, value, prefix))]
    written = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in kept)
    return f"<{_PLAIN.get(token.text, token.text)}{written}>"


def _kept(name: str, value: str | None, prefix: str) -> tuple[str, str | None] | None:
    if value is None:
        return name, value
    if (name, value) == ("role", "region"):
        return name, "group"
    if name in _WITH_ID:
        return name, " ".join(prefix + id_ for id_ in value.split())
    if name in ("href", "src", "action"):
        if value.startswith("#"):
            return name, f"#{prefix}{value[1:]}"
        return (name, value) if name == "href" and _LEADS_OUT.match(value) else None
    return name, re.sub(r"url\(#", f"url(#{prefix}", value)
