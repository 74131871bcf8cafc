"""Partial dates are the days they may mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insatskartan.text import dates


@pytest.mark.parametrize("text", ["2018", "2018-10", "2018-10-31", "2024-02-29"])
def test_possible(text: str) -> None:
    """Year, month and day that exist."""
    assert dates.is_possible(text)


@pytest.mark.parametrize(
    "text", ["2018-13", "2018-02-29", "2018-2-1", "18-01-01", "2018-", "1018", "2018-10-31T", "", "okänd", "２０１８"]
)
def test_impossible(text: str) -> None:
    """Days that do not exist, other ways of writing, and digits of other scripts."""
    assert not dates.is_possible(text)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_day_lies_within_its_month_and_year(day: dt.date) -> None:
    """The first and last days of a partial date enclose every day that it covers."""
    iso = day.isoformat()
    for part in (iso[:4], iso[:7], iso):
        assert dates.is_possible(part)
        assert dates.first_day(part) <= day <= dates.last_day(part)


@pytest.mark.parametrize(
    ("date", "months", "expected"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2025-11", 12, "2026-11-30"),
        ("2018", 12, "2019-12-31"),
        ("2024-12", 1, "2025-01-31"),
        ("2018-05-03", 999_999_999, "9998-12-03"),
    ],
)
def test_months_after(date: str, months: int, expected: str) -> None:
    """Months are counted from the last day the date may mean, and end within the month."""
    assert dates.months_after(date, months).isoformat() == expected


def test_the_clock_is_an_argument() -> None:
    """SOURCE_DATE_EPOCH decides the day, in Swedish time; without it the day is today."""
    assert dates.today({"SOURCE_DATE_EPOCH": "1795388400"}).isoformat() == "2026-11-23"
    assert abs((dates.today({}) - dt.datetime.now(dt.UTC).date()).days) <= 1


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2026-11-22", 0), ("2026-10-23", 0), ("2026-10-22", 1), ("2026-10", 0), ("2025", 10), ("2027", 0)],
)
def test_months_since(date: str, expected: int) -> None:
    """Whole months since the last day the date may mean, never fewer than none."""
    assert dates.months_since(date, dt.date(2026, 11, 22)) == expected
