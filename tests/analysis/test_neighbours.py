"""What is a gap in a municipality, and what a neighbour runs that could fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis.neighbours import Neighbours
from insatskartan.analysis.residents import Residents
from insatskartan.catalog.loading import load
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.analysis.neighbours import Gap

OPEN = "försörjning: {öppen_för: [aktivitetsersattning]}\n"
HERE = "bosatt: {öppen_för: [lund], övriga: nej}\n"
THERE = "bosatt: {öppen_för: [eslov], övriga: nej}\n"
GUIDANCE = {"eslov/vagen.yml": record(f"{OPEN}{THERE}inriktning: [vagledning]")}
"""Something in Eslöv that is shut to all others."""


def gaps(root: Path) -> dict[str, Gap]:
    """Return the gaps of Lund by direction."""
    loaded = load(root)
    assert loaded.problems == ()
    return {gap.direction: gap for gap in Neighbours(Residents(loaded.catalog(), TODAY)).view("lund").gaps}


@pytest.mark.parametrize(
    ("files", "is_gap"),
    [
        ({}, True),
        ({"lund/a.yml": record(f"{OPEN}{HERE}")}, False),
        ({"lund/a.yml": record(OPEN)}, True),  # not even of the municipality's own is it known for whom it is
        ({"forbundet/a.yml": record(f"{OPEN}{HERE}form: finsam")}, False),
        ({"eslov/a.yml": record(f"{OPEN}bosatt: alla")}, False),
        ({"lund/a.yml": record(f"{OPEN}{HERE}inriktning: [motesplats]")}, True),
        ({"lund/a.yml": record("försörjning: okänt")}, True),
        ({"lund/a.yml": record("försörjning: {stängd_för: [aktivitetsersattning]}")}, True),
        ({"lund/a.yml": record(f"{OPEN}nivå: struktur")}, True),
        ({"lund/a.yml": record(f"{OPEN}period: {{slut: 2018}}\nefterträdare: ingen")}, True),
        ({"lund/a.yml": record(f"{OPEN}period: {{start: 2027}}")}, True),
        ({"lund/a.yml": record(f"{OPEN}{THERE}")}, True),
        ({"eslov/a.yml": record(OPEN)}, True),  # nobody knows whether residents of Lund may join
        (
            {
                "lund/a.yml": record(
                    f"{HERE}delar:\n  - {{namn: A, försörjning: alla}}\n  - {{namn: B, försörjning: okänt}}"
                )
            },
            False,
        ),
    ],
)
def test_what_is_a_gap(files: dict[str, str], is_gap: bool, folder: Callable[..., Path]) -> None:  # noqa: FBT001
    """A direction is a gap unless something that goes on, and that residents may join, is open to the income."""
    assert ("vagledning" in gaps(folder({**GUIDANCE, **files}))) is is_gap


def test_what_a_gap_says(folder: Callable[..., Path]) -> None:
    """What is unknown here, what is closed here, what would fill it, and what might; not what lies far away."""
    found = gaps(
        folder(
            {
                **GUIDANCE,
                "lund/oklart.yml": record(),
                "lund/stangt.yml": record("försörjning: {stängd_för: [aktivitetsersattning]}"),
                "eslov/kanske.yml": record(OPEN),
                "eslov/struktur.yml": record(f"{OPEN}{THERE}nivå: struktur"),
                "eslov/slut.yml": record(f"{OPEN}{THERE}period: {{slut: 2018}}\nefterträdare: ingen"),
                "eslov/oppen-for-andra.yml": record(f"försörjning: {{öppen_för: [sjukpenning]}}\n{THERE}"),
                "malmo/_område.yml": 'namn: Malmö\ntyp: kommun\nkommunkod: "1280"\n',
                "malmo/langt-bort.yml": record(f"{OPEN}bosatt: {{öppen_för: [malmo], övriga: nej}}"),
            }
        )
    )["vagledning"]
    assert [entry.id for entry in found.unknown] == ["lund/oklart"]
    assert [entry.id for entry in found.closed] == ["lund/stangt"]
    assert [entry.id for entry, _ in found.would_fill] == ["eslov/vagen"]
    assert [entry.id for entry in found.might_fill] == ["eslov/kanske"]


def test_what_is_open_elsewhere(folder: Callable[..., Path]) -> None:
    """Apart from what does not say whether residents may join; not what is the state's, ended or on the own page."""
    files = {
        "eslov/oppen.yml": record("namn: Öppen\nbosatt: alla"),
        "eslov/tyst.yml": record("namn: Tyst\nbosatt: {öppen_för: [eslov]}"),
        "eslov/stangd.yml": record(f"namn: Stängd\n{THERE}"),
        "eslov/slut.yml": record("namn: Slut\nbosatt: alla\nperiod: {slut: 2018}\nefterträdare: ingen"),
        "eslov/struktur.yml": record("namn: Struktur\nbosatt: alla\nnivå: struktur"),
        "eslov/listad.yml": record("namn: Listad\nbosatt: alla\nlistningar: [{område: lund, rubrik: kommunal}]"),
        "forbundet/egen.yml": record("namn: Egen\nbosatt: alla\nform: finsam"),
        "lund/egen.yml": record("namn: Lunds\nbosatt: alla"),
        "staten/_område.yml": "namn: Staten\ntyp: myndighet\n",
        "staten/statens.yml": record("namn: Statens\nbosatt: alla"),
    }
    neighbours = Neighbours(Residents(load(folder(files)).catalog(), TODAY))
    joined, unsure = neighbours.elsewhere("lund")
    assert [entry.id for entry in joined] == ["eslov/oppen"]
    assert [entry.id for entry in unsure] == ["eslov/tyst"]
    assert neighbours.view("lund")[:2] == (joined, unsure)
    assert neighbours.view("lund") is neighbours.view("lund")


@pytest.mark.parametrize(
    ("nearby", "fillable"),
    [({}, {}), (GUIDANCE, {"vagledning": True}), ({"eslov/a.yml": record(OPEN)}, {"vagledning": True})],
)
def test_a_gap_is_fillable_by_what_would_or_might_fill_it(
    nearby: dict[str, str], fillable: dict[str, bool], folder: Callable[..., Path]
) -> None:
    """One of the two is enough; a direction that only structures have is no gap."""
    files = {"lund/a.yml": record("nivå: struktur"), **nearby}
    assert {code: gap.is_fillable for code, gap in gaps(folder(files)).items()} == fillable


def test_nothing_nearby_leaves_a_gap_unfilled(folder: Callable[..., Path]) -> None:
    """What is here and closed makes a gap that nobody can fill."""
    files = {"lund/a.yml": record("försörjning: {stängd_för: [aktivitetsersattning]}")}
    assert gaps(folder(files))["vagledning"].is_fillable is False
