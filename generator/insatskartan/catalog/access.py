"""Who may take part, as the record says it: inheritance between record, part and door, and answers per criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from insatskartan.model.access import Access, Age, Condition, Decision, Door, Income, Part, Referral, Residence
from insatskartan.model.fields import fields
from insatskartan.model.scalars import UNKNOWN
from insatskartan.text import dates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from insatskartan.model.access import Answer
    from insatskartan.model.insats import Insats, Period, Status

Access_ = Literal["ja", "nej", "delvis", "okänt"]

_NOT_STATED: dict[str, Any] = {
    "age": Age.model_validate("okänt"),
    "residence": Residence.model_validate("okänt"),
    "income": Income.model_validate("okänt"),
    "decision": Decision.model_validate("okänt"),
    "conditions": (),
    "referrals": (),
}
"""What holds for a criterion that no level states; for any other it is None."""


class ResolvedDoor(Door):
    """A door with everything it inherits: all criteria have an answer, even if it is «okänt»."""

    age: Age
    residence: Residence
    income: Income
    decision: Decision
    conditions: tuple[Condition, ...]
    referrals: tuple[Referral, ...]


class Doors:
    """All doors of an insats and of its parts, worked out once; what visitors, rules and exports ask about access."""

    def __init__(self, insats: Insats) -> None:
        self.ways = tuple(_way(door, insats) for door in insats.doors or (Door(),))
        """The doors: what a door leaves out it takes from the record; a record without doors is one door."""
        self.parts = tuple((part, _part_ways(insats, part)) for part in insats.parts)
        """The parts with their doors."""
        self._incomes: dict[str, Access_] = {}

    def income(self, code: str) -> Access_:
        """Answer for one income source: «delvis» when some part is open and another is not known to be."""
        # Every list of the site asks for the same few codes again and again.
        if code not in self._incomes:
            self._incomes[code] = self._income(code)
        return self._incomes[code]

    def _income(self, code: str) -> Access_:
        if not self.parts:
            return any_door(answer(way.income, (code,)) for way in self.ways)
        seen = {any_door(answer(way.income, (code,)) for way in ways) for _, ways in self.parts}
        if len(seen) == 1:
            return seen.pop()
        return "delvis" if "ja" in seen else "okänt"

    def closed_parts(self, code: str) -> tuple[Part, ...]:
        """Return the parts that are shut to an income source."""
        shut = (part for part, ways in self.parts if any_door(answer(way.income, (code,)) for way in ways) == "nej")
        return tuple(shut)

    def residence(self, places: Collection[str]) -> Answer:
        """Answer for somebody who lives in all of `places` (a municipality lies in larger areas)."""
        return any_door(answer(way.residence, places) for way in self.all_ways())

    def all_ways(self) -> Iterator[ResolvedDoor]:
        """Yield the doors of the insats and of its parts."""
        yield from self.ways
        for _, ways in self.parts:
            yield from ways


def _part_ways(insats: Insats, part: Part) -> tuple[ResolvedDoor, ...]:
    """Return the doors of a part.

    Doors of its own inherit from the part and then from the record. A part without doors is reached through the
    doors of the insats; what the part says itself then holds for each of them.
    """
    if part.doors:
        return tuple(_way(door, part, insats) for door in part.doors)
    return tuple(_way(door, part, door, insats, named=door) for door in insats.doors or (Door(),))


def _way(door: Door, *levels: Access, named: Door | None = None) -> ResolvedDoor:
    """Take each criterion from the first level that states it; `named` lets a part come before its door."""
    order: tuple[Access, ...] = levels if named else (door, *levels)
    values: dict[str, Any] = {field.name: getattr(door, field.name) for field in fields(Door)}
    for field in fields(Access):
        stated = (getattr(level, field.name) for level in order)
        values[field.name] = next((value for value in stated if value is not None), _NOT_STATED.get(field.name))
    return ResolvedDoor.model_construct(**values)


def answer(criterion: Residence | Income, codes: Collection[str]) -> Answer:
    """Answer for a person with all of `codes` (a municipality and the larger areas it lies in); exclusion wins."""
    if any(code in criterion.closed_to for code in codes):
        return "nej"
    if any(code in criterion.open_to for code in codes):
        return "ja"
    return criterion.others


def age(criterion: Age, years: int) -> Answer:
    """Answer for a person of an age; a limit whose figure is missing decides nothing."""
    if criterion.answer != "gräns":
        return "ja" if criterion.answer == "alla" else "okänt"
    lower, upper = criterion.lower, criterion.upper
    if (isinstance(lower, int) and years < lower) or (isinstance(upper, int) and years > upper):
        return "nej"
    return "okänt" if UNKNOWN in (lower, upper) else "ja"


def any_door(answers: Iterable[Answer]) -> Answer:
    """Return ja when some door is open, nej when all are closed, otherwise okänt."""
    seen = set(answers)
    return "ja" if "ja" in seen else "nej" if seen == {"nej"} else "okänt"


def status(period: Period | None, today: dt.date) -> Status:
    """Return whether the insats is planned, going on, ended, or not known; a date that is missing decides nothing.

    A date without month or day is none of the days it may mean: what starts «2027» has begun for certain when that year
    is over, and ends for certain on its last day.
    """
    start, end = (period.start, period.end) if period else (None, None)
    if end and end != UNKNOWN and dates.last_day(end) < today:
        return "okänd" if period and period.extension else "avslutad"
    if start and start != UNKNOWN and dates.first_day(start) > today:
        return "planerad"
    if end == UNKNOWN or not _has_begun(period, today):
        return "okänd"
    return "pågående"


def _has_begun(period: Period | None, today: dt.date) -> bool:
    """Tell whether the record says something that makes it certain that the insats has begun by that day."""
    if period is None or (period.start and period.start != UNKNOWN and dates.last_day(period.start) > today):
        return False
    return period.permanent or bool(period.start or period.end)
