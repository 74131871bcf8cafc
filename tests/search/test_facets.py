"""What search can be narrowed by follows from the rules of the site; what is not known is never said to be open."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis.residents import Residents
from insatskartan.catalog import access
from insatskartan.catalog.loading import load
from insatskartan.matching.ages import columns
from insatskartan.matching.criteria import Lexicon, Person, of_door
from insatskartan.search.facets import FACETS, Facets
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded


def values(root: Path) -> dict[str, set[str]]:
    """Return the values of `lund/exempel` by facet."""
    catalog = load(root).catalog()
    found: dict[str, set[str]] = {}
    for facet, value in Facets(catalog, TODAY, Residents(catalog, TODAY).takes).of(catalog.insatser["lund/exempel"]):
        found.setdefault(facet, set()).add(value)
    return found


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        ("alla", {"alla"}),
        ("okänt", {"alla?"}),
        ("{från: 20, till: 24}", {"20", "21", "22", "23", "24"}),
        ("{från: 25, till: okänd}", {"25?", "26?", "27?", "28?", "29?", "30?"}),
    ],
)
def test_ages(folder: Callable[..., Path], age: str, expected: set[str]) -> None:
    """An age that the source is silent about is marked; one outside a limit is not there."""
    assert values(folder({"lund/exempel.yml": record(f"ålder: {age}")}))["alder"] == expected


def test_income_is_only_what_is_open(folder: Callable[..., Path]) -> None:
    """Neither what is shut nor what is unclear is offered to one who chooses an income source."""
    income = "försörjning: {öppen_för: [aktivitetsersattning], övriga: okänt}"
    assert values(folder({"lund/exempel.yml": record(income)}))["forsorjning"] == {"aktivitetsersattning"}
    assert "forsorjning" not in values(folder({"lund/exempel.yml": record("försörjning: okänt")}))


def test_what_has_ended_takes_in_nobody(folder: Callable[..., Path]) -> None:
    """It is found, as ended, and by no income source; nor is what may have ended."""
    income = "försörjning: {öppen_för: [aktivitetsersattning]}"
    ended = values(folder({"lund/exempel.yml": record(f"{income}\nperiod: {{slut: 2018}}")}))
    assert "forsorjning" not in ended
    assert ended["status"] == {"avslutad"}
    assert "forsorjning" not in values(folder({"lund/exempel.yml": record(f"{income}\nperiod: {{slut: okänd}}")}))


def test_the_same_answers_as_everywhere(real: Loaded) -> None:
    """For every real door and every age, the short answer is that of the criteria."""
    catalog = real.catalog()
    lexicon = Lexicon(catalog)
    ways = [way for entry in catalog.insatser.values() for way in entry.doors.all_ways()]
    for way, column in product(ways, columns(catalog)):
        reason = of_door(way, Person(age=column.lower), lexicon, lambda _: "oklart")[0]
        assert access.age(way.age, column.lower) == reason.answer


def test_municipalities_are_those_whose_residents_meet_it(real: Loaded) -> None:
    """A municipality stands among the values exactly when its residents meet the insats, with a mark when unclear."""
    catalog = real.catalog()
    facets = Facets(catalog, TODAY, Residents(catalog, TODAY).takes)
    for kommun in catalog.kommuner:
        met = {
            entry.id: entry.doors.residence(catalog.larger_places[kommun]) for entry in catalog.met_by_residents(kommun)
        }
        for entry in catalog.insatser.values():
            own = {value for facet, value in facets.of(entry) if facet == "kommun"}
            assert bool(own & {kommun, "alla"}) == (met.get(entry.id) == "ja"), (kommun, entry.id)
            assert bool(own & {f"{kommun}?", "alla?"}) == (met.get(entry.id) == "okänt"), (kommun, entry.id)


def test_every_value_belongs_to_a_facet(real: Loaded) -> None:
    """Every facet occurs in the real data, and nothing else does."""
    catalog = real.catalog()
    facets = Facets(catalog, TODAY, Residents(catalog, TODAY).takes)
    assert {facet for entry in catalog.insatser.values() for facet, _ in facets.of(entry)} == set(FACETS)
