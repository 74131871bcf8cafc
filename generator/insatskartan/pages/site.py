"""The renderer of one build: templates, what they are given, and text made safe for HTML."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined

from insatskartan.analysis import reasons
from insatskartan.analysis.freshness import Freshness
from insatskartan.analysis.residents import Residents
from insatskartan.catalog.statement import Statement
from insatskartan.pages.page import Heading, Page
from insatskartan.pages.prose import Abbreviations, block
from insatskartan.pages.rows import InsatsRows
from insatskartan.pages.subjects import subjects
from insatskartan.search import metadata
from insatskartan.search.facets import Facets
from insatskartan.search.words import SearchWords
from insatskartan.text.swedish import capital, date_text, in_text, listing, number_text, span_text
from insatskartan.wording import freshness, values
from insatskartan.wording.labels.namespace import LABELS
from insatskartan.wording.phrases import Phrases

if TYPE_CHECKING:
    import datetime as dt

    from markupsafe import Markup

    from insatskartan.catalog.catalog import Catalog

_HEADING = re.compile(r'<h([1-3]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Return the cache of compiled templates, in the user's own temporary folder; None when there is no such folder.

    Compiling takes as long as rendering a hundred pages. Keys are made of the templates' text, so no entry is stale.
    """
    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):  # no folder that only this user can write
        return None


class Site:
    """One build: the catalog, the day, and the templates that render its pages."""

    def __init__(self, catalog: Catalog, today: dt.date, repository: str, about: Statement | None = None) -> None:
        """Take the web address of the repository where files are edited, and the accessibility statement."""
        self.catalog = catalog
        self.today = today
        self.statement = about or Statement()
        self.repository = repository.rstrip("/")
        self.phrases = Phrases(catalog)
        self.residents = Residents(catalog, today)
        self.freshness = Freshness(catalog)
        self.facets = Facets(catalog, today, self.residents.takes)
        self.words = SearchWords(catalog)
        self.abbreviations = Abbreviations(catalog)
        self.templates = self._environment()
        rows = InsatsRows(self.phrases, self.residents)
        self.context: dict[str, Any] = {
            "site": self,
            "phrases": self.phrases,
            "row_of": rows.of,
            "rows_of": rows.of_all,
            "residents": self.residents,
            "subjects": subjects(catalog),
        }
        """What the template of every page is given. Components are not: they show their arguments and nothing else."""

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
            in_text=in_text,
            prose=self.prose,
            text=self.text,
        )
        environment.globals.update(
            w=values,
            m=LABELS,
            reasons=reasons,
            count=values.count,
            field_label=values.field_label,
            today=self.today.isoformat(),
        )
        answers = environment.get_template("components/answers.html").module
        for name in (
            "badge",
            "basis",
            "claim",
            "status",
            "takes",
        ):  # called with the same few arguments, tens of times a page
            setattr(answers, name, cache(getattr(answers, name)))
        return environment

    def page(self, template: str, path: str, title: str, description: str, **context: Any) -> Page:
        """Render a template. What `Page` has fields for goes to the page, all else to the template.

        `source` goes to both. `shown` are the insatser, and `documents` the sources, whose age the page tells under its
        heading and on paper. `metadata` is what search knows of the page, when it is more than path, title and
        description.
        """
        source, contents, menu = context.pop("source", ""), context.pop("contents", True), context.pop("menu", "")
        script, searchable = context.pop("script", ""), context.pop("searchable", True)
        shown, written = self.freshness.of(context.pop("shown", ())), context.pop("documents", ())
        ages = freshness.ages(*shown) or freshness.documents(self.freshness.of_documents(written).dates)
        about = context.pop("metadata", None) or metadata.of_page(self.words, path, title, description)
        root = "../" * (path.count("/") + 1) if path else ""
        self.abbreviations.start_page(root)
        whole = {**self.context, **context, "root": root, "title": title, "source": source, "ages": ages}
        html = self.templates.get_template(template).render(whole)
        if searchable:
            html += str(about.html())
        outline = tuple(Heading(int(level), id_, _plain(text)) for level, id_, text in _HEADING.findall(html))
        return Page(
            path, title, description, html, outline, source, contents, menu, script, searchable, about.values, ages
        )

    def text(self, text: str) -> Markup:
        """Escape a text and explain its abbreviations."""
        return self.abbreviations.text(text)

    def prose(self, text: str) -> Markup:
        """Turn a longer text into safe HTML with its abbreviations explained."""
        return self.abbreviations.explain(block(text))


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()
