"""What search knows besides the words of a page: the parts of its compounds, and what people write instead.

Pagefind finds words by their beginning. So «ersättning» finds aktivitetsersättning only when the page also has the part
as a word, and «socbidrag» finds försörjningsstöd only when a data file says that it is meant.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any

from insatskartan.model.fields import fields
from insatskartan.model.records import Record
from insatskartan.model.search_lists import WORDING_KINDS
from insatskartan.text.compounds import Compounds, tokens, whole_words
from insatskartan.text.swedish import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from insatskartan.catalog.catalog import Catalog

Row = dict[str, str]
_CODE = re.compile(r"[a-z0-9/-]+")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")


def normal(text: str) -> str:
    r"""Return the key of a written form: lower case, with one space for everything that is no letter or digit.

    In the browser: `text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu).join(" ")`.
    """
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower()))


class SearchWords:
    """The words of one catalog; `texts` are those of hand-written pages."""

    def __init__(self, catalog: Catalog, texts: Iterable[str] = ()) -> None:
        self._catalog = catalog
        self._texts = tuple(texts)

    def extra_words(self, text: str) -> tuple[str, ...]:
        """Return the parts of a text's compounds that are not words of the text, each once, in Swedish order."""
        own = set(tokens(text))
        parts = {part for word in own for part in self.compounds.within(word)}
        return tuple(sorted(parts - own, key=sort_key))

    def lexicon(self) -> dict[str, dict[str, list[Row]]]:
        """Return, for the browser, what is also searched for when somebody writes a word, by its `normal` form.

        Each row has the word, and in `varför` its kind: förkortning, synonym or närliggande.
        """
        rows: dict[str, dict[str, Row]] = {}
        for written, word, kind in sorted(self._wordings(), key=lambda row: WORDING_KINDS.index(row[2])):
            if normal(written) not in ("", normal(word)):
                rows.setdefault(normal(written), {}).setdefault(normal(word), {"ord": word, "varför": kind})
        return {"synonymer": {form: list(rows[form].values()) for form in sorted(rows, key=sort_key)}}

    @cached_property
    def compounds(self) -> Compounds:
        """The splitter into words that the catalog and the pages use; names of places are not parts."""
        splits = self._catalog.splits
        never = [word for row in splits.never for word in row.words]
        return Compounds(
            (word for text in self._prose() for word in whole_words(text)),
            {row.word: row.parts for row in splits.splits},
            [*never, *self._places()],
            [word for row in splits.also for word in row.words],
        )

    def _prose(self) -> Iterator[str]:
        catalog = self._catalog
        for entry in catalog.insatser.values():
            yield from _texts_of(entry.insats)
        for record in (*catalog.areas.values(), *catalog.topics.values(), *catalog.vocabularies.values()):
            yield from _texts_of(record)
        for terms in catalog.terms.values():
            for term in terms.values():
                yield from (term.name, *term.synonyms)
        yield from self._texts

    def _places(self) -> Iterator[str]:
        """Yield the proper nouns in the names of municipalities and larger places: not «stift» of «Lunds stift»."""
        names = [area.name for area in self._catalog.kommuner.values()]
        names += [term.name for term in self._catalog.terms.get("geografi", {}).values()]
        return (word.lower() for name in names for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())

    def _wordings(self) -> Iterator[tuple[str, str, str]]:
        """Yield a written form, a word to search for, and the kind of the two."""
        for terms in self._catalog.terms.values():
            for term in terms.values():
                if term.abbreviation:
                    yield term.abbreviation, term.name, "förkortning"
                yield from ((synonym, term.name, "synonym") for synonym in term.synonyms)
        for row in self._catalog.wordings:
            yield from ((written, word, row.kind) for written in row.written for word in row.found_by)


def _texts_of(value: Any) -> Iterator[str]:
    """Yield every text of a record, without addresses; a value that looks like a code is no text."""
    if isinstance(value, str) and not _CODE.fullmatch(value):
        yield _ADDRESS.sub(" ", value)
    elif isinstance(value, Record):
        for field in fields(type(value)):
            yield from _texts_of(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts_of(item)
