"""`/api/v1/luckor`: how much is open, possibly open and unclear; one file for each income source.

Stable, versioned with the rest of `/api/v1`. Directions of which a municipality has nothing are left out, which halves
the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from insatskartan.analysis.counts import ALL, COUNTED, NONE, Counts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from insatskartan.catalog.catalog import Catalog


class ApiRow(TypedDict):
    """Numbers in the order of «svar»: for a person whose age is not told, and for each of «åldrar»."""

    ålder_inte_angiven: list[int]
    per_ålder: list[list[int]]


class ApiKommun(TypedDict):
    """All directions together, and each of which there is something."""

    alla: ApiRow
    inriktningar: dict[str, ApiRow]


class ApiAges(TypedDict):
    """Ages that share all numbers, both ends included."""

    från: int
    till: int


class ApiGaps(TypedDict):
    """What is missing for those with one income source."""

    försörjning: str
    svar: list[str]
    åldrar: list[ApiAges]
    kommuner: dict[str, ApiKommun]


def gaps(catalog: Catalog, today: dt.date) -> Iterator[ApiGaps]:
    """Yield the numbers of each income source."""
    counts = Counts(catalog, today)
    ages: list[ApiAges] = [{"från": column.lower, "till": column.upper} for column in counts.columns]
    for code in counts.incomes:
        kommuner = {kommun: _kommun(counts, kommun, code) for kommun in catalog.kommuner}
        yield {"försörjning": code, "svar": list(COUNTED), "åldrar": ages, "kommuner": kommuner}


def _kommun(counts: Counts, kommun: str, income: str) -> ApiKommun:
    there = {code: numbers for code in counts.directions if (numbers := counts.numbers(kommun, income, code))}
    none = [list(NONE)] * (1 + len(counts.columns))
    return {
        "alla": _row(counts.numbers(kommun, income, ALL) or none),
        "inriktningar": {code: _row(numbers) for code, numbers in there.items()},
    }


def _row(numbers: list[list[int]]) -> ApiRow:
    return {"ålder_inte_angiven": numbers[0], "per_ålder": numbers[1:]}
