"""The numbers of what is missing are those of `match`, and each holds for all ages of its column."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis.counts import ALL, COUNTED, NONE, Counts, Numbers
from insatskartan.catalog.loading import load
from insatskartan.matching.criteria import Lexicon, Person
from insatskartan.matching.match import match
from support.samples import TODAY, record, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.catalog.loading import Loaded


def counted(catalog: Catalog, lexicon: Lexicon, person: Person, directions: Iterable[str]) -> dict[str, Numbers]:
    """Count the slow way, for each direction: ask `match` about everything that a resident may meet."""
    assert person.kommun
    answers = {direction: Counter[str]() for direction in directions}
    for entry in catalog.met_by_residents(person.kommun):
        if entry.insats.level == "individ":
            answer = match(person, entry, TODAY, lexicon).answer
            for direction, found in answers.items():
                if not direction or direction in entry.insats.directions:
                    found[answer] += 1
    return {direction: Numbers(*(found[answer] for answer in COUNTED)) for direction, found in answers.items()}


def assert_same(catalog: Catalog, incomes: Iterable[str], ages: Iterable[int]) -> None:
    """Compare each number with the slow way, for the directions that most and fewest records have and for all."""
    counts, lexicon = Counts(catalog, TODAY), Lexicon(catalog)
    directions = (ALL, counts.directions[0], counts.directions[-1])
    for kommun in catalog.kommuner:
        for income in incomes:
            rows = {direction: counts.row(kommun, income, direction) for direction in directions}
            expected = counted(catalog, lexicon, Person(kommun, None, income), directions)
            assert {direction: row.any_age for direction, row in rows.items()} == expected
            for age in ages:
                (index,) = (i for i, column in enumerate(counts.columns) if column.lower <= age <= column.upper)
                person = Person(kommun, age, income)
                expected = counted(catalog, lexicon, person, directions)
                assert {direction: row.ages[index] for direction, row in rows.items()} == expected, person


@pytest.mark.no_cover
def test_the_real_numbers_are_those_of_match(real: Loaded) -> None:
    """At both ends of columns and inside them, for the income in focus and two others."""
    assert_same(real.catalog(), ("aktivitetsersattning", "forsorjningsstod", "lon"), (16, 17, 18, 20, 29, 30, 47, 64))


CRITERIA = {
    "ålder": ("alla", "okänt", "{från: 20}", "{till: 29}", "{från: 25, till: okänd}", "{från: okänd, till: 40}"),
    "bosatt": (
        "alla",
        "okänt",
        "{öppen_för: [lund], övriga: nej}",
        "{stängd_för: [eslov]}",
        "{öppen_för: [forbundet]}",
    ),
    "försörjning": (
        "alla",
        "okänt",
        "{öppen_för: [sjukpenning], övriga: nej}",
        "{stängd_för: [aktivitetsersattning], övriga: ja}",
        "{öppen_för: [sjukpenning], stängd_för: [forsorjningsstod]}",
    ),
    "beslut": ("inga", "okänt", "[lss-beslut]"),
    "villkor": ("[]", "[Något mer]"),
    "väg_in": ("[]", "[{via: sjalv}]", "[{via: socialtjansten}]", "[{via: sjalv}, {via: socialtjansten}]"),
}
"""What a level may say about each criterion; nothing is a choice too."""
PERIODS = (
    "",
    "period: {slut: 2018}\nefterträdare: ingen\n",
    "period: {start: 2027-03}\n",
    "period: {slut: okänd}\n",
    "period: {slut: 2025, förlängning: sökt}\n",
    "period: {start: 2020}\n",
)


def invented(rng: random.Random) -> str:
    """Return a record with a random choice of criteria on its levels."""

    def level() -> str:
        said = {key: rng.choice(values) for key, values in CRITERIA.items() if rng.random() < 0.5}
        return ", ".join(f"{key}: {value}" for key, value in said.items())

    lines = [line for line in level().replace(", ålder", "\nålder").splitlines() if line]
    for key in ("bosatt", "försörjning", "beslut", "villkor", "väg_in"):
        lines = [part for line in lines for part in line.replace(f", {key}:", f"\n{key}:").splitlines()]
    if rng.random() < 0.4:
        lines.append(f"ingångar: [{', '.join(f'{{{level()}}}' for _ in range(rng.randint(1, 3)))}]")
    if rng.random() < 0.3:
        parts = (f"{{namn: Del {n}, {level()}}}".replace(", }", "}") for n in range(rng.randint(1, 3)))
        lines.append(f"delar: [{', '.join(parts)}]")
    return "\n".join(lines) + "\n" + rng.choice(PERIODS)


@pytest.mark.no_cover
def test_invented_numbers_are_those_of_match(folder: Callable[..., Path]) -> None:
    """Doors, parts, limits, missing figures and dates in all mixtures, at every single age."""
    rng = random.Random(7)
    directions = ("[vagledning]", "[motesplats]", "[vagledning, motesplats]")
    files = {
        f"{rng.choice(('lund', 'eslov', 'forbundet'))}/insats-{n}.yml": record(
            f"namn: Insats {n}\n{invented(rng)}", inriktning=rng.choice(directions), form="övrig"
        )
        for n in range(80)
    }
    words = vocabulary("remittenter", "arbetsformedlingen socialtjansten annan-insats sjalv")
    loaded = load(folder({**files, "_ord/remittenter.yml": words}))
    assert [problem.message for problem in loaded.problems] == []
    catalog = loaded.catalog()
    counts = Counts(catalog, TODAY)
    rows = [counts.row(kommun, income) for kommun in catalog.kommuner for income in counts.incomes]
    assert all(sum(numbers[place] for row in rows for numbers in row.ages) for place in range(3))
    assert_same(catalog, counts.incomes, (*range(16, 50, 3), 25, 29, 40, 41, 64))


def test_what_nobody_takes_part_in_is_not_counted(folder: Callable[..., Path]) -> None:
    """Work with structures has no numbers, nor limits that split columns; a direction without insatser has noughts."""
    text = record("nivå: struktur\nålder: {från: 40}")
    counts = Counts(load(folder({"lund/exempel.yml": text})).catalog(), TODAY)
    assert counts.row("lund", "sjukpenning").any_age == NONE
    assert counts.row("lund", "sjukpenning", "vagledning").ages == (NONE,) * 13
    assert counts.directions == ()


def test_what_has_ended_is_not_counted_and_the_planned_is(folder: Callable[..., Path]) -> None:
    """The first is gone; the second opens on a day that is known."""
    known = "bosatt: alla\nförsörjning: alla\nålder: alla\nbeslut: inga\nväg_in: [{via: socialtjansten}]\n"
    files = {
        "lund/slut.yml": record(f"namn: Slut\n{known}period: {{slut: 2018}}\nefterträdare: ingen"),
        "lund/snart.yml": record(f"namn: Snart\n{known}period: {{start: 2027-01}}"),
    }
    assert Counts(load(folder(files)).catalog(), TODAY).row("lund", "sjukpenning").any_age == Numbers(0, 1, 0)
