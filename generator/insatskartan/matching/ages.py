"""Divide ages where some door has a limit: between two cuts no door tells one age from another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Catalog

FIRST_COUNTED_AGE, LAST_COUNTED_AGE = 16, 64
SINGLE_YEARS = range(19, 30)
"""Ages with a column of their own: those at which one can have aktivitetsersättning."""


class Column(NamedTuple):
    """Ages for which every answer is the same, both ends included."""

    lower: int
    upper: int


def cuts(ways: Iterable[ResolvedDoor]) -> set[int]:
    """Return the ages at which some door's answer may change: the first within a limit, and the first beyond one."""
    ages = set()
    for way in ways:
        if isinstance(way.age.lower, int):
            ages.add(way.age.lower)
        if isinstance(way.age.upper, int):
            ages.add(way.age.upper + 1)
    return ages


def columns(catalog: Catalog) -> tuple[Column, ...]:
    """Return the counted ages in columns: single years among the young, otherwise divided only at cuts."""
    entries = (entry for entry in catalog.insatser.values() if entry.insats.level == "individ")
    limits = cuts(way for entry in entries for way in entry.doors.all_ways())
    fixed = {FIRST_COUNTED_AGE, LAST_COUNTED_AGE + 1, *SINGLE_YEARS, SINGLE_YEARS.stop}
    edges = sorted(age for age in limits | fixed if FIRST_COUNTED_AGE <= age <= LAST_COUNTED_AGE + 1)
    return tuple(Column(lower, upper - 1) for lower, upper in pairwise(edges))
