"""Text from YAML -> safe HTML. Only a small subset of Markdown becomes markup; all else is shown as text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from insatskartan.catalog.catalog import Catalog

_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "blockquote"}
_SCHEMES = {"https", "mailto", "tel"}
_PLAIN = re.compile(r"[^\n*_`<>&\[\]\\#!~|+=:-]+")
"""A single paragraph without any character that means something in Markdown; most texts are."""

_markdown = Markdown(extensions=["sane_lists"], output_format="html")
_markdown.preprocessors.deregister("html_block")
_markdown.inlinePatterns.deregister("html")


@lru_cache(maxsize=4096)
def block(text: str) -> Markup:
    """Return paragraphs, lists, emphasis and safe links as HTML; tags and images are shown as text."""
    if _PLAIN.fullmatch(text):
        return Markup("<p>{}</p>").format(text)
    html = _markdown.reset().convert(text.replace("![", "!\\["))
    attributes = {"a": {"href"}}
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=attributes,
        attribute_filter=_attribute,
        url_schemes=_SCHEMES,
        link_rel="noopener",
    )
    return Markup(clean)  # noqa: S704 (nh3 has just cleaned it)


def _attribute(tag: str, name: str, value: str) -> str | None:  # noqa: ARG001 (the cleaner's signature)
    """Keep addresses with an allowed scheme: «//exempel.se» leads to another host than it seems to.

    Of other attributes keep only `rel`, which the cleaner itself sets; `title` and `lang` would pass otherwise.
    """
    if name == "href":
        return value if value.partition(":")[0].lower() in _SCHEMES else None
    return value if name == "rel" else None


class Abbreviations:
    """Explains each abbreviation the first time it occurs on a page.

    The explanation is a tooltip for the mouse; for keyboard and touch the abbreviation links to the glossary.
    """

    def __init__(self, catalog: Catalog) -> None:
        terms = catalog.terms.get("forkortningar", {}).values()
        self.meanings = {term.abbreviation: (term.name, term.code) for term in terms if term.abbreviation}
        words = sorted(map(re.escape, self.meanings), key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(words) or '(?!)'})(?![\w])")
        self.explained: set[str] = set()
        self.root = ""
        self._plain: dict[str, Markup] = {}

    def start_page(self, root: str) -> None:
        """Forget what has been explained; `root` is the relative path from the page to the start page."""
        self.explained.clear()
        self.root = root

    def text(self, text: str) -> Markup:
        """Escape a text and explain its abbreviations. Texts without any are cached: they recur on several pages."""
        plain = self._plain.get(text)
        if plain is not None:
            return plain
        html = escape(text)
        if self.pattern.search(html):
            return self.explain(html)
        self._plain[text] = html
        return html

    def explain(self, html: Markup) -> Markup:
        """Wrap abbreviations in the text between tags; tags and links are left alone."""
        if not self.pattern.search(html):
            return html
        pieces = re.split(r"(<a\b.*?</a>|<[^>]*>)", html, flags=re.DOTALL)
        pieces[::2] = [self.pattern.sub(self._wrap, piece) for piece in pieces[::2]]
        return Markup("".join(pieces))  # noqa: S704 (the pieces were safe, and the wrap escapes)

    def _wrap(self, match: re.Match[str]) -> str:
        word = match[0]
        if word in self.explained:
            return word
        self.explained.add(word)
        name, code = map(escape, self.meanings[word])
        abbreviation = f'<abbr title="{name}">{escape(word)}</abbr>'
        return f'<a class="ik-abbreviation" href="{self.root}ordlista/#forkortningar-{code}">{abbreviation}</a>'
