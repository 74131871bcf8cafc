"""The reports of an insats: what they say over time, and the page that shows each section by section."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.catalog import followup
from insatskartan.model.reports import REACHED
from insatskartan.model.scalars import UNKNOWN
from insatskartan.text.swedish import capital, date_text, in_text, listing, number_text, span_text
from insatskartan.wording.labels.reports import (
    DO_NOT_ADD_UP,
    EVERYBODY,
    GOAL,
    GOALS_OF,
    LAST_OUTCOME,
    MEN,
    NEXT_DUE,
    NEXT_LATE,
    NUMBER_MISSING,
    REPORT_DATED,
    REPORT_OF,
    REPORTS,
    SEX_NOT_STATED,
    WOMEN,
)
from insatskartan.wording.labels.reports import REACHED as REACHED_LABELS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from insatskartan.catalog.catalog import Entry
    from insatskartan.catalog.followup import GoalOverTime, Section
    from insatskartan.model.insats import Insats
    from insatskartan.model.reports import FollowUp, Participants
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


class BarPart(NamedTuple):
    """A part of a bar."""

    kind: str
    start: float
    share: float
    """Both in per cent of the chart's width."""


class StackedBar(NamedTuple):
    """A bar of a chart, with its name and its figures in words."""

    label: str
    text: str
    parts: tuple[BarPart, ...]


class CountedGroup(NamedTuple):
    """Participants who were counted together."""

    label: str
    group: Participants
    contradiction: str
    """Both figures, when women and men do not add up to the total; otherwise empty."""


class ReportView(NamedTuple):
    """One report as its page shows it."""

    report: FollowUp
    id: str
    title: str
    headings: tuple[tuple[str, tuple[Section, ...]], ...]
    """Headings with the sections under them, mostly one each."""
    groups: tuple[CountedGroup, ...]
    absent: str
    """The sections of the form that a report in free form lacks, in words; empty for other reports."""


@dataclass(frozen=True)
class History:
    """All reports of an insats, in the order of their periods."""

    reports: tuple[ReportView, ...]
    timeline: tuple[tuple[str, ...], ...]
    due_text: str
    goals: tuple[GoalOverTime, ...]
    goal_heads: tuple[str, ...]
    goal_bars: tuple[StackedBar, ...]
    goal_legend: tuple[tuple[str, str], ...]
    groups: tuple[CountedGroup, ...]
    group_bars: tuple[StackedBar, ...]
    sexes: tuple[tuple[str, str], ...] = (
        ("kvinnor", WOMEN),
        ("man", MEN),
        ("okant", SEX_NOT_STATED),
    )


def history(insats: Insats, today: dt.date) -> History | None:
    """Return what the reports say over time; None when there are none."""
    reports = followup.ordered(insats.follow_ups)
    if not reports:
        return None
    views = tuple(_view(report, f"rapport-{number}") for number, report in enumerate(reports, 1))
    with_goals = tuple(view for view in views if view.report.goals)
    groups = tuple(
        group._replace(label=f"{group.label}, {_time(view.report)}") if len(reports) > 1 else group
        for view in views
        for group in view.groups
    )
    due = followup.due(insats, today)
    return History(
        views,
        (*map(_event, views), *([_next_report(due)] if due else ())),
        _next_report(due)[1] if due else "",
        followup.goals_over_time([view.report for view in with_goals]),
        (GOAL, *(capital(_time(view.report)) for view in with_goals), LAST_OUTCOME),
        tuple(map(_goal_bar, with_goals)),
        tuple((_kind(word), REACHED_LABELS[word]) for word in REACHED),
        groups,
        _group_bars(groups),
    )


def _time(report: FollowUp) -> str:
    return span_text(report.period.start, report.period.end)


def _view(report: FollowUp, id_: str) -> ReportView:
    groups = tuple(CountedGroup(group.who or EVERYBODY, group, _contradiction(group)) for group in report.participants)
    absent = listing((in_text(label) for label in followup.absent(report)), "eller")
    title = f"{REPORTS[report.kind]} {_time(report)}"
    return ReportView(report, id_, title, _headings(report), groups, absent)


def _headings(report: FollowUp) -> tuple[tuple[str, tuple[Section, ...]], ...]:
    """Return sections under their headings; sections with the same number share one."""
    headings = []
    for (number, _), rows in groupby(followup.sections(report), lambda row: (row.number, row.number or row.key)):
        sections = tuple(rows)
        names = listing([sections[0].label, *(in_text(row.label) for row in sections[1:])])
        headings.append((f"{number} {names}".strip(), sections))
    return tuple(headings)


def _contradiction(group: Participants) -> str:
    if not followup.differs(group):
        return ""
    women, men, total = group.women or 0, group.men or 0, group.total
    return DO_NOT_ADD_UP.format(*map(number_text, (women, men, women + men, int(total))))


def _event(view: ReportView) -> tuple[str, ...]:
    """Return a row of the timeline that links to the report."""
    kind, date = REPORTS[view.report.kind], view.report.date
    text = REPORT_DATED.format(kind, date_text(date)) if date else kind
    return capital(_time(view.report)), text, "klar", f"rapport/#{view.id}"


def _next_report(due: followup.Due) -> tuple[str, ...]:
    """Return the row of the timeline for the report that is to come, or late."""
    sentence = NEXT_LATE if due.late else NEXT_DUE
    text = sentence.format(REPORTS[due.kind].lower(), date_text(due.end))
    return capital(span_text(due.start, due.end)), text, "senare"


def _goal_bar(view: ReportView) -> StackedBar:
    goals = view.report.goals
    counted = [(kind, sum(goal.reached == kind for goal in goals)) for kind in REACHED]
    texts = [GOALS_OF.format(REACHED_LABELS[kind], n, len(goals)) for kind, n in counted if n]
    return StackedBar(view.title, capital(", ".join(map(in_text, texts))), _parts(counted, len(goals)))


def _group_bars(groups: Sequence[CountedGroup]) -> tuple[StackedBar, ...]:
    """Return one bar for each group, all on one scale; none when no group has figures by sex."""
    rows = [(group, _by_sex(group.group)) for group in groups]
    longest = max((sum(number for _, number in counted) for _, counted in rows), default=0)
    if not longest or not any(group.group.women is not None or group.group.men is not None for group in groups):
        return ()
    return tuple(
        StackedBar(group.label, _figures(group), _parts(counted, longest)) for group, counted in rows if counted
    )


def _by_sex(group: Participants) -> list[tuple[str, int]]:
    """Return women, men and those whose sex is not stated."""
    known = [("kvinnor", group.women), ("man", group.men)]
    counted = [(kind, number) for kind, number in known if number is not None]
    rest = 0 if group.total == UNKNOWN else int(group.total) - sum(number for _, number in counted)
    return [*counted, ("okant", rest)] if rest > 0 else counted


def _figures(group: CountedGroup) -> str:
    """Say the figures of a group; women and men never without their total."""
    total = NUMBER_MISSING if group.group.total == UNKNOWN else number_text(int(group.group.total))
    stated = [(group.group.women, WOMEN), (group.group.men, MEN)]
    parts = [f"{number_text(number)} {name.lower()}" for number, name in stated if number is not None]
    return group.contradiction or (f"{listing(parts)} av {total}" if parts else total)


def _kind(word: str) -> str:
    """Return a word of the model as the name of a pattern."""
    return word.translate(str.maketrans("äö", "ao"))


def _parts(counted: Sequence[tuple[str, int]], total: int) -> tuple[BarPart, ...]:
    parts, start = [], 0
    for kind, number in counted:
        if number:
            parts.append(BarPart(_kind(kind), round(100 * start / total, 2), round(100 * number / total, 2)))
        start += number
    return tuple(parts)


def page(site: Site, entry: Entry) -> Page:
    """Render the page with all reports of an insats, one after the other."""
    name = site.phrases.full_name(entry)
    return site.page(
        "reports.html",
        f"insatser/{entry.id}/rapport",
        REPORT_OF.format(name),
        f"Rapporterna om {name}, avsnitt för avsnitt i formulärets ordning.",
        source=entry.file,
        entry=entry,
        status=entry.status(site.today),
        insats=entry.insats,
        area=site.catalog.areas[entry.area],
        history=history(entry.insats, site.today),
        shown=[entry],
    )
