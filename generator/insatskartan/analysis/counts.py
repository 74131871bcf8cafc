"""How much is there for whom: insatser by municipality, age, income source and direction, counted by answer.

Pure. The answers are those of `matching.match` for a person of whom municipality, age and income source are told. They
depend on few things: what each door answers about place and income, and on which side of its limits the age lies. So
`match` is asked once for each case that occurs, not once for each person, and municipalities add up the outcomes.
"""

from __future__ import annotations

import sys
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from insatskartan.catalog import access
from insatskartan.matching.criteria import SELF, Lexicon, Person
from insatskartan.matching.match import VERDICTS, match
from insatskartan.model.scalars import UNKNOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from insatskartan.catalog.access import Way
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.access import Answer

YOUNGEST, OLDEST = 16, 64
SINGLE_YEARS = range(19, 30)
"""Ages with a column of their own: those at which one can have aktivitetsersättning."""
COUNTED = VERDICTS[:3]
"""The answers that are counted; what is shut is not there."""
ALL = ""
"""The direction that stands for all of them together."""

_Key: TypeAlias = "tuple[Answer, ...]"
_BITS = 16
"""Of one number among many that are added at once: a municipality has fewer than 65 536 insatser."""


class Column(NamedTuple):
    """Ages for which every answer is the same, both ends included."""

    lower: int
    upper: int


class Numbers(NamedTuple):
    """How many insatser give each answer."""

    open: int
    possible: int
    """Open under conditions («öppen om»)."""
    unclear: int


class Row(NamedTuple):
    """The numbers of one municipality, income source and direction."""

    untold: Numbers
    """For a person whose age is not told."""
    ages: tuple[Numbers, ...]
    """For each column."""


NONE = Numbers(0, 0, 0)


def columns(catalog: Catalog) -> tuple[Column, ...]:
    """Return ages in columns: single years among the young, otherwise split only where some door has a limit."""
    cuts = {YOUNGEST, OLDEST + 1, *SINGLE_YEARS, SINGLE_YEARS.stop}
    for way in (way for entry in _counted(catalog.insatser.values()) for way in entry.doors.all_ways()):
        cuts |= {age for age in (way.age.lower,) if isinstance(age, int)}
        cuts |= {age + 1 for age in (way.age.upper,) if isinstance(age, int)}
    edges = sorted(cut for cut in cuts if YOUNGEST <= cut <= OLDEST + 1)
    return tuple(Column(lower, upper - 1) for lower, upper in pairwise(edges))


def _counted(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if entry.insats.level == "individ")


class Gaps:
    """The numbers of a whole catalog on one day."""

    def __init__(self, catalog: Catalog, today: dt.date) -> None:
        self.catalog = catalog
        self.today = today
        self.columns = columns(catalog)
        self.incomes = tuple(term.code for term in catalog.incomes)
        self._lexicon = Lexicon(catalog)
        self._ages = (None, *(column.lower for column in self.columns))
        self._answers: dict[object, int] = {}
        self._added: dict[object, int] = {}
        self._facts: dict[str, tuple[object, tuple[_Key, ...]]] = {}
        self._numbers = {kommun: self._add_up(kommun) for kommun in catalog.kommuner}
        """All numbers by municipality and direction, income by income, age by age."""

    def row(self, kommun: str, income: str, direction: str = ALL) -> Row:
        """Return the numbers of one municipality; a direction that nothing there has gives noughts."""
        numbers = self.numbers(kommun, income, direction)
        if not numbers:
            return Row(NONE, (NONE,) * len(self.columns))
        untold, *ages = map(Numbers._make, numbers)
        return Row(untold, tuple(ages))

    def numbers(self, kommun: str, income: str, direction: str = ALL) -> list[list[int]]:
        """Return the same as plain lists: first that of an age that is not told; empty when there is nothing."""
        found = self._numbers[kommun].get(direction)
        if found is None:
            return []
        width = len(self._ages) * len(COUNTED)
        start = self.incomes.index(income) * width
        plain = found[start : start + width].tolist()
        return [plain[at : at + len(COUNTED)] for at in range(0, width, len(COUNTED))] if any(plain) else []

    @cached_property
    def directions(self) -> tuple[str, ...]:
        """The directions that something counted has, in the order of their vocabulary."""
        used = {code for entry in self.running for code in entry.insats.directions}
        return tuple(code for code in self.catalog.terms.get("inriktningar", {}) if code in used)

    @cached_property
    def running(self) -> tuple[Entry, ...]:
        """What a person can take part in and what has not ended."""
        return tuple(e for e in _counted(self.catalog.insatser.values()) if e.status(self.today) != "avslutad")

    def _add_up(self, kommun: str) -> dict[str, memoryview]:
        places = self.catalog.larger_places[kommun]
        totals = {ALL: 0}
        for entry in self.catalog.met_by_residents(kommun):
            if entry.id in self._running_ids:
                found = self._outcomes(entry, kommun, places)
                for direction in (ALL, *entry.insats.directions):
                    totals[direction] = totals.get(direction, 0) + found
        size = len(self.incomes) * len(self._ages) * len(COUNTED) * _BITS // 8
        return {code: memoryview(total.to_bytes(size, sys.byteorder)).cast("H") for code, total in totals.items()}

    @cached_property
    def _running_ids(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self.running)

    def _outcomes(self, entry: Entry, kommun: str, places: Collection[str]) -> int:
        """Return what an insats adds to the numbers of a municipality: ones, side by side in one large number."""
        if entry.id not in self._facts:
            self._facts[entry.id] = self._shape(entry), tuple(_incomes(entry, code) for code in self.incomes)
        shape, incomes = self._facts[entry.id]
        here = tuple(access.answer(way.residence, places) for way in entry.doors.all_ways())
        key = shape, here, incomes
        if key not in self._added:
            answers = (
                self._answer((shape, here, theirs, self._side(entry, age)), entry, Person(kommun, age, income))
                for income, theirs in zip(self.incomes, incomes, strict=True)
                for age in self._ages
            )
            self._added[key] = sum(
                1 << (place * len(COUNTED) + answer) * _BITS
                for place, answer in enumerate(answers)
                if answer < len(COUNTED)
            )
        return self._added[key]

    def _answer(self, case: object, entry: Entry, person: Person) -> int:
        """Return the place of an answer among `VERDICTS`."""
        if case not in self._answers:
            self._answers[case] = VERDICTS.index(match(person, entry, self.today, self._lexicon).answer)
        return self._answers[case]

    def _shape(self, entry: Entry) -> object:
        """Return all that an answer depends on, but for the person."""
        period = entry.insats.period
        doors = tuple(_shape(way) for way in entry.doors.ways)
        parts = tuple(tuple(_shape(way) for way in ways) for _, ways in entry.doors.parts)
        return doors, parts, entry.status(self.today), period and (period.end == UNKNOWN, period.end, period.extension)

    def _side(self, entry: Entry, age: int | None) -> object:
        """Return on which side of each limit an age lies."""
        limits = (limit for way in entry.doors.all_ways() for limit in (way.age.lower, way.age.upper))
        return age is None or tuple((age < limit, age > limit) for limit in limits if isinstance(limit, int))


def _shape(way: Way) -> object:
    doorkeepers = {referral.via for referral in way.referrals}
    age, decision = way.age, way.decision
    opened_by = SELF in doorkeepers, bool(doorkeepers)
    return age.answer, age.lower, age.upper, decision.answer, opened_by, bool(way.conditions)


def _incomes(entry: Entry, code: str) -> _Key:
    return tuple(access.answer(way.income, (code,)) for way in entry.doors.all_ways())
