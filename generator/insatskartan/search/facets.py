"""Facets: the values of each insats that search can be narrowed by.

A value that ends with `?` means that the source does not say. Such an insats is shown as unclear, never as open; left
out, it would be lost to everybody who chooses a municipality or an age. Income has no such values: that facet holds
what is open.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from insatskartan.catalog import access
from insatskartan.matching.ages import columns

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.matching.ages import Column
    from insatskartan.model.access import Answer

FACETS = ("kommun", "forsorjning", "alder", "inriktning", "form", "metod", "vag", "malgrupp", "status")
"""In the order of the questions; the names are used in addresses."""
ALL = "alla"
"""Means every value of a facet, so that an insats that is open to the whole country does not list each municipality."""
_SIGNS = {"ja": "", "okänt": "?"}


class Facets:
    """The facets of a catalog on one day."""

    def __init__(self, catalog: Catalog, today: dt.date, takes: Callable[[Entry, str], str | None]) -> None:
        """Take what says whether an insats takes in those with an income source: None when it has ended."""
        self.catalog = catalog
        self.today = today
        self.takes = takes

    @cached_property
    def ages(self) -> Mapping[str, Column]:
        """Columns of ages by their value."""
        return {str(column.lower): column for column in columns(self.catalog)}

    def of(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Yield facet and value, for each value that an insats has."""
        insats = entry.insats
        yield from (("kommun", value) for value in self._reach.get(entry.id, ()))
        if insats.level == "individ":
            yield from (("forsorjning", code) for code in self._incomes(entry))
            yield from (("alder", value) for value in self._ages(entry))
        yield from (("inriktning", code) for code in insats.directions)
        yield "form", insats.form
        yield from (("metod", code) for code in insats.methods)
        referrals = (referral for way in entry.doors.all_ways() for referral in way.referrals)
        yield from (("vag", code) for code in dict.fromkeys(referral.via for referral in referrals))
        yield from (("malgrupp", code) for code in (insats.target.groups if insats.target else ()))
        yield "status", entry.status(self.today)

    def _incomes(self, entry: Entry) -> Iterator[str]:
        """Yield the income sources that an insats, or some part of it, takes in."""
        return (term.code for term in self.catalog.incomes if self.takes(entry, term.code) in ("ja", "delvis"))

    def _ages(self, entry: Entry) -> Iterator[str]:
        ways = tuple(entry.doors.all_ways())
        answers = {
            value: access.any_door(access.age(way.age, column.lower) for way in ways)
            for value, column in self.ages.items()
        }
        return _values(answers, len(self.ages))

    @cached_property
    def _reach(self) -> Mapping[str, tuple[str, ...]]:
        """The municipalities whose residents may meet an insats, by its id."""
        answers: dict[str, dict[str, Answer]] = {}
        for kommun in self.catalog.kommuner:
            places = self.catalog.larger_places[kommun]
            for entry in self.catalog.met_by_residents(kommun):
                answers.setdefault(entry.id, {})[kommun] = entry.doors.residence(places)
        return {id_: tuple(_values(by_kommun, len(self.catalog.kommuner))) for id_, by_kommun in answers.items()}


def _values(answers: Mapping[str, Answer], number: int) -> Iterator[str]:
    """Yield a value for each answer except no; a single one for all values when the answers are all the same."""
    if len(answers) == number and len({*answers.values()}) == 1:
        answers = {ALL: next(iter(answers.values()))}
    return (value + _SIGNS[answer] for value, answer in answers.items() if answer in _SIGNS)
