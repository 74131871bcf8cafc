"""The search page: a field, facets to narrow the search by, and hits, which JavaScript fills in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from insatskartan.text.swedish import sort_key
from insatskartan.wording.labels import search as search_labels
from insatskartan.wording.labels.insatser import FORMS, STATUSES
from insatskartan.wording.labels.search import AGES, FOUND_BY, ONE_AGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.matching.ages import Column
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site
    from insatskartan.search.words import SearchWords

PATH = "sok"
_WORDS = (
    "NO_HITS",
    "ONE_HIT",
    "MANY_HITS",
    "FIRST_HITS",
    "SHOWN_INSTEAD",
    "IGNORED",
    "NOWHERE",
    "SOME_WORDS",
    "ALL_WORDS",
    "DID_YOU_MEAN",
    "SHOW_MORE",
    "REMOVE_CHOICE",
    "REMOVE_ALL",
)
"""Sentences that scripts fill in."""


_STOP_WORDS = """
att av den det du en ett finns för från får har hos hur i in inte jag kan kommer man med någon och om
på sig ska som till utan vad var vem vid vill är åt
"""
"""Words that a page need not have to be a hit."""


def words(catalog: Catalog, search_words: SearchWords) -> dict[str, Any]:
    """Return what the scripts need to know about words beside those of the pages; goes into the search index."""
    places = [area.name for area in catalog.kommuner.values()]
    return {**search_words.lexicon(), "platser": places, "små": _STOP_WORDS.split()}


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the search page."""
    yield partial(_page, site)


def _page(site: Site) -> Page:
    return site.page(
        "search.html",
        PATH,
        "Sök",
        "Sök bland insatser, metoder, ord och sidor, och begränsa till en kommun, en ålder eller en försörjning.",
        contents=False,
        searchable=False,
        script="search/page.js",
        facets=facets(site),
        data={
            "forsorjning": [(term.code, term.name.lower()) for term in site.catalog.incomes],
            "fokus": site.catalog.focus_code,
            "ord": {name: getattr(search_labels, name) for name in _WORDS}
            | {f"FOUND_BY_{kind}": text for kind, text in FOUND_BY.items()}
            | {"ENDED_STATUS": STATUSES["avslutad"]},
        },
    )


def facets(site: Site) -> dict[str, dict[str, str]]:
    """Return the choices of each facet that some insats has a value of: words by value."""
    catalog = site.catalog
    used = {pair for entry in catalog.insatser.values() for pair in site.facets.of(entry)}
    words = {
        "kommun": {code: area.name for code, area in catalog.kommuner.items()},
        "forsorjning": site.phrases.choices("forsorjning"),
        "alder": {value: age_words(column) for value, column in site.facets.ages.items()},
        "inriktning": _sorted(site.phrases.choices("inriktningar")),
        "form": FORMS,
        "metod": _sorted(site.phrases.choices("metoder")),
        "vag": _sorted(site.phrases.choices("remittenter")),
        "malgrupp": _sorted(site.phrases.choices("malgrupper")),
        "status": STATUSES,
    }
    whole = ("kommun", "alder")  # all values, as an insats may be met by everyone; the script counts hits per value
    return {
        facet: {value: text for value, text in choices.items() if facet in whole or (facet, value) in used}
        for facet, choices in words.items()
        if any(name == facet for name, _ in used)
    }


def age_words(column: Column) -> str:
    """Say the ages of a column."""
    if column.lower == column.upper:
        return ONE_AGE.format(column.lower)
    return AGES.format(column.lower, column.upper)


def _sorted(choices: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(choices.items(), key=lambda item: sort_key(item[1])))
