"""The glossary: abbreviations, and the words of all vocabularies with their explanations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from insatskartan.text.swedish import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site

_HIDDEN = {"forkortningar", "kallor", "matt"}
"""Vocabularies that are shown in sections of their own, or on the page of results."""


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the glossary."""
    catalog = site.catalog
    abbreviations = sorted(
        (term for term in catalog.terms.get("forkortningar", {}).values() if term.abbreviation),
        key=lambda term: sort_key(str(term.abbreviation)),
    )
    yield partial(
        site.page,
        "glossary.html",
        "ordlista",
        "Ordlista",
        "Förkortningar och ord i Insatskartan, förklarade på vanlig svenska.",
        menu="Ordlista",
        abbreviations=abbreviations,
        vocabularies=[(name, words) for name, words in catalog.vocabularies.items() if name not in _HIDDEN],
        sources=catalog.terms.get("kallor", {}).values(),
    )
