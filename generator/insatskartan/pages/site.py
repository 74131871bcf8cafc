"""What templates are given: the catalog in words, links relative to the page, and safe text."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined

from insatskartan.analysis import reasons
from insatskartan.catalog.statement import Statement
from insatskartan.pages.page import Heading, Page
from insatskartan.pages.prose import Abbreviations, block
from insatskartan.pages.subjects import subjects
from insatskartan.search.facets import Facets
from insatskartan.search.marks import of_page
from insatskartan.search.words import SearchWords
from insatskartan.text.swedish import capital, date_text, listing, number_text, span_text
from insatskartan.wording import labels, values
from insatskartan.wording.phrases import Phrases
from insatskartan.wording.rows import Rows

if TYPE_CHECKING:
    import datetime as dt

    from markupsafe import Markup

    from insatskartan.catalog.catalog import Catalog

_HEADING = re.compile(r'<h([1-3]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept between builds, in the user's own temporary folder; None without one.

    Compiling them took as long as rendering a hundred pages. Entries are found by the template's text, so none is old.
    """
    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):  # no folder that only this user can write
        return None


class Site:
    """One build: the catalog, the date, and the templates."""

    def __init__(self, catalog: Catalog, today: dt.date, repository: str, about: Statement | None = None) -> None:
        self.catalog = catalog
        self.today = today
        self.statement = about or Statement()
        self.repository = repository.rstrip("/")
        self.phrases = Phrases(catalog)
        self.facets = Facets(catalog, today)
        self.words = SearchWords(catalog)
        self.abbreviations = Abbreviations(catalog)
        self.templates = self._environment()
        rows = Rows(self.phrases, today)
        self.context: dict[str, Any] = {
            "site": self,
            "phrases": self.phrases,
            "row_of": rows.of,
            "rows_of": rows.of_all,
            "subjects": subjects(catalog),
        }
        """What every page's template is given. Components are not: they show what they are called with."""

    def _environment(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("insatskartan.pages"),
            autoescape=True,
            auto_reload=False,  # a site is one build; the next one reads the templates anew
            undefined=StrictUndefined,
            bytecode_cache=compiled_templates(),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(
            date=date_text,
            span=span_text,
            number=number_text,
            listing=listing,
            capital=capital,
            prose=self.prose,
            text=self.text,
        )
        environment.globals.update(
            w=values,
            m=labels,
            reasons=reasons,
            count=values.count,
            field_label=values.field_label,
            today=self.today.isoformat(),
        )
        answers = environment.get_template("components/answers.html").module
        for name in ("badge", "basis", "status"):  # say the same for the same arguments, tens of times on a page
            setattr(answers, name, cache(getattr(answers, name)))
        return environment

    def page(self, template: str, path: str, title: str, description: str, **shown: Any) -> Page:
        """Render a template; what `Page` has fields for goes to the page, the rest to the template."""
        source, contents, menu = shown.pop("source", ""), shown.pop("contents", True), shown.pop("menu", "")
        script, searchable = shown.pop("script", ""), shown.pop("searchable", True)
        marks = shown.pop("marks", None) or of_page(self.words, path, title, description)
        root = "../" * (path.count("/") + 1) if path else ""
        self.abbreviations.start_page(root)
        context = {**self.context, **shown, "root": root, "title": title, "source": source}
        html = self.templates.get_template(template).render(context)
        if searchable:
            html += str(marks.html())
        outline = tuple(Heading(int(level), id_, _plain(text)) for level, id_, text in _HEADING.findall(html))
        return Page(path, title, description, html, outline, source, contents, menu, script, searchable, marks.values)

    def text(self, text: str) -> Markup:
        """Escape a text and explain its abbreviations."""
        return self.abbreviations.text(text)

    def prose(self, text: str) -> Markup:
        """Turn a longer text into safe HTML with its abbreviations explained."""
        return self.abbreviations.explain(block(text))


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()
