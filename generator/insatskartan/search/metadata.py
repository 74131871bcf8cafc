"""What the search index knows about a page beside its text: facts for the row of a hit, and values of facets.

Facts are hidden at the end of the page, in the attributes of Pagefind. Values are not: Pagefind would write them in
a different order in each build, so `search/index.py` writes them itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from insatskartan.wording import values
from insatskartan.wording.labels.search import PAGE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from insatskartan.catalog.catalog import Entry
    from insatskartan.search.facets import Facets
    from insatskartan.search.words import SearchWords
    from insatskartan.wording.phrases import Phrases


@dataclass(frozen=True, slots=True)
class SearchMetadata:
    """Facts and facet values of one page."""

    facts: Mapping[str, str] = field(default_factory=dict)
    """Texts by name, a-z; empty ones are left out.

    `delnamn` and `delord` hold the parts of compounds in name and text, so that a part finds the whole.
    """
    values: tuple[tuple[str, str], ...] = ()
    """Pairs of facet and value; `omrade` is not a facet but the area that runs the insats."""

    def html(self) -> Markup:
        """Return the hidden element."""
        facts = {name: text for name, text in self.facts.items() if text}
        names = Markup(", ").join(Markup("{0}[data-{0}]").format(name) for name in facts)
        texts = Markup("").join(Markup(' data-{}="{}"').format(name, text) for name, text in facts.items())
        return Markup('<div hidden data-pagefind-meta="{}"{}></div>').format(names, texts)


def of_page(words: SearchWords, path: str, title: str, description: str, place: str = "") -> SearchMetadata:
    """Return the metadata of a page that is no insats; its path says what kind of page it is.

    `place` is the name of the area that the page is about.
    """
    first, _, rest = path.partition("/")
    kind = PAGE_KINDS.get(f"{first}/" if rest else first, PAGE_KINDS[""])
    return SearchMetadata(
        {
            "title": title,
            "ort": place,
            "slag": kind,
            "text": description,
            "delnamn": _parts(words, title),
            "delord": _parts(words, description),
        }
    )


def of_insats(phrases: Phrases, facets: Facets, words: SearchWords, entry: Entry) -> SearchMetadata:
    """Return the metadata of an insats."""
    insats = entry.insats
    personal = insats.level == "individ"
    facts = {
        "title": phrases.full_name(entry),
        "namn": " · ".join(name for name in (*insats.other_names, insats.full_name) if name),
        "plats": phrases.place(entry.area),
        "text": insats.summary,
        "alder": phrases.short_age(entry) if personal else "",
        "boende": phrases.short_residence(entry) if personal else "",
        "svar": "".join((facets.takes(entry, term.code) or "")[:1] for term in phrases.catalog.incomes)
        if personal
        else "",
        "ar": entry.year,
        "datum": values.confirmed(insats.confirmed),
        "gammal": "ja" if entry.is_due(facets.today) else "",
        "delnamn": _parts(words, insats.name, insats.full_name or "", *insats.other_names),
        "delord": _parts(words, *_own_words(phrases, facets, entry)),
    }
    return SearchMetadata(facts, (("omrade", entry.area), *facets.of(entry)))


def _own_words(phrases: Phrases, facets: Facets, entry: Entry) -> Iterator[str]:
    """Yield the texts of an insats; not the names of income sources it is closed to, although its page has them."""
    insats = entry.insats
    yield from (insats.name, insats.full_name or "", *insats.other_names, insats.summary, insats.description or "")
    yield from (*insats.activities, *phrases.labels("inriktningar", insats.directions))
    yield from phrases.labels("metoder", insats.methods)
    if insats.target:
        yield from (insats.target.description or "", *phrases.labels("malgrupper", insats.target.groups))
    yield from (term.name for term in phrases.catalog.incomes if facets.takes(entry, term.code) in ("ja", "delvis"))


def _parts(words: SearchWords, *texts: str) -> str:
    return " ".join(words.extra_words(" ".join(texts)))
