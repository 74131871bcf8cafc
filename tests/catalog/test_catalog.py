"""Records are linked, mallar give what local files lack, and every file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog.catalog import INVERSE, Catalog
from insatskartan.catalog.loading import load
from insatskartan.model.insats import RELATIONS
from insatskartan.wording.labels.insatser import RELATIONS as RELATION_LABELS
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLOSED = "{stängd_för: [aktivitetsersattning]}"


def catalog(folder: Callable[..., Path], files: dict[str, str]) -> Catalog:
    """Return the catalog of the minimal folder with these files; there must be no problems."""
    loaded = load(folder(files))
    assert loaded.problems == ()
    return loaded.catalog()


def test_a_local_file_overrides_whole_keys_of_its_mall(folder: Callable[..., Path]) -> None:
    """A nested value is not merged: the local key replaces the mall's."""
    mall = record("namn: Gemensam\nålder: {från: 16, till: 29}\nplatser: {antal: 5}")
    made = catalog(
        folder,
        {"_mallar/lss.yml": mall, "lund/lss.yml": "mall: lss\nålder: {från: 18}\n", "eslov/lss.yml": "mall: lss\n"},
    )
    lund, eslov = made.insatser["lund/lss"], made.insatser["eslov/lss"]
    assert lund.insats.age
    assert (lund.insats.name, lund.insats.age.lower, lund.insats.age.upper) == ("Gemensam", 18, None)
    assert "ålder" not in lund.from_mall
    assert {"ålder", "platser", "namn"} <= set(eslov.from_mall)


def test_a_fault_in_a_mall_is_told_once_and_where_it_stands(folder: Callable[..., Path]) -> None:
    """Ten local files do not repeat it, and what a mall lacks is asked of the local files."""
    files = {f"lund/lss{i}.yml": f"mall: lss\nnamn: LSS{i}\n" for i in range(3)}
    loaded = load(folder({"_mallar/lss.yml": "form: fel\nsammanfattning: S.\n", **files}))
    assert [(p.file, p.line, p.rule) for p in loaded.problems if p.rule == "okänd-kod"] == [
        ("insatser/_mallar/lss.yml", 1, "okänd-kod")
    ]
    assert {p.file for p in loaded.problems if p.rule == "saknad-nyckel"} == {f"insatser/{name}" for name in files}


def test_a_mall_that_does_not_exist_is_one_problem(folder: Callable[..., Path]) -> None:
    """The keys it would have given are not also missing."""
    loaded = load(folder({"lund/lss.yml": "mall: finns-inte\n"}))
    assert [(p.line, p.column, p.rule) for p in loaded.problems] == [(1, 7, "hänvisning")]


@pytest.mark.parametrize(
    ("mallar", "hint"),
    [((), "Mallar som finns: inga än."), (("lss", "ame"), "Mallar som finns: ame, lss.")],
)
def test_the_mallar_that_exist_are_listed(mallar: tuple[str, ...], hint: str, folder: Callable[..., Path]) -> None:
    """When a file names one that does not; also when there is none to name."""
    root = folder({"lund/lss.yml": "mall: finns-inte\n"})
    (root / "_mallar/allman.yml").unlink()
    for name in mallar:
        (root / f"_mallar/{name}.yml").write_text(record(), "utf-8")
    (problem,) = load(root).problems
    assert (problem.message, problem.hint) == ("Mallen «finns-inte» finns inte i insatser/_mallar/.", hint)


def test_own_listing_follows_from_folder_form_and_access(folder: Callable[..., Path]) -> None:
    """What no door opens for the income in focus stands under the closed heading instead of its form's."""
    made = catalog(
        folder,
        {
            "lund/exempel.yml": record("listningar: [{område: eslov, rubrik: övrig, not: Där.}]"),
            "eslov/exempel.yml": record(f"försörjning: {CLOSED}"),
        },
    )
    listings = {id_: [(x.area, x.heading, x.note) for x in e.listings] for id_, e in made.insatser.items()}
    assert listings == {
        "lund/exempel": [("lund", "kommunal", None), ("eslov", "övrig", "Där.")],
        "eslov/exempel": [("eslov", "ej-tillgänglig", None)],
    }


def test_a_forbunds_insatser_stand_with_its_members_unless_shut_to_them(folder: Callable[..., Path]) -> None:
    """Eslöv does not list what the förbund runs for residents of Lund only."""
    only_lund = record("namn: Bara\nbosatt: {öppen_för: [lund], övriga: nej}", form="finsam")
    made = catalog(folder, {"forbundet/bara.yml": only_lund, "forbundet/alla.yml": record("namn: Alla", form="finsam")})
    assert [e.id for e, _ in made.listed("lund", "finsam")] == ["forbundet/alla", "forbundet/bara"]
    assert [e.id for e, _ in made.listed("eslov", "finsam")] == ["forbundet/alla"]


def test_what_residents_may_meet_grows_with_the_data_and_no_faster(folder: Callable[..., Path]) -> None:
    """What names the place or lies near it is met; what forgets to say for whom it is, far away, is not."""
    far = 'namn: Kiruna\ntyp: kommun\nkommunkod: "2584"\n'
    files = {
        "kiruna/_område.yml": far,
        "kiruna/oklar.yml": record("namn: Oklar"),
        "kiruna/alla.yml": record("namn: Alla\nbosatt: alla"),
        "kiruna/namner-lund.yml": record("namn: Nämner Lund\nbosatt: {öppen_för: [kiruna, lund], övriga: nej}"),
        "kiruna/stiftet.yml": record("namn: Stiftet\ndelar: [{namn: A, bosatt: {öppen_för: [lunds-stift]}}]"),
        "eslov/oklar.yml": record("namn: Oklar"),
        "eslov/bara.yml": record("namn: Bara\nbosatt: {öppen_för: [eslov], övriga: nej}"),
        "eslov/listad.yml": record(
            "namn: Listad\nbosatt: {öppen_för: [eslov], övriga: nej}\nlistningar: [{område: lund, rubrik: övrig}]"
        ),
        "staten/_område.yml": "namn: Staten\ntyp: myndighet\n",
        "staten/stod.yml": record("namn: Stöd"),
        "lund/egen.yml": record("namn: Egen"),
    }
    met = [entry.id for entry in catalog(folder, files).met_by_residents("lund")]
    assert met == ["lund/egen", "eslov/listad", "kiruna/namner-lund", "eslov/oklar", "kiruna/stiftet", "staten/stod"]


def test_relations_are_seen_from_both_sides(folder: Callable[..., Path]) -> None:
    """A relation written in one file shows in the other, turned round."""
    made = catalog(
        folder,
        {"lund/exempel.yml": record("relaterade: [{id: eslov/exempel, hur: stöds-av}]"), "eslov/exempel.yml": record()},
    )
    related = {id_: [(row.id, row.how, row.note) for row in rows] for id_, rows in made.related.items()}
    assert related["lund/exempel"] == [("eslov/exempel", "stöds-av", None)]
    assert related["eslov/exempel"] == [("lund/exempel", "stöder", None)]


def test_larger_places_hold_the_smaller(folder: Callable[..., Path]) -> None:
    """A municipality is part of its geographic areas and of its förbund."""
    made = catalog(folder, {})
    assert made.larger_places["lund"] == {"lund", "lunds-stift", "forbundet"}
    assert made.larger_places["eslov"] == {"eslov", "forbundet"}


def test_entries_stand_in_swedish_order(folder: Callable[..., Path]) -> None:
    """Å, ä, ö last."""
    files = {
        f"lund/{slug}.yml": record(f"namn: {name}")
        for slug, name in zip("abcd", ["Örat", "Zorn", "Ärlan", "Åsen"], strict=True)
    }
    assert [e.insats.name for e in catalog(folder, files).insatser.values()] == ["Zorn", "Åsen", "Ärlan", "Örat"]


def test_a_file_that_nobody_would_read_is_a_problem(folder: Callable[..., Path]) -> None:
    """Wrong ending, no area file, or no folder: the author is told, and nothing is silently left out."""
    files = {"lund/ett.yaml": "namn: x", "Malmö/två.yml": "namn: x", "tre.yml": "namn: x"}
    problems = load(folder(files)).problems
    assert [(p.file, p.rule) for p in problems] == [
        ("insatser/tre.yml", "plats"),
        ("insatser/Malmö/två.yml", "plats"),
        ("insatser/lund/ett.yaml", "plats"),
    ]


def test_only_some_files_are_read_when_asked(folder: Callable[..., Path]) -> None:
    """References are still checked against what stands on disk."""
    text = record("relaterade: [{id: eslov/exempel, hur: liknar}, {id: eslov/borta, hur: liknar}]")
    root = folder({"lund/exempel.yml": text, "eslov/exempel.yml": "trasig"})
    loaded = load(root, ["lund/exempel.yml"])
    assert [(p.file, p.rule) for p in loaded.problems] == [("insatser/lund/exempel.yml", "hänvisning")]


def test_every_relation_has_an_inverse_and_a_label() -> None:
    """Seen from the other side twice it is itself; names that are easy to mix up are so from both sides."""
    assert set(INVERSE) == set(RELATIONS) == set(RELATION_LABELS)
    assert all(INVERSE[INVERSE[how]] == how for how in RELATIONS)
    assert INVERSE["förväxla-inte-med"] == "förväxla-inte-med"
