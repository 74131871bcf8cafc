"""All records, cross-linked: what rules, pages and exports read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from insatskartan.catalog import access
from insatskartan.model.insats import HEADINGS, Insats, Listing, Relation
from insatskartan.model.search_lists import Splits, Wording
from insatskartan.text import dates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from insatskartan.model.access import Answer
    from insatskartan.model.area import Area
    from insatskartan.model.topic import Topic
    from insatskartan.model.vocabulary import Term, Vocabulary
    from insatskartan.source.nodes import Source


K = TypeVar("K")
V = TypeVar("V")


_HOLDS: Mapping[str, Answer] = {"pågående": "ja", "okänd": "okänt", "avslutad": "nej", "planerad": "nej"}


@dataclass(frozen=True)
class Entry:
    """One insats with its place in the knowledge base."""

    id: str
    area: str
    file: str
    """Path of the YAML file, relative to the folder above `insatser/`, with `/`."""
    insats: Insats
    listings: tuple[Listing, ...]
    """Every list it belongs to: its own area first, then the others."""
    doors: access.Doors
    """Its doors and those of its parts, with everything they inherit."""
    from_mall: tuple[str, ...] = ()
    """Top-level keys whose value comes from the mall."""
    source: Source | None = field(default=None, repr=False, compare=False)
    """The file as it was read: what a proposal starts from."""

    @property
    def ways(self) -> tuple[access.ResolvedDoor, ...]:
        """Doors of the insats as a whole."""
        return self.doors.ways

    def status(self, today: dt.date) -> str:
        """Planerad, pågående, avslutad or okänd on that day."""
        return access.status(self.insats.period, today)

    def is_due(self, today: dt.date) -> bool:
        """Tell whether the record should have been confirmed again by that day."""
        return dates.months_after(self.insats.confirmed.date, self.insats.review_every) < today

    @property
    def year(self) -> str:
        """The year that what the record says is true of."""
        return self.insats.confirmed.date[:4]

    def still_holds(self, today: dt.date) -> Answer:
        """Tell whether what the record says about access can be used on that day: not when it has ended."""
        return _HOLDS[self.status(today)]


@dataclass(frozen=True)
class Catalog:
    """Everything that was read, in Swedish order of names."""

    insatser: Mapping[str, Entry] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    splits: Splits = field(default_factory=lambda: Splits.model_validate({}))
    """Compounds whose parts are written down by hand."""
    wordings: tuple[Wording, ...] = ()
    """What people write, and what the pages call it."""

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, Term]]:
        """Terms by vocabulary and code."""
        return {name: {term.code: term for term in words.terms} for name, words in self.vocabularies.items()}

    @cached_property
    def incomes(self) -> tuple[Term, ...]:
        """All income sources in the order of their vocabulary."""
        return tuple(self.terms.get("forsorjning", {}).values())

    @cached_property
    def focus(self) -> Term | None:
        """The income source that the heading «inte tillgängliga för» is about."""
        return next((term for term in self.incomes if term.in_focus), None)

    @cached_property
    def focus_code(self) -> str:
        """The code of the income source in focus; empty when there is none."""
        return self.focus.code if self.focus else ""

    @cached_property
    def directions(self) -> tuple[str, ...]:
        """The directions that some insats has, in the order of their vocabulary."""
        return self._used_directions(self.insatser.values())

    @cached_property
    def personal_directions(self) -> tuple[str, ...]:
        """The directions that something a person takes part in has, in the order of their vocabulary."""
        return self._used_directions(entry for entry in self.insatser.values() if entry.insats.level == "individ")

    def _used_directions(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        used = {code for entry in entries for code in entry.insats.directions}
        return tuple(code for code in self.terms.get("inriktningar", {}) if code in used)

    @cached_property
    def larger_places(self) -> Mapping[str, frozenset[str]]:
        """For each area: itself and everything that contains it."""
        found: dict[str, set[str]] = {area: {area} for area in self.areas}
        holders: list[tuple[str, Term | Area]] = [*self.terms.get("geografi", {}).items(), *self.areas.items()]
        for code, holder in holders:
            for member in holder.members:
                found.setdefault(member, {member}).add(code)
        for area, record in self.areas.items():
            if record.alliance:
                found[area].add(record.alliance)
        return {area: frozenset(places) for area, places in found.items()}

    @cached_property
    def by_listing(self) -> Mapping[tuple[str, str], tuple[tuple[Entry, Listing], ...]]:
        """Entries by area and heading, each with the listing that put it there."""
        entries = self.insatser.values()
        return _grouped(((row.area, row.heading), (entry, row)) for entry in entries for row in entry.listings)

    def listed(self, area: str, heading: str) -> tuple[tuple[Entry, Listing], ...]:
        """Return what an area lists under a heading.

        What the förbund of a municipality runs is listed too, unless it is shut to the municipality's residents.
        """
        rows = {entry.id: (entry, listing) for entry, listing in self.by_listing.get((area, heading), ())}
        for entry, listing in self.by_listing.get((self.areas[area].alliance or "", heading), ()):
            if entry.doors.residence(self.larger_places[area]) != "nej":
                rows.setdefault(entry.id, (entry, listing))
        return tuple(rows.values())

    def on_page(self, area: str) -> tuple[Entry, ...]:
        """Return what an area lists under any heading, once each."""
        found = {entry.id: entry for heading in HEADINGS for entry, _ in self.listed(area, heading)}
        return tuple(found.values())

    def met_by_residents(self, area: str) -> Iterator[Entry]:
        """Yield, in order, all that a resident of a municipality may meet and that is not shut to them.

        That is everything on its own lists, everything whose doors name the municipality or a place it lies in, and
        what is open or unclear in areas near it: the state, and areas that share a larger place with it. Insatser
        elsewhere that state no residence are left out, so a list grows with its region, not with the country.
        """
        places = self.larger_places[area]
        ids = {id_ for other in self.near(area) for id_ in self._by_area.get(other, ())}
        ids |= {id_ for place in places for id_ in self._naming.get(place, ())}
        listed = {e.id for place in (area, self.areas[area].alliance) for e in self._on_list.get(place or "", ())}
        for entry in sorted((self.insatser[id_] for id_ in ids | listed), key=lambda entry: self._rank[entry.id]):
            if entry.id in listed or entry.doors.residence(places) != "nej":
                yield entry

    def near(self, area: str) -> frozenset[str]:
        """Return the areas near a municipality, itself included: the state, and what shares a larger place with it."""
        sharing = (self._held_by.get(place, ()) for place in self.larger_places[area])
        return self._everywhere.union(*sharing)

    def of_area(self, area: str) -> Iterator[Entry]:
        """Yield, in order, what an area runs: the files in its folder."""
        return (self.insatser[id_] for id_ in self._by_area.get(area, ()))

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        """Index of each id in the order of all insatser."""
        return {id_: index for index, id_ in enumerate(self.insatser)}

    @cached_property
    def _everywhere(self) -> frozenset[str]:
        """Areas that serve the whole country."""
        return frozenset(code for code, area in self.areas.items() if area.kind == "myndighet")

    @cached_property
    def _held_by(self) -> Mapping[str, tuple[str, ...]]:
        """Areas by each larger place that holds them, themselves included."""
        return _grouped((place, area) for area, places in self.larger_places.items() for place in places)

    @cached_property
    def _by_area(self) -> Mapping[str, tuple[str, ...]]:
        """Ids by the area whose folder holds them."""
        return _grouped((entry.area, entry.id) for entry in self.insatser.values())

    @cached_property
    def _naming(self) -> Mapping[str, tuple[str, ...]]:
        """Ids by the places that some door of theirs is open to by name."""
        return _grouped(
            (place, entry.id)
            for entry in self.insatser.values()
            for place in {place for way in entry.doors.all_ways() for place in way.residence.open_to}
        )

    @cached_property
    def _on_list(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by the areas that list them."""
        return _grouped((listing.area, entry) for entry in self.insatser.values() for listing in entry.listings)

    @cached_property
    def opening(self) -> frozenset[str]:
        """Ids of the insatser that open a door of another one."""
        ways = (way for entry in self.insatser.values() for way in entry.doors.all_ways())
        return frozenset(referral.insats for way in ways for referral in way.referrals if referral.insats)

    @cached_property
    def related(self) -> Mapping[str, tuple[Relation, ...]]:
        """For each id: relations in both directions, each as seen from that insats."""
        found: dict[str, dict[Relation, None]] = {}
        for entry in self.insatser.values():
            for relation in entry.insats.relations:
                back = relation.model_copy(update={"id": entry.id, "how": INVERSE[relation.how]})
                found.setdefault(entry.id, {})[relation] = None
                found.setdefault(relation.id, {})[back] = None
        return {id_: tuple(relations) for id_, relations in found.items()}

    @cached_property
    def kommuner(self) -> Mapping[str, Area]:
        """The areas that are municipalities."""
        return {code: area for code, area in self.areas.items() if area.kind == "kommun"}

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Municipalities of each förbund."""
        return _grouped((area.alliance, code) for code, area in self.kommuner.items() if area.alliance)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Group the second of each pair by the first, in order."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


INVERSE = {
    "stöds-av": "stöder",
    "stöder": "stöds-av",
    "del-av": "har-del",
    "har-del": "del-av",
    "samverkar-med": "samverkar-med",
    "leder-till": "tar-emot-från",
    "tar-emot-från": "leder-till",
    "liknar": "liknar",
    "förväxla-inte-med": "förväxla-inte-med",
}
