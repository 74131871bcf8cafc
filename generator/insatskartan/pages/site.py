"""What templates are given: the catalog in words, links relative to the page, and safe text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property, partial
from html import unescape
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined

from insatskartan.analysis import reasons
from insatskartan.catalog.statement import Statement
from insatskartan.model.scalars import OLDEST
from insatskartan.pages.page import Heading, Page
from insatskartan.pages.prose import Abbreviations, block
from insatskartan.search.facets import Facets
from insatskartan.search.marks import of_page
from insatskartan.search.words import SearchWords
from insatskartan.text import dates
from insatskartan.text.swedish import capital, date_text, listing, number_text, span_text
from insatskartan.wording import facts, labels, values

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from markupsafe import Markup

    from insatskartan.catalog.access import Way
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.insats import Area, Part

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
        self.abbreviations = Abbreviations(catalog)
        self.facets = Facets(catalog, today)
        self.words = SearchWords(catalog)
        self._said: dict[tuple[str, str], str] = {}
        self.templates = Environment(
            loader=PackageLoader("insatskartan.pages"),
            autoescape=True,
            auto_reload=False,  # a site is one build; the next one reads the templates anew
            undefined=StrictUndefined,
            bytecode_cache=compiled_templates(),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.filters.update(
            date=date_text,
            span=span_text,
            number=number_text,
            listing=listing,
            capital=capital,
            prose=self.prose,
            text=self.text,
        )
        self.templates.globals.update(
            w=values, m=labels, reasons=reasons, site=self, today=today.isoformat(), count=values.count
        )

        # These say the same for the same arguments and are called tens of times on every page.
        module = self.templates.get_template("_delar.html").module
        for name in ("badge", "basis", "status"):
            self.templates.globals[name] = cache(getattr(module, name))

    def page(self, template: str, path: str, title: str, description: str, **values: Any) -> Page:
        """Render a template; what `Page` has fields for goes to the page, the rest to the template."""
        source, contents, menu = values.pop("source", ""), values.pop("contents", True), values.pop("menu", "")
        script, searchable = values.pop("script", ""), values.pop("searchable", True)
        marks = values.pop("marks", None) or of_page(self.words, path, title, description)
        root = "../" * (path.count("/") + 1) if path else ""
        self.abbreviations.start_page(root)
        html = self.templates.get_template(template).render(values, root=root, title=title, source=source)
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

    def edit_url(self, source: str) -> str:
        """Return where a file is edited on the web."""
        return f"{self.repository}/edit/main/{source}"

    oldest = OLDEST

    # What the catalog says, in words.

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Names that several insatser have (LSS in every municipality); their pages need the area in the title."""
        counted = Counter(entry.insats.name for entry in self.catalog.insatser.values())
        return frozenset(name for name, number in counted.items() if number > 1)

    def full_name(self, entry: Entry) -> str:
        """Return the name of an insats, with its area when others have the same name."""
        name = entry.insats.name
        return f"{name}, {self.catalog.areas[entry.area].name}" if name in self.shared_names else name

    @cached_property
    def focus(self) -> str:
        """Code of the income source that the closed heading is about."""
        return self.catalog.focus.code if self.catalog.focus else ""

    @cached_property
    def focus_name(self) -> str:
        """Its name in running text."""
        return self.catalog.focus.name.lower() if self.catalog.focus else ""

    @cached_property
    def directions(self) -> dict[str, str]:
        """Directions that some insats has, with their names, in the order of their vocabulary."""
        used = {code for entry in self.catalog.insatser.values() for code in entry.insats.directions}
        return {code: term.name for code, term in self.catalog.terms.get("inriktningar", {}).items() if code in used}

    @cached_property
    def subjects(self) -> dict[str, tuple[str, str]]:
        """What is known beside the insatser: path, name and lead of the pages that there is something for."""
        kinds = {topic.kind for topic in self.catalog.topics.values()}
        there = {
            "malgruppen": "målgrupp" in kinds,
            "teman": "tema" in kinds,
            "vagar": "väg" in kinds,
            "metoder": bool(self.catalog.terms.get("metoder")),
            "resultat": any(topic.evidence for topic in self.catalog.topics.values())
            or any(entry.insats.results for entry in self.catalog.insatser.values()),
        }
        return {path: words for path, words in labels.SUBJECTS.items() if there[path]}

    def label(self, vocabulary: str, code: str) -> str:
        """Return the word on the page for a code."""
        return self.catalog.label(vocabulary, code)

    def choices(self, vocabulary: str) -> dict[str, str]:
        """Return all words of a vocabulary by code."""
        return {code: term.name for code, term in self.catalog.terms.get(vocabulary, {}).items()}

    def labels(self, vocabulary: str, codes: tuple[str, ...]) -> list[str]:
        """Return the words for several codes."""
        return [self.catalog.label(vocabulary, code) for code in codes]

    def age(self, way: Way) -> str:
        """Say which ages a door is open for."""
        return values.age(way.age)

    def residence(self, way: Way) -> str:
        """Say where one must live."""
        return values.residence(way.residence, self.catalog.place_name)

    def short_residence(self, entry: Entry) -> str:
        """Say in a few words where one must live to take part in an insats."""
        return values.short_residence([way.residence for way in entry.ways], self.catalog.place_name)

    def income(self, way: Way) -> str:
        """Say what one may live on."""
        return values.income(way.income, partial(self.catalog.label, "forsorjning"))

    def decision(self, way: Way) -> str:
        """Say which decisions are needed."""
        return values.decision(way.decision, partial(self.catalog.label, "beslut"))

    def referrals(self, way: Way) -> str:
        """Say who opens a door."""
        name = partial(self.catalog.label, "remittenter")
        return listing((values.referral(r, name) for r in way.referrals), "eller") or labels.NOT_STATED

    def door_facts(self, way: Way) -> tuple[facts.Fact, ...]:
        """Return all criteria of a door in words."""
        return facts.of_door(self, way)

    def part_facts(self, part: Part, ways: tuple[Way, ...]) -> list[facts.Fact]:
        """Return the criteria that a part states itself; income always, for that is what parts differ in."""
        stated = (part.age, part.residence, True, part.decision, part.referrals)
        return [fact for way in ways for fact, own in zip(facts.of_door(self, way), stated, strict=True) if own]

    def doorkeepers(self, entry: Entry) -> str:
        """Say who opens any door of an insats, in a few words; empty when nobody knows."""
        return self._once(("door", entry.id), lambda: self._doorkeepers(entry))

    def _doorkeepers(self, entry: Entry) -> str:
        codes = dict.fromkeys(r.via for way in entry.ways for r in way.referrals)
        return listing((self.catalog.label("remittenter", code) for code in codes), "eller")

    def short_age(self, entry: Entry) -> str:
        """Say which ages may take part, for a row in a list; what is not stated is said in two words there."""
        return self._once(("age", entry.id), lambda: self._short_age(entry))

    def _once(self, key: tuple[str, str], make: Callable[[], str]) -> str:
        """Return what an insats says in lists; it is made once and stands in many."""
        if key not in self._said:
            self._said[key] = make()
        return self._said[key]

    def _short_age(self, entry: Entry) -> str:
        return values.joined(
            [values.age(way.age) if way.age.answer != "okänt" else labels.AGE_NOT_STATED for way in entry.ways]
        )

    def income_bases(self, entry: Entry, answer: str) -> tuple[str, ...]:
        """Return what an answer about income rests on, when the record says it once for all doors."""
        claim = entry.insats.income
        if claim is None or entry.insats.parts or answer in ("okänt", "delvis"):
            return ()
        return facts.closing(claim) if answer == "nej" else facts.bases(claim.basis)

    def status(self, entry: Entry) -> str:
        """Status on the day of the build."""
        return entry.status(self.today)

    def is_due(self, entry: Entry) -> bool:
        """Tell whether the record should have been confirmed again."""
        confirmed = entry.insats.confirmed
        return dates.months_after(confirmed.date, entry.insats.review_every) < self.today

    def confirmed_ago(self, entry: Entry) -> str:
        """Say how long ago the record was confirmed."""
        return values.ago(self.months_since(entry.insats.confirmed.date))

    def months_since(self, date: str) -> int:
        """Return whole months since the last day the date may mean."""
        then = dates.last_day(date)
        months = (self.today.year - then.year) * 12 + self.today.month - then.month
        return max(0, months - (self.today.day < then.day))

    def area_title(self, area: Area) -> str:
        """Return an area's name as a heading."""
        return values.area_title(area)


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()
