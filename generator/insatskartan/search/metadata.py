"""What search is told about a page beside its text: facts for the row of a result, and what it can be narrowed by.

Facts stand hidden at the end of the page, in the attributes of Pagefind. Values do not: Pagefind would write them in
another order in each build, so `hosting/search_index.py` writes them itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from insatskartan.text.swedish import date_text
from insatskartan.wording import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from insatskartan.catalog.catalog import Entry
    from insatskartan.search.facets import Facets
    from insatskartan.search.words import SearchWords
    from insatskartan.wording.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Marks:
    """Facts and values of one page."""

    facts: Mapping[str, str] = field(default_factory=dict)
    """Texts by name, a-z; empty ones are left out.

    `delnamn` and `delord` hold what the compounds in name and text are made of, so that a part finds the whole.
    """
    values: tuple[tuple[str, str], ...] = ()
    """Facet and value, for each value; `omrade` is no facet but says whose own it is."""

    def html(self) -> Markup:
        """Return the hidden element."""
        facts = {name: text for name, text in self.facts.items() if text}
        names = Markup(", ").join(Markup("{0}[data-{0}]").format(name) for name in facts)
        texts = Markup("").join(Markup(' data-{}="{}"').format(name, text) for name, text in facts.items())
        return Markup('<div hidden data-pagefind-meta="{}"{}></div>').format(names, texts)


def of_page(words: SearchWords, path: str, title: str, description: str, place: str = "") -> Marks:
    """Return what is told about a page that is no insats; its address says what kind of page it is.

    `place` is the name of the area that the page is about.
    """
    first, _, rest = path.partition("/")
    word = labels.PAGE_KINDS.get(f"{first}/" if rest else first, labels.PAGE_KINDS[""])
    return Marks(
        {
            "title": title,
            "ort": place,
            "slag": word,
            "text": description,
            "delnamn": _parts(words, title),
            "delord": _parts(words, description),
        }
    )


def of_insats(phrases: Phrases, facets: Facets, words: SearchWords, entry: Entry) -> Marks:
    """Return what is told about an insats."""
    insats = entry.insats
    person = insats.level == "individ"
    facts = {
        "title": phrases.full_name(entry),
        "namn": " · ".join(name for name in (*insats.other_names, insats.full_name) if name),
        "plats": phrases.place(entry.area),
        "text": insats.summary,
        "alder": phrases.short_age(entry) if person else "",
        "boende": phrases.short_residence(entry) if person else "",
        "svar": "".join(entry.doors.income(term.code)[0] for term in phrases.catalog.incomes) if person else "",
        "datum": date_text(insats.confirmed.date),
        "gammal": "ja" if entry.is_due(facets.today) else "",
        "delnamn": _parts(words, insats.name, insats.full_name or "", *insats.other_names),
        "delord": _parts(words, *_own_words(phrases, entry)),
    }
    return Marks(facts, (("omrade", entry.area), *facets.of(entry)))


def _own_words(phrases: Phrases, entry: Entry) -> Iterator[str]:
    """Yield what an insats says of itself; not what it is shut to, though its page says that too."""
    insats = entry.insats
    yield from (insats.name, insats.full_name or "", *insats.other_names, insats.summary, insats.description or "")
    yield from (*insats.activities, *phrases.labels("inriktningar", insats.directions))
    yield from phrases.labels("metoder", insats.methods)
    if insats.target:
        yield from (insats.target.description or "", *phrases.labels("malgrupper", insats.target.groups))
    yield from (term.name for term in phrases.catalog.incomes if entry.doors.income(term.code) in ("ja", "delvis"))


def _parts(words: SearchWords, *texts: str) -> str:
    return " ".join(words.extra_words(" ".join(texts)))
