"""Our finished pages as the Markdown a person would write by hand: the same words, for plain MkDocs and Material.

In favour of plain MkDocs: colours, icons and explained abbreviations are left out, and of the links only those that a
site of nothing but insatser can have.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import yaml
from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from pathlib import Path

_BLOCKS = {"p", "div", "section", "nav", "blockquote", "dd", "details", "summary"}
_LISTS = {"ul", "ol", "dl"}
_MARKS = {"strong": "**", "b": "**", "em": "*", "br": "  "}
_INSATS = re.compile(r"(?:\.\./)+insatser/([^/]+)/([^/]+)/")


def write_site(main: Path, ours: Path, target: Path) -> int:
    """Make a plain project in `target` of the built site `ours`, configured like `main`; return its number of pages.

    All pages but the first are kept out of the navigation: with all of them in it the time grows with the square.
    """
    docs = target / "docs"
    docs.mkdir(parents=True)
    docs.joinpath("index.md").write_text("# Insatskartan\n", encoding="utf-8")
    pages = sorted(ours.glob("insatser/*/*/index.html"))
    for page in pages:
        path = docs / page.parts[-3] / f"{page.parts[-2]}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
    config = {
        "site_name": "Insatskartan",
        "nav": ["index.md"],
        "not_in_nav": "/*/",
        "theme": {"name": "material", "language": "sv", "font": False},
        "markdown_extensions": yaml_load((main / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"],
        "plugins": [],
    }
    target.joinpath("mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return len(pages)


def markdown(html: str) -> str:
    """Return the article of a page as Markdown."""
    writer = _Writer()
    writer.feed(html.partition("<article")[2].partition(">")[2].partition("</article>")[0])
    writer.flush()
    return "\n".join(writer.lines).strip() + "\n"


class _Writer(HTMLParser):
    """Writes one line for each block. A description list becomes a list whose items start with the term in bold."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.depth = 0
        """Number of lists around the text."""
        self.lead = ""
        """What the next line starts with: the mark of a heading or an item."""
        self.words: list[str] = []
        self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Start a block, or mark words."""
        if tag in ("h1", "h2", "h3", "h4"):
            self.flush()
            self.lead = "#" * int(tag[1]) + " "
        elif tag in _LISTS:
            self.flush()
            self.depth += 1
        elif tag in ("li", "dt"):
            self.flush()
            self.lead = "- "
        elif tag in _BLOCKS and not (tag == "dd" and self.words):
            self.flush()
        elif tag == "a":
            self.link = _target(dict(attrs).get("href") or "")
        if tag == "dt":
            self.words.append("**")
        elif tag == "span":
            self.words.append(" ")
        self.words.append("[" if tag == "a" and self.link else _MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """End a block, or what was marked."""
        if tag == "dt":
            self.words.append(":** ")
        elif tag == "a" and self.link:
            self.words.append(f"]({self.link})")
        elif tag in _LISTS:
            self.flush()
            self.depth -= 1
        elif tag in _BLOCKS or tag in ("h1", "h2", "h3", "h4", "li"):
            self.flush()
        elif tag != "br":
            self.words.append(_MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Take words; what Markdown would read as a tag is escaped."""
        if data.strip() or not self.words or self.words[-1] != "**":
            self.words.append(data.replace("<", "&lt;"))

    def flush(self) -> None:
        """End the line. Items of a list follow each other; everything else stands between empty lines."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if not text:
            return
        item = self.lead == "- "
        if not (item and self.lines and self.lines[-1].lstrip().startswith("- ")):
            self.lines.append("")
        indent = max(0, self.depth - 1) if item else self.depth
        self.lines.append("    " * indent + self.lead + text)
        self.lead = ""


def _target(href: str) -> str:
    """Return what the link leads to in the plain site, or nothing when that page is not there."""
    if href.startswith(("https:", "mailto:", "tel:")):
        return href
    match = _INSATS.fullmatch(href)
    return f"../{match[1]}/{match[2]}.md" if match else ""
