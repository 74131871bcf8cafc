"""What an insats says of itself in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.analysis.residents import Claim, Residents
from insatskartan.catalog.loading import load
from insatskartan.pages.rows import InsatsRows
from insatskartan.wording.phrases import Phrases
from support.samples import DOORS, TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.catalog import Entry

    Folder = Callable[[Mapping[str, str]], Path]


def rows_of(folder: Folder, text: str) -> tuple[InsatsRows, Entry]:
    """Return the rows of a catalog with one insats, and the insats."""
    catalog = load(folder({"lund/a.yml": record(text)})).catalog()
    return InsatsRows(Phrases(catalog), Residents(catalog, TODAY)), catalog.insatser["lund/a"]


def test_a_row_says_an_insats_in_few_words(folder: Folder) -> None:
    """Name, area, status, age, doorkeepers and the claim about the income source in focus."""
    rows, entry = rows_of(folder, DOORS)
    row = rows.of(entry)
    assert (row.id, row.name, row.area, row.status) == ("lund/a", "Exempel", "Lund", "okänd")
    assert (row.age, row.doorkeepers) == ("16–29 år", "Socialtjansten eller Arbetsformedlingen")
    assert (row.claim, row.income) == (Claim("ja", "2026", is_old=False), "aktivitetsersattning")
    assert (row.confirmed, row.year, row.ending) == ("oktober 2026", "2026", "")
    assert rows.of_all([entry, entry]) == [row, row]


def test_a_row_in_a_list_for_residents_answers_for_them(folder: Folder) -> None:
    """The same insats takes in those who live in Lund, and not those who live in Eslöv."""
    rows, entry = rows_of(folder, DOORS)
    assert [claim and claim.takes for claim in (rows.of(entry, "lund").claim, rows.of(entry, "eslov").claim)] == [
        "ja",
        "nej",
    ]


def test_a_row_of_work_with_structures_states_nothing_about_persons(folder: Folder) -> None:
    """Nobody takes part in it, so no age and no door is said."""
    rows, entry = rows_of(folder, f"{DOORS}nivå: struktur")
    row = rows.of(entry)
    assert not row.is_personal
    assert (row.age, row.doorkeepers, row.claim) == ("", "", None)


def test_a_row_of_what_has_ended_has_no_claim(folder: Folder) -> None:
    """It may be read about, and takes in nobody; what may have ended says when."""
    ended, entry = rows_of(folder, f"{DOORS}period: {{slut: 2018}}")
    assert (ended.of(entry).claim, ended.of(entry).status) == (None, "avslutad")
    unsure, entry = rows_of(folder, f"{DOORS}period: {{slut: 2018-08, förlängning: sökt}}")
    row = unsure.of(entry)
    assert row.claim == Claim("okänt", "2026", is_old=False)
    assert row.ending == "Kan ha tagit slut augusti 2018"
