"""Reports in order of time, the goals through them, and the one that comes next."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from insatskartan.catalog.followup import (
    absent,
    differs,
    due,
    goals_over_time,
    is_begun,
    misplaced,
    next_period,
    ordered,
    sections,
)
from insatskartan.model.insats import Insats
from insatskartan.model.reports import FORMS, MONTHS, FollowUp, Participants
from insatskartan.pages.followup import history
from insatskartan.text.swedish import span_text
from support.samples import TODAY

RECORD = {
    "namn": "A",
    "sammanfattning": "B",
    "nivå": "individ",
    "form": "finsam",
    "inriktning": ["vagledning"],
    "källor": [{"dokument": "rapporten"}],
    "kontrollerad": {"datum": "2026", "av": "A", "sätt": "telefon"},
}


def report(start: str, end: str, kind: str = "kvartalsrapport", **rest: Any) -> dict[str, Any]:
    """Return a report as its file says it."""
    period = {"från": start, "till": end}
    return {"typ": kind, "period": period, "källa": {"dokument": "rapporten"}, **rest}


def insats(*reports: dict[str, Any], **keys: Any) -> Insats:
    """Return an insats with these reports."""
    return Insats.model_validate({**RECORD, "uppföljning": list(reports), **keys})


FIRST, SECOND = report("2024-01", "2024-03"), report("2024-04", "2024-06")
FINAL = report("2023", "2024-06", "slutrapport")


def test_forms_say_each_section_once_and_all_sections_are_fields() -> None:
    """A form names keys of the model, and those that come again say how many months they are about."""
    for rows in FORMS.values():
        keys = [key for _, key in rows]
        assert len(keys) == len(set(keys))
        assert set(keys) <= {field.alias for field in FollowUp.model_fields.values()}
    assert set(MONTHS) == set(FORMS) - {"slutrapport"}


def test_reports_stand_in_order_of_time_with_the_final_one_last() -> None:
    """Whatever their order in the file."""
    rows = ordered(insats(FINAL, SECOND, FIRST).follow_ups)
    assert [row.kind for row in rows] == ["kvartalsrapport", "kvartalsrapport", "slutrapport"]
    assert rows[0].period.start == "2024-01"


def test_an_empty_section_of_the_form_is_there() -> None:
    """In the order and with the numbers of the form; participants may be added to any report."""
    row = insats(report("2024-01", "2024-03", bedömning="Bra.", deltagare=["3"])).follow_ups[0]
    found = [(part.number, part.key, bool(part.value)) for part in sections(row)]
    expected = [(number, key, key == "bedömning") for number, key in FORMS["kvartalsrapport"]]
    assert found == [*expected, ("", "deltagare", True)]
    assert misplaced(row) == ()


def test_a_report_without_a_form_leaves_nothing_empty() -> None:
    """It has the sections it has, and says in words what a form would have asked."""
    row = insats(report("2024", "2024", "slutrapport", fri_form="ja", aktiviteter="A", syfte="B")).follow_ups[0]
    assert [part.key for part in sections(row)] == ["syfte", "aktiviteter"]
    assert "Jämställdhet" in absent(row)
    assert "Syfte" not in absent(row)


def test_a_goal_is_followed_through_the_reports() -> None:
    """The same words and the same part are the same goal; a report that does not name it has a gap."""
    one, two = {"mål": "A", "uppnått": "nej"}, {"mål": "A", "del": "Teamet"}
    rows = insats(
        {**FIRST, "mål": [one]}, {**SECOND, "mål": [two, {**one, "uppnått": "ja"}]}, report("2024-07", "2024-09")
    )
    found = goals_over_time(ordered(rows.follow_ups))
    assert [[goal and goal.reached for goal in row.by_report] for row in found] == [
        ["nej", "ja", None],
        [None, "inte-bedömt", None],
    ]
    assert found[0].goal.reached == "ja"


@pytest.mark.parametrize(
    ("record", "kind", "expected"),
    [
        (insats(FIRST, SECOND), "kvartalsrapport", ("2024-07", "2024-09")),
        (insats(SECOND, FIRST), "kvartalsrapport", ("2024-07", "2024-09")),
        (insats(report("2024-09", "2024-12", "tertialrapport")), "tertialrapport", ("2025-01", "2025-04")),
        (insats(FIRST, SECOND), "tertialrapport", ("2024-07", "2024-10")),
        (insats(report("2024-10", "2024-12")), "kvartalsrapport", ("2025-01", "2025-03")),
        (insats(period={"start": "2024-03-01"}), "kvartalsrapport", ("2024-03", "2024-05")),
        (insats(period={"start": "2024"}), "kvartalsrapport", None),
        (insats(period={"start": "okänd"}), "kvartalsrapport", None),
        (insats(FIRST, SECOND), "slutrapport", ("2024-01", "2024-06")),
        (insats(FIRST, period={"start": "2023", "slut": "2025-01"}), "slutrapport", ("2023", "2025-01")),
        (insats(FIRST, period={"start": "okänd", "slut": "okänd"}), "slutrapport", ("2024-01", "2024-03")),
        (insats(), "slutrapport", None),
    ],
)
def test_the_next_period_follows_from_the_last(record: Insats, kind: str, expected: tuple[str, str] | None) -> None:
    """A quarter after a quarter, four months after four; the whole time for the final one; otherwise nobody knows."""
    assert next_period(record, kind) == expected


def test_the_next_report_is_due_when_its_period_is_over() -> None:
    """Nothing is due without a first report, nor after the final one; an insats that has ended owes the final one."""
    assert due(insats(), TODAY) is None
    assert due(insats(FIRST, FINAL), TODAY) is None
    assert due(insats(FIRST), dt.date(2024, 6, 30)) == ("kvartalsrapport", "2024-04", "2024-06", False)
    assert due(insats(FIRST), dt.date(2024, 7, 1)) == ("kvartalsrapport", "2024-04", "2024-06", True)
    ended = insats(FIRST, SECOND, period={"start": "2024-01", "slut": "2024-06"})
    assert due(ended, TODAY) == ("slutrapport", "2024-01", "2024-06", True)


def test_a_report_with_goals_only_is_not_begun() -> None:
    """What is carried over says nothing by itself."""
    rows = insats({**FIRST, "mål": [{"mål": "A"}]}, {**SECOND, "mål": [{"mål": "A", "utfall": "B"}]}, FINAL).follow_ups
    assert [is_begun(row) for row in rows] == [False, True, False]
    assert is_begun(insats({**FIRST, "bedömning": "Bra."}).follow_ups[0])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"totalt": "199", "kvinnor": "76", "män": "143"}, True),
        ({"totalt": "231", "kvinnor": "79", "män": "152"}, False),
        ({"totalt": "okänd", "kvinnor": "1", "män": "1"}, False),
        ({"totalt": "3", "kvinnor": "1"}, False),
        ("3", False),
    ],
)
def test_a_contradiction_needs_three_figures(value: Any, expected: bool) -> None:  # noqa: FBT001 (a table of cases)
    """Only known figures can contradict each other."""
    assert differs(Participants.model_validate(value)) is expected


def test_bars_are_as_long_as_their_figures() -> None:
    """All groups on one scale, those whose sex is not stated as a part of their own; never longer than the chart."""
    groups = [{"totalt": "100", "kvinnor": "40", "män": "60"}, {"vilka": "Teamet", "totalt": "25"}]
    found = history(insats(report("2023", "2024", "slutrapport", deltagare=groups)), TODAY)
    assert found
    assert [[tuple(part) for part in bar.parts] for bar in found.group_bars] == [
        [("kvinnor", 0, 40), ("man", 40, 60)],
        [("okant", 0, 25)],
    ]
    assert [bar.text for bar in found.group_bars] == ["40 kvinnor och 60 män av 100", "25"]


def test_a_chart_needs_figures_by_sex() -> None:
    """A total alone stands in the table."""
    found = history(insats(report("2023", "2024", "slutrapport", deltagare=["52"])), TODAY)
    assert found
    assert found.group_bars == ()
    assert len(found.groups) == 1


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-01", "2024-03", "januari–mars 2024"),
        ("2023-11", "2024-02", "november 2023 till februari 2024"),
        ("2018-01-01", "2021-12-31", "2018–2021"),
        ("2018", "2018", "2018"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2018-01", "2021-12-31", "2018–2021"),
        ("2018", "2019-12", "2018–2019"),
        ("2024-01", "2024-12", "2024"),
        ("2016", "2017-11", "2016 till november 2017"),
        ("2024-01-15", "2024-03-31", "15 januari 2024 till 31 mars 2024"),
    ],
)
def test_a_period_is_written_as_people_do(start: str, end: str, expected: str) -> None:
    """As short as it can be without saying something else."""
    assert span_text(start, end) == expected
