"""Lay out bar charts: which rows a figure shows, how long each bar is, and what a bar is part of.

Lengths are percent of the picture's width. A number that is not known has no bar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from insatskartan.model.scalars import UNKNOWN
from insatskartan.text.swedish import capital, date_text
from insatskartan.wording.labels.knowledge import NO_TIME, NO_WHOLE, WHOLE, WHOLE_NAMED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from insatskartan.model.result import Result, Statistic
    from insatskartan.model.topic import Figure
    from insatskartan.wording.phrases import Phrases


class Row(NamedTuple):
    """One number and the area it is about."""

    place: str
    number: Statistic


class Bar(NamedTuple):
    """One number with its length; None when it cannot be drawn."""

    label: str
    number: Result
    width: float | None
    start: float = 0
    """Where it begins, when it is one part of a whole."""


class Group(NamedTuple):
    """Numbers that share a whole."""

    title: str
    bars: tuple[Bar, ...]
    rest: float | None = None
    """What the parts leave of the whole; None when they are not parts of one."""


class Chart(NamedTuple):
    """A figure ready to be drawn, and all rows of its table."""

    figure: Figure
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]


def share(result: Result) -> float | None:
    """Return how much of its own whole a number is, in percent; None when that is not known."""
    if result.value == UNKNOWN:
        return None
    value = float(result.value)
    if result.unit == "procent":
        return value if 0 <= value <= 100 else None
    return 100 * value / result.out_of if result.out_of and 0 <= value <= result.out_of else None


def chart(phrases: Phrases, figure: Figure) -> Chart:
    """Return a figure with its numbers, in the order of the areas' files."""
    own = _rows(phrases, figure, [figure.area])
    members = _rows(phrases, figure, phrases.catalog.areas[figure.area].members) if figure.by_member else ()
    drawn = members or own
    label = _naming(phrases, figure, drawn)
    if figure.form == "delad":
        groups = [_split(phrases, figure, label, rows) for rows in _by_whole(drawn)]
    else:
        groups = [_side_by_side(label, drawn)] if drawn else []
    return Chart(figure, tuple(groups), (*members, *own))


def _rows(phrases: Phrases, figure: Figure, areas: Iterable[str]) -> tuple[Row, ...]:
    rows = [
        Row(area, number)
        for area in areas
        for measure in figure.measures
        for number in phrases.catalog.areas[area].statistics
        if number.measure == measure and (figure.period is None or number.period == figure.period)
    ]
    return tuple(rows)


def _naming(phrases: Phrases, figure: Figure, rows: Sequence[Row]) -> Callable[[Row], str]:
    """Return a function that labels a row by what differs within its figure: what is measured, where, or when."""
    if len(figure.measures) > 1:
        return lambda row: phrases.label("matt", row.number.measure)
    if figure.by_member or len({row.place for row in rows}) > 1:
        return lambda row: phrases.place(row.place)
    return lambda row: capital(date_text(row.number.period)) if row.number.period else NO_TIME


def _by_whole(rows: Sequence[Row]) -> list[list[Row]]:
    """Group rows that are parts of the same number of people; a row without that number is a group of its own."""
    groups: dict[tuple[str, int | None, int], list[Row]] = {}
    for index, row in enumerate(rows):
        alone = 0 if row.number.out_of else index
        groups.setdefault((row.place, row.number.out_of, alone), []).append(row)
    return list(groups.values())


def _split(phrases: Phrases, figure: Figure, label: Callable[[Row], str], rows: Sequence[Row]) -> Group:
    """Return parts of one whole, end to end; parts that are more than the whole are drawn side by side instead."""
    title = _whole(phrases, figure, rows[0])
    shares = [share(row.number) for row in rows]
    total = sum(part for part in shares if part is not None)
    if None in shares or total > 100.5:
        return Group(title, tuple(Bar(label(row), row.number, part) for row, part in zip(rows, shares, strict=True)))
    bars, start = [], 0.0
    for row, part in zip(rows, shares, strict=True):
        bars.append(Bar(label(row), row.number, part, start))
        start += part or 0
    return Group(title, tuple(bars), max(0.0, 100 - start))


def _whole(phrases: Phrases, figure: Figure, row: Row) -> str:
    """Say what the parts are parts of, by the number of the same area and time that is as large as they say."""
    whole, period = row.number.out_of, row.number.period
    if whole is None:
        return NO_WHOLE
    for other in phrases.catalog.areas[row.place].statistics:
        if other.value == whole and other.period == period and other.measure not in figure.measures:
            return WHOLE_NAMED.format(whole, phrases.label("matt", other.measure))
    return WHOLE.format(whole)


def _side_by_side(label: Callable[[Row], str], rows: Sequence[Row]) -> Group:
    """Return bars with one scale: percent of their own whole, or the largest number."""
    values = [None if row.number.value == UNKNOWN else float(row.number.value) for row in rows]
    in_percent = all(row.number.unit == "procent" for row in rows)
    largest = 100.0 if in_percent else max((value for value in values if value is not None), default=0.0)
    widths = [None if value is None or value < 0 or not largest else 100 * value / largest for value in values]
    return Group("", tuple(Bar(label(row), row.number, width) for row, width in zip(rows, widths, strict=True)))
