"""What a group is answered: the same as the matcher, in words about a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis.residents import Claim, Residents
from insatskartan.catalog.loading import load
from insatskartan.matching.criteria import Lexicon, Person
from insatskartan.matching.match import match
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded

    Folder = Callable[[Mapping[str, str]], Path]

INCOME = "aktivitetsersattning"
YES = f"försörjning: {{öppen_för: [{INCOME}]}}"
HERE = "bosatt: {öppen_för: [lund], övriga: nej}"


@pytest.mark.parametrize(
    ("text", "anywhere", "lund", "eslov"),
    [
        (f"{YES}\n{HERE}", "ja", "ja", "nej"),
        (f"{YES}\nbosatt: {{öppen_för: [lund]}}", "ja", "ja", "okänt"),
        (f"{YES}\nbosatt: alla", "ja", "ja", "ja"),
        (YES, "ja", "okänt", "okänt"),
        (HERE, "okänt", "okänt", "nej"),
        (f"försörjning: {{stängd_för: [{INCOME}]}}\n{HERE}", "nej", "nej", "nej"),
        (f"{YES}\n{HERE}\nålder: {{från: 16, till: 24}}", "ja", "ja", "nej"),
        (f"{YES}\n{HERE}\nålder: {{från: 16, till: okänd}}", "delvis", "delvis", "nej"),
        (f"{YES}\n{HERE}\nbeslut: [lss-beslut]", "ja", "ja", "nej"),
        # A decision, or somebody who opens the door, says nothing of the group's income.
        (f"{HERE}\nbeslut: [lss-beslut]\nväg_in: [{{via: socialtjansten}}]", "okänt", "okänt", "nej"),
        (f"{YES}\n{HERE}\nperiod: {{slut: 2018}}", None, None, None),
        (f"{YES}\n{HERE}\nperiod: {{slut: 2018, förlängning: sökt}}", "okänt", "okänt", "nej"),
        (f"{YES}\n{HERE}\nperiod: {{slut: okänd}}", "okänt", "okänt", "nej"),
        (f"{YES}\n{HERE}\nperiod: {{not: Skulle bli ordinarie.}}", "ja", "ja", "nej"),
        (f"{YES}\n{HERE}\nperiod: {{start: 2027}}", "ja", "ja", "nej"),
        (f"{YES}\n{HERE}\nnivå: struktur", None, None, None),
        (f"{HERE}\ndelar:\n  - {{namn: A, {YES}}}\n  - {{namn: B, försörjning: okänt}}", "delvis", "delvis", "nej"),
        (f"{HERE}\ndelar:\n  - {{namn: A, {YES}}}\n  - {{namn: B, {YES}}}", "ja", "ja", "nej"),
        (
            f"{HERE}\ndelar: [{{namn: A, försörjning: okänt}}, {{namn: B, försörjning: {{stängd_för: [{INCOME}]}}}}]",
            "okänt",
            "okänt",
            "nej",
        ),
        (f"{YES}\n{HERE}\nlistningar: [{{område: lund, rubrik: ej-tillgänglig}}]", "delvis", "delvis", "nej"),
        (f"{YES}\nbosatt: alla\nlistningar: [{{område: eslov, rubrik: ej-tillgänglig}}]", "delvis", "ja", "delvis"),
    ],
)
def test_what_a_group_is_answered(
    text: str, anywhere: str | None, lund: str | None, eslov: str | None, folder: Folder
) -> None:
    """Silence is neither yes nor no, and what has ended has no label."""
    loaded = load(folder({"lund/exempel.yml": record(text)}))
    assert loaded.problems == ()
    catalog = loaded.catalog()
    residents, entry = Residents(catalog, TODAY), catalog.insatser["lund/exempel"]
    found = [residents.takes(entry, INCOME, kommun) for kommun in ("", "lund", "eslov")]
    assert found == [anywhere, lund, eslov]
    assert [residents.takes(entry, INCOME, kommun) for kommun in ("", "lund", "eslov")] == found


def test_a_claim_has_its_year_and_looks_old_when_it_is_due(folder: Folder) -> None:
    """The year is that of the confirmation; of an undated source, the time it is about."""
    old = record(f"{YES}\nkontrollerad: {{datum: 2018-05, av: A, sätt: rapport}}")
    undated = record(f"namn: B\n{YES}\nkontrollerad: {{odaterad: ja, avser: 2021}}")
    catalog = load(
        folder({"lund/a.yml": old, "lund/b.yml": undated, "lund/c.yml": record(f"namn: C\n{YES}")})
    ).catalog()
    residents = Residents(catalog, TODAY)
    assert [residents.in_focus(entry) for entry in catalog.insatser.values()] == [
        Claim("ja", "2021", is_old=True),
        Claim("ja", "2026", is_old=False),
        Claim("ja", "2018", is_old=True),
    ]


def test_an_insats_behind_another_takes_in_nobody_that_the_other_does_not(folder: Folder) -> None:
    """The way in goes through an insats that is closed to those who live elsewhere."""
    files = {
        "lund/forst.yml": record(f"namn: Först\n{YES}\n{HERE}"),
        "lund/sedan.yml": record(
            f"namn: Sedan\n{YES}\nbosatt: alla\nväg_in: [{{via: annan-insats, insats: lund/forst}}]"
        ),
        "_ord/remittenter.yml": (
            "namn: Remittenter\nförklaring: Ord.\nbegrepp: [{kod: annan-insats, namn: En annan insats, förklaring: Ord}]\n"
        ),
    }
    catalog = load(folder(files)).catalog()
    residents, entry = Residents(catalog, TODAY), catalog.insatser["lund/sedan"]
    assert [residents.takes(entry, INCOME, kommun) for kommun in ("lund", "eslov")] == ["ja", "nej"]


def test_what_has_ended_still_says_what_it_was(folder: Folder) -> None:
    """Its own page tells whom it took in, without a label."""
    text = record(f"{YES}\n{HERE}\nperiod: {{slut: 2018}}")
    catalog = load(folder({"lund/exempel.yml": text})).catalog()
    residents, entry = Residents(catalog, TODAY), catalog.insatser["lund/exempel"]
    assert residents.claim(entry, INCOME) is None
    assert [residents.stated(entry, code) for code in (INCOME, "sjukpenning")] == ["ja", "okänt"]


def test_no_group_is_told_more_than_a_person(real: Loaded) -> None:
    """Where the matcher says no to a resident the label does, and a yes is nowhere where the matcher is unsure."""
    catalog = real.catalog()
    residents, lexicon = Residents(catalog, TODAY), Lexicon(catalog)
    compared = 0
    for kommun in catalog.kommuner:
        for entry in catalog.met_by_residents(kommun):
            for term in catalog.incomes:
                takes = residents.takes(entry, term.code, kommun)
                if takes is None:
                    continue
                answer = match(Person(kommun, income=term.code), entry, TODAY, lexicon).answer
                assert (takes == "nej") == (answer == "stängd"), (kommun, entry.id, term.code)
                assert takes != "ja" or answer in ("öppen", "öppen om"), (kommun, entry.id, term.code)
                compared += 1
    assert compared > 1000
