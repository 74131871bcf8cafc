"""A page whose HTML is finished, as MkDocs wants it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.utils.templates import TemplateContext

    from insatskartan.pages.page import Heading, Page

SHELL_TEMPLATE = "shell.html"
"""Renders nothing: the page's HTML comes from `Shell`."""


class GeneratedPage(HostPage):
    """A page whose HTML is finished: MkDocs neither reads nor parses anything."""

    printed = ""
    """The address on paper, where it differs from the page's own."""
    ages = ""
    """How old what it says is, on paper."""
    context: TemplateContext
    """What the theme renders this page with; set once MkDocs has put it together."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        self.generated = page
        self.outline = _outline(page.outline)
        self.ages = escape(page.ages)
        super().__init__(escape(page.menu or page.title), file, config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 (the host's signature)
        """Give the theme what front matter would have said; the sidebar only holds what the tabs hold."""
        self.markdown = ""
        # The host's templates do not escape, and this text comes out of YAML.
        self.meta = {"description": escape(self.generated.description), "hide": ["navigation"]}
        if self.generated.path:
            self.meta["title"] = escape(self.generated.title)
        if not self.generated.contents or len(self.generated.outline) < 4:
            self.meta["hide"] += ["toc"]
        self.meta["script"] = self.generated.script
        self.meta["search"] = {"exclude": not self.generated.searchable}
        self.meta["template"] = "main.html" if self.generated.menu else SHELL_TEMPLATE

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 (the host's signature)
        """Hand over the finished HTML, its outline and its anchors."""
        self.content = self.generated.html
        self.toc = get_toc(_tokens(self.generated.outline))
        self.present_anchor_ids = {heading.id for heading in self.generated.outline}
        self.links_to_anchors = {}


def _outline(outline: tuple[Heading, ...]) -> str:
    """Return the second-level headings as list items, for the theme's table of contents."""
    return "\n".join(
        f'<li class="md-nav__item"><a href="#{heading.id}" class="md-nav__link">'
        f'<span class="md-ellipsis">{escape(heading.text)}</span></a></li>'
        for heading in outline
        if heading.level == 2
    )


def _tokens(outline: tuple[Heading, ...]) -> Any:
    """Nest headings the way Python-Markdown's toc extension does."""
    roots: list[dict[str, Any]] = []
    open_: list[dict[str, Any]] = []
    for heading in outline:
        name = escape(heading.text)
        token = {
            "level": heading.level,
            "id": heading.id,
            "name": name,
            "html": name,
            "data-toc-label": "",
            "children": [],
        }
        while open_ and open_[-1]["level"] >= heading.level:
            open_.pop()
        (open_[-1]["children"] if open_ else roots).append(token)
        open_.append(token)
    return roots
