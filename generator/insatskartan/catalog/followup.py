"""Reports in order of time: what they say about each goal, which period comes next, and when a report is due."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.model.fields import by_key, keys
from insatskartan.model.reports import FORMS, MONTHS, FollowUp
from insatskartan.model.scalars import UNKNOWN
from insatskartan.text import dates
from insatskartan.text.swedish import span_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from insatskartan.model.insats import Insats
    from insatskartan.model.reports import Goal, Participants

FINAL = "slutrapport"
EVERYWHERE = {"deltagare"}
"""A section that any report may have, whether its form asks for it or not."""
_DAY = dt.timedelta(days=1)
_SECTIONS = {key for form in FORMS.values() for _, key in form}


class Section(NamedTuple):
    """One section of a report."""

    number: str
    """As the form has it; empty when the form does not number its sections."""
    key: str
    label: str
    value: object
    """Text, goals, participants or lessons; empty when the report leaves it empty."""


class GoalOverTime(NamedTuple):
    """One goal, and what each report says about it; None where a report does not name it."""

    goal: Goal
    """As the last report that names it has it."""
    by_report: tuple[Goal | None, ...]


class Due(NamedTuple):
    """The report that comes next."""

    kind: str
    start: str
    end: str
    """First and last month of the period it is about."""
    late: bool
    """Whether that period is over."""


def ordered(reports: Sequence[FollowUp]) -> tuple[FollowUp, ...]:
    """Return reports in order of time, the final one last of those that end with it."""
    return tuple(sorted(reports, key=lambda report: (_end(report), report.kind == FINAL, _start(report))))


def of_kind(reports: Sequence[FollowUp], kind: str) -> tuple[FollowUp, ...]:
    """Return the reports of one kind in order of time."""
    return tuple(sorted((r for r in reports if r.kind == kind), key=lambda report: (_start(report), _end(report))))


def _start(report: FollowUp) -> dt.date:
    return dates.first_day(report.period.start)


def _end(report: FollowUp) -> dt.date:
    return dates.last_day(report.period.end)


def section(report: FollowUp, key: str, number: str = "") -> Section:
    """Return what a report says under one heading."""
    field = by_key(FollowUp)[key]
    return Section(number, key, field.label, getattr(report, field.name))


def sections(report: FollowUp) -> tuple[Section, ...]:
    """Return the sections of a report in the order of its form, empty ones too; of a free report those it has."""
    form = [] if report.free_form else list(FORMS[report.kind])
    known = {key for _, key in form}
    extra = [("", key) for key in keys(FollowUp) if key in _SECTIONS - known and section(report, key).value]
    return tuple(section(report, key, number) for number, key in (*form, *extra))


def absent(report: FollowUp) -> tuple[str, ...]:
    """Return labels of what the form asks for and a free report does not have."""
    asked = (section(report, key) for _, key in FORMS[report.kind]) if report.free_form else ()
    return tuple(row.label for row in asked if not row.value)


def misplaced(report: FollowUp) -> tuple[str, ...]:
    """Return the keys of sections that do not belong to the report's form."""
    if report.free_form:
        return ()
    allowed = {key for _, key in FORMS[report.kind]} | EVERYWHERE
    return tuple(row.key for row in sections(report) if row.key not in allowed)


def is_begun(report: FollowUp) -> bool:
    """Tell whether a report says anything yet; goals carried over to it say nothing by themselves."""
    rows = [row for row in sections(report) if row.value and row.key != "mål"]
    return bool(rows) or any(goal.outcome or goal.reached != "inte-bedömt" for goal in report.goals)


def goals_over_time(reports: Sequence[FollowUp]) -> tuple[GoalOverTime, ...]:
    """Return each goal once, in the order they first appear; a goal is the same when its words and its part are."""
    goals: dict[tuple[str, str | None], dict[int, Goal]] = {}
    for index, report in enumerate(reports):
        for goal in report.goals:
            goals.setdefault((goal.goal, goal.part), {})[index] = goal
    return tuple(
        GoalOverTime(by_index[max(by_index)], tuple(by_index.get(index) for index in range(len(reports))))
        for by_index in goals.values()
    )


def differs(group: Participants) -> bool:
    """Tell whether women and men are both known and do not add up to the total."""
    if group.women is None or group.men is None or group.total == UNKNOWN:
        return False
    return group.women + group.men != group.total


def months(start: dt.date, number: int) -> tuple[str, str]:
    """Return first and last month of a period of `number` months."""
    last = start.year * 12 + start.month - 2 + number
    return f"{start:%Y-%m}", f"{last // 12:04}-{last % 12 + 1:02}"


def next_period(insats: Insats, kind: str) -> tuple[str, str] | None:
    """Return the period that the next report of a kind is about; None when no date says which.

    It comes after the last of its kind, or after the last of all when the insats changes to another form.
    """
    if kind == FINAL:
        return _whole_time(insats)
    earlier = of_kind(insats.follow_ups, kind) or insats.follow_ups
    if earlier:
        return months(max(map(_end, earlier)) + _DAY, MONTHS[kind])
    start = _known(insats.period.start if insats.period else None)
    return months(dates.first_day(start), MONTHS[kind]) if start and "-" in start else None


def _whole_time(insats: Insats) -> tuple[str, str] | None:
    """Return when the insats began and ended, from its own dates, otherwise from those of its reports."""
    rows = ordered(insats.follow_ups)
    start = _known(insats.period.start if insats.period else None) or (
        min(rows, key=_start).period.start if rows else None
    )
    end = _known(insats.period.end if insats.period else None) or (rows[-1].period.end if rows else None)
    return (start, end) if start and end else None


def _known(date: str | None) -> str | None:
    return None if date == UNKNOWN else date


def due(insats: Insats, today: dt.date) -> Due | None:
    """Return the report that comes next; None when there is none to continue, or when the final one has come."""
    rows = [report for report in insats.follow_ups if report.kind != FINAL]
    if not rows or len(rows) < len(insats.follow_ups):
        return None
    kind = ordered(rows)[-1].kind
    period = next_period(insats, kind)
    end = _known(insats.period.end if insats.period else None)
    if period and end and dates.last_day(end) < dates.first_day(period[0]):
        kind, period = FINAL, next_period(insats, FINAL)
    return Due(kind, *period, dates.last_day(period[1]) < today) if period else None


def pairs(reports: Sequence[FollowUp]) -> Iterator[tuple[FollowUp, FollowUp, int]]:
    """Yield each report of a kind with the next one, and the index of the next one in the file."""
    indexes = {id(report): index for index, report in enumerate(reports)}
    for kind in FORMS:
        for earlier, later in pairwise(of_kind(reports, kind)):
            yield earlier, later, indexes[id(later)]


def time(report: FollowUp) -> str:
    """Return the time a report is about, in words."""
    return span_text(report.period.start, report.period.end)
