"""Doors inherit, unknown stays unknown, and status follows the date."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from insatskartan.catalog import access
from insatskartan.model.insats import Insats, Period

REQUIRED: dict[str, Any] = {
    "namn": "X",
    "sammanfattning": "X.",
    "nivå": "individ",
    "form": "kommunal",
    "inriktning": ["a"],
    "källor": [{"dokument": "a"}],
    "kontrollerad": {"datum": "2018", "av": "A", "sätt": "B"},
}


def insats(**keys: Any) -> Insats:
    """Return an insats with the required keys and these."""
    return Insats.model_validate({**REQUIRED, **keys})


def test_no_doors_is_one_door_made_of_the_record() -> None:
    """The record's own criteria are the door."""
    (way,) = access.Doors(insats(ålder={"från": "16"}, försörjning="alla")).ways
    assert (way.age.lower, way.income.others, way.residence.others) == (16, "ja", "okänt")


def test_a_door_inherits_what_it_leaves_out() -> None:
    """What is left out of both door and record is unknown, never «alla»."""
    doors = access.Doors(insats(ålder="alla", ingångar=[{"ålder": {"till": "29"}}, {"villkor": ["x"]}]))
    first, second = doors.ways
    assert (first.age.upper, second.age.answer) == (29, "alla")
    assert (first.conditions, [c.text for c in second.conditions]) == ((), ["x"])
    assert {way.decision.answer for way in (first, second)} == {"okänt"}


def test_a_part_overrides_every_door_of_the_insats() -> None:
    """ComUng: the door says where one must live, the part says with which income."""
    doors = access.Doors(
        insats(
            ingångar=[{"bosatt": {"öppen_för": ["lund"], "övriga": "nej"}, "försörjning": "okänt"}],
            delar=[
                {"namn": "Mötesplatsen", "försörjning": {"öppen_för": ["aktiv"]}},
                {"namn": "Kartläggning", "försörjning": {"stängd_för": ["aktiv"]}},
            ],
        )
    )
    (open_part,), (closed_part,) = (ways for _, ways in doors.parts)
    assert open_part.residence.open_to == closed_part.residence.open_to == ("lund",)
    assert access.answer(open_part.income, ["aktiv"]) == "ja"
    assert access.answer(closed_part.income, ["aktiv"]) == "nej"
    assert doors.income("aktiv") == "delvis"
    assert doors.income("lön") == "okänt"


def test_a_parts_own_doors_inherit_from_part_and_record() -> None:
    """A part with doors of its own is not reached through the record's doors."""
    record = insats(
        ålder={"från": "18"},
        ingångar=[{"namn": "A"}, {"namn": "B"}],
        delar=[{"namn": "P", "försörjning": "alla", "ingångar": [{"namn": "C"}]}],
    )
    ((_, (way,)),) = access.Doors(record).parts
    assert (way.name, way.age.lower, way.income.others) == ("C", 18, "ja")


@pytest.mark.parametrize(
    ("criterion", "code", "expected"),
    [
        ("alla", "a", "ja"),
        ("okänt", "a", "okänt"),
        ({"öppen_för": ["a"]}, "a", "ja"),
        ({"öppen_för": ["a"]}, "b", "okänt"),
        ({"öppen_för": ["a"], "övriga": "nej"}, "b", "nej"),
        ({"stängd_för": ["a"]}, "a", "nej"),
        ({"stängd_för": ["a"]}, "b", "okänt"),
        ({"stängd_för": ["a"], "övriga": "ja"}, "b", "ja"),
    ],
)
def test_answers(criterion: Any, code: str, expected: str) -> None:
    """Unknown is neither yes nor no."""
    assert access.Doors(insats(försörjning=criterion)).income(code) == expected


def test_exclusion_beats_openness_of_a_larger_area() -> None:
    """One who lives in an excluded municipality of an open region is shut out."""
    record = insats(bosatt={"öppen_för": ["lunds-stift"], "stängd_för": ["lund"], "övriga": "nej"})
    assert access.Doors(record).residence({"lund", "lunds-stift"}) == "nej"
    assert access.Doors(record).residence({"eslov", "lunds-stift"}) == "ja"
    assert access.Doors(record).residence({"malmo"}) == "nej"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [(["nej", "ja"], "ja"), (["nej", "okänt"], "okänt"), (["nej", "nej"], "nej"), (["okänt"], "okänt")],
)
def test_any_open_door_opens(answers: Any, expected: str) -> None:
    """All doors must be shut for a no."""
    assert access.any_door(answers) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (None, "okänd"),
        ({}, "okänd"),
        ({"slut": "2026-11-21"}, "avslutad"),
        ({"slut": "2026-11-22"}, "pågående"),
        ({"slut": "2026-11"}, "pågående"),
        ({"slut": "2018-08", "förlängning": "sökt"}, "okänd"),
        ({"slut": "okänd"}, "okänd"),
        ({"start": "2018", "slut": "okänd"}, "okänd"),
        ({"start": "2018"}, "pågående"),
        ({"start": "okänd"}, "pågående"),
        ("tills-vidare", "pågående"),
        ({"tills_vidare": "ja", "start": "2027"}, "planerad"),
        ({"not": "Oklart."}, "okänd"),
        ({"start": "2026"}, "okänd"),
        ({"start": "2026-11"}, "okänd"),
        ({"start": "2026", "slut": "2028"}, "okänd"),
        ({"start": "2026", "slut": "2026-10"}, "avslutad"),
        ({"start": "okänd", "slut": "2027"}, "pågående"),
        ({"start": "2027-01"}, "planerad"),
        ({"start": "2026-11-22"}, "pågående"),
    ],
)
def test_status(period: Any, expected: str) -> None:
    """A missing date decides nothing, and an extension that is applied for makes the end unknown."""
    value = None if period is None else Period.model_validate(period)
    assert access.status(value, dt.date(2026, 11, 22)) == expected


@pytest.mark.parametrize(
    ("criterion", "answers"),
    [
        ("alla", ("ja", "ja", "ja", "ja")),
        ("okänt", ("okänt", "okänt", "okänt", "okänt")),
        ({"från": "16", "till": "29"}, ("nej", "ja", "ja", "nej")),
        ({"från": "16"}, ("nej", "ja", "ja", "ja")),
        ({"till": "29"}, ("ja", "ja", "ja", "nej")),
        ({"från": "16", "till": "okänd"}, ("nej", "okänt", "okänt", "okänt")),
        ({"från": "okänd", "till": "29"}, ("okänt", "okänt", "okänt", "nej")),
    ],
)
def test_an_age_is_within_both_limits(criterion: object, answers: tuple[str, ...]) -> None:
    """Both limits belong to the span; a limit whose figure is missing lets nobody in and shuts nobody out."""
    (way,) = access.Doors(insats(ålder=criterion)).ways
    assert tuple(access.age(way.age, years) for years in (15, 16, 29, 30)) == answers
