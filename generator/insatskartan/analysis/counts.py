"""Count insatser by municipality, age, income source, direction and answer.

The answers are those of `matching.match` for a person whose municipality, age and income source are known. They depend
on little: what each door answers about residence and income, and on which side of its limits the age is. So `match` is
called once for each such case, not once for each person.

Adding is the rest of the work, so the counters of a municipality are packed side by side into one integer, 16 bits
each, for every income source, age and answer. One addition then adds a whole insats; no counter can overflow into the
next, because no municipality has 65 536 insatser.
"""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from insatskartan.catalog import access
from insatskartan.matching.ages import columns
from insatskartan.matching.criteria import SELF, VERDICTS, Lexicon, Person, of_time
from insatskartan.matching.match import match

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.access import Answer

COUNTED = VERDICTS[:3]
"""The answers that are counted; what is closed is left out."""
ALL = ""
"""The direction that means all of them together."""

_Key: TypeAlias = "tuple[Answer, ...]"
"""What each door of an insats answers about one criterion."""
_BITS = 16
"""Width of one counter in a packed integer."""


class Numbers(NamedTuple):
    """How many insatser give each answer."""

    open: int
    possible: int
    """Open under conditions («öppen om»)."""
    unclear: int


class Row(NamedTuple):
    """The numbers of one municipality, income source and direction."""

    any_age: Numbers
    """For a person whose age is not given."""
    ages: tuple[Numbers, ...]
    """For each column."""


NONE = Numbers(0, 0, 0)


class Counts:
    """The numbers of a whole catalog on one day."""

    def __init__(self, catalog: Catalog, today: dt.date) -> None:
        self.catalog = catalog
        self.today = today
        self.columns = columns(catalog)
        self.incomes = tuple(term.code for term in catalog.incomes)
        self._lexicon = Lexicon(catalog)
        self._ages = (None, *(column.lower for column in self.columns))
        self._verdicts: dict[object, int] = {}
        self._packed: dict[object, int] = {}
        self._keys: dict[str, tuple[object, tuple[_Key, ...]]] = {}
        self._counters = {kommun: self._add_up(kommun) for kommun in catalog.kommuner}
        """The counters by municipality and direction, unpacked: income by income, age by age, answer by answer."""

    def row(self, kommun: str, income: str, direction: str = ALL) -> Row:
        """Return the numbers of one municipality; zeros for a direction that no insats there has."""
        numbers = self.numbers(kommun, income, direction)
        if not numbers:
            return Row(NONE, (NONE,) * len(self.columns))
        any_age, *ages = map(Numbers._make, numbers)
        return Row(any_age, tuple(ages))

    def numbers(self, kommun: str, income: str, direction: str = ALL) -> list[list[int]]:
        """Return the same as plain lists, the one for an age that is not given first; empty when all are zero."""
        counters = self._counters[kommun].get(direction)
        if counters is None:
            return []
        width = len(self._ages) * len(COUNTED)
        start = self.incomes.index(income) * width
        plain = counters[start : start + width].tolist()
        return [plain[at : at + len(COUNTED)] for at in range(0, width, len(COUNTED))] if any(plain) else []

    @cached_property
    def directions(self) -> tuple[str, ...]:
        """The directions that some counted insats has, in the order of their vocabulary."""
        used = {code for entry in self.running for code in entry.insats.directions}
        return tuple(code for code in self.catalog.terms.get("inriktningar", {}) if code in used)

    @cached_property
    def running(self) -> tuple[Entry, ...]:
        """The insatser that a person can take part in and that have not ended."""
        return tuple(
            entry
            for entry in self.catalog.insatser.values()
            if entry.insats.level == "individ" and entry.status(self.today) != "avslutad"
        )

    def _add_up(self, kommun: str) -> dict[str, memoryview]:
        places = self.catalog.larger_places[kommun]
        totals = {ALL: 0}
        for entry in self.catalog.met_by_residents(kommun):
            if entry.id in self._running_ids:
                packed = self._pack(entry, kommun, places)
                for direction in (ALL, *entry.insats.directions):
                    totals[direction] = totals.get(direction, 0) + packed
        size = len(self.incomes) * len(self._ages) * len(COUNTED) * _BITS // 8
        return {code: memoryview(total.to_bytes(size, sys.byteorder)).cast("H") for code, total in totals.items()}

    @cached_property
    def _running_ids(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self.running)

    def _pack(self, entry: Entry, kommun: str, places: Collection[str]) -> int:
        """Return the counters of one insats for residents of a municipality, packed: a one for each counted answer."""
        if entry.id not in self._keys:
            self._keys[entry.id] = self._shape(entry), tuple(_incomes(entry, code) for code in self.incomes)
        shape, incomes = self._keys[entry.id]
        here = tuple(access.answer(way.residence, places) for way in entry.doors.all_ways())
        key = shape, here, incomes, self._elsewhere(entry, kommun)
        if key not in self._packed:
            verdicts = (
                self._verdict((*key[:2], theirs, key[3], self._side(entry, age)), entry, Person(kommun, age, income))
                for income, theirs in zip(self.incomes, incomes, strict=True)
                for age in self._ages
            )
            self._packed[key] = sum(
                1 << (index * len(COUNTED) + verdict) * _BITS
                for index, verdict in enumerate(verdicts)
                if verdict < len(COUNTED)
            )
        return self._packed[key]

    def _elsewhere(self, entry: Entry, kommun: str) -> object:
        """Return what else an answer depends on: another insats, when that opens a door."""
        referrals = (referral for way in entry.doors.all_ways() for referral in way.referrals)
        return (entry.id, kommun) if any(referral.insats for referral in referrals) else None

    def _verdict(self, case: object, entry: Entry, person: Person) -> int:
        """Return the index of an answer in `VERDICTS`; `case` is all that the answer depends on."""
        if case not in self._verdicts:
            self._verdicts[case] = VERDICTS.index(match(person, entry, self.today, self._lexicon).answer)
        return self._verdicts[case]

    def _shape(self, entry: Entry) -> object:
        """Return all that an answer depends on, apart from the person."""
        doors = tuple(_shape(way) for way in entry.doors.ways)
        parts = tuple(tuple(_shape(way) for way in ways) for _, ways in entry.doors.parts)
        time = of_time(entry, self.today)
        return doors, parts, time and (time.answer, time.missing)

    def _side(self, entry: Entry, age: int | None) -> object:
        """Return on which side of each limit an age is."""
        limits = (limit for way in entry.doors.all_ways() for limit in (way.age.lower, way.age.upper))
        return age is None or tuple((age < limit, age > limit) for limit in limits if isinstance(limit, int))


def _shape(way: ResolvedDoor) -> object:
    doorkeepers = {referral.via for referral in way.referrals}
    age, decision = way.age, way.decision
    opened_by = SELF in doorkeepers, bool(doorkeepers)
    return age.answer, age.lower, age.upper, decision.answer, opened_by, bool(way.conditions)


def _incomes(entry: Entry, code: str) -> _Key:
    return tuple(access.answer(way.income, (code,)) for way in entry.doors.all_ways())
