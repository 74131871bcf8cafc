"""The words for the codes of one catalog: the only place where a code becomes what people read."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from typing import TYPE_CHECKING

from insatskartan.text.swedish import in_text, listing
from insatskartan.wording import values
from insatskartan.wording.labels.answers import NOT_STATED
from insatskartan.wording.labels.facts import AGE_NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.access import Decision, Income, Referral, Residence
    from insatskartan.model.fields import Field


class Phrases:
    """Words for codes, criteria and names of a catalog. A code that no vocabulary has is its own word."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    # Words of the vocabularies.

    def label(self, vocabulary: str, code: str) -> str:
        """Return the word on the page for a code."""
        term = self.catalog.terms.get(vocabulary, {}).get(code)
        return term.name if term else code

    def labels(self, vocabulary: str, codes: Iterable[str]) -> list[str]:
        """Return the words on the page for several codes."""
        return [self.label(vocabulary, code) for code in codes]

    def in_text(self, vocabulary: str, code: str) -> str:
        """Return the word for a code as it is written inside a sentence."""
        term = self.catalog.terms.get(vocabulary, {}).get(code)
        return in_text(term.name) if term and not term.proper else self.label(vocabulary, code)

    def all_in_text(self, vocabulary: str, codes: Iterable[str]) -> list[str]:
        """Return the words for several codes as they are written inside a sentence."""
        return [self.in_text(vocabulary, code) for code in codes]

    def choices(self, vocabulary: str, codes: Collection[str] | None = None) -> dict[str, str]:
        """Return the words of a vocabulary by code, in its order; only those of `codes` when given."""
        terms = self.catalog.terms.get(vocabulary, {})
        return {code: term.name for code, term in terms.items() if codes is None or code in codes}

    @cached_property
    def focus(self) -> str:
        """The income source in focus, as it is written inside a sentence; empty when there is none."""
        return in_text(self.catalog.focus.name) if self.catalog.focus else ""

    # Names.

    def place(self, code: str) -> str:
        """Return the name of an area or of a larger geographic area."""
        areas = self.catalog.areas
        return areas[code].name if code in areas else self.label("geografi", code)

    def places(self, codes: Iterable[str]) -> list[str]:
        """Return the names of several areas."""
        return [self.place(code) for code in codes]

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        """Names that several insatser have (LSS in every municipality)."""
        counted = Counter(entry.insats.name for entry in self.catalog.insatser.values())
        return frozenset(name for name, number in counted.items() if number > 1)

    def full_name(self, entry: Entry) -> str:
        """Return the name of an insats, with its area when other insatser have the same name."""
        name = entry.insats.name
        return f"{name}, {self.place(entry.area)}" if name in self._shared_names else name

    def insats(self, id_: str) -> str:
        """Return the full name of the insats with an id; the id itself when there is no such insats."""
        entry = self.catalog.insatser.get(id_)
        return self.full_name(entry) if entry else id_

    def reference(self, field: Field, code: str) -> str:
        """Return the name of what a field's value refers to; empty for a field that refers to nothing.

        An insats is named with its id, as both are needed to find it.
        """
        if field.kind == "kod":
            return self.label(field.vocabulary, code)
        if field.kind != "hänvisning":
            return ""
        if field.refers_to != "insatser":
            return self.place(code)
        entry = self.catalog.insatser.get(code)
        return f"{entry.insats.name} ({code})" if entry else code

    # Criteria.

    def residence(self, claim: Residence) -> str:
        """Say where one must live."""
        return values.residence(claim, self.place)

    def income(self, claim: Income) -> str:
        """Say what one may live on."""
        return values.income(claim, partial(self.label, "forsorjning"))

    def decision(self, claim: Decision) -> str:
        """Say which decisions are needed first."""
        return values.decision(claim, partial(self.label, "beslut"))

    def referral(self, referral: Referral) -> str:
        """Say who opens a door, and how."""
        return values.referral(referral, self._opener(referral))

    def _opener(self, referral: Referral) -> str:
        """Return who opens a door; an insats that does is named."""
        return self.insats(referral.insats) if referral.insats else self.label("remittenter", referral.via)

    def referrals(self, way: ResolvedDoor) -> str:
        """Say who opens a door, all of them."""
        return listing(map(self.referral, way.referrals), "eller") or NOT_STATED

    # What an insats says in a few words, for all its doors at once.

    def short_residence(self, entry: Entry) -> str:
        """Say where one must live to take part in an insats."""
        return values.short_residence([way.residence for way in entry.ways], self.place)

    def short_age(self, entry: Entry) -> str:
        """Say which ages may take part; what is not stated is said in two words."""
        ages = (way.age for way in entry.ways)
        return values.join_distinct(AGE_NOT_STATED if age.answer == "okänt" else values.age(age) for age in ages)

    def doorkeepers(self, entry: Entry) -> str:
        """Say who opens any door of an insats; empty when nobody knows."""
        names = dict.fromkeys(self._opener(referral) for way in entry.ways for referral in way.referrals)
        return listing(names, "eller")
