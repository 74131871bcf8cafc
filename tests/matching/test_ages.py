"""Ages are divided where some door has a limit, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog import access
from insatskartan.catalog.loading import load
from insatskartan.matching.ages import Column, columns, cuts
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        ("alla", set()),
        ("okänt", set()),
        ("{från: 20, till: 24}", {20, 25}),
        ("{från: okänd, till: 0}", {1}),
        ("{från: 0, till: okänd}", {0}),
    ],
)
def test_a_cut_is_where_the_answer_changes(age: str, expected: set[int], folder: Callable[..., Path]) -> None:
    """The first age within a limit and the first beyond it; a missing figure cuts nothing."""
    catalog = load(folder({"lund/exempel.yml": record(f"ålder: {age}")})).catalog()
    (way,) = catalog.insatser["lund/exempel"].ways
    assert cuts([way, way]) == expected
    changes = {years for years in range(1, 121) if access.age(way.age, years) != access.age(way.age, years - 1)}
    assert changes == expected - {0}


def test_columns_are_split_where_some_door_has_a_limit(folder: Callable[..., Path]) -> None:
    """19-29 year by year; the younger and the older in as few columns as the limits allow."""
    ages = {"a": "{från: 18, till: 45}", "b": "{från: okänd, till: 12}", "c": "{från: 25, till: 65}"}
    files = {f"lund/{name}.yml": record(f"namn: {name}\nålder: {age}") for name, age in ages.items()}
    found = columns(load(folder(files)).catalog())
    years = [Column(year, year) for year in range(19, 30)]
    assert found == (Column(16, 17), Column(18, 18), *years, Column(30, 45), Column(46, 64))
