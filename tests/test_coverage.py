"""The sources against the knowledge base: `tests/data/coverage/` names every insats and every figure of each document.

One file for each word in the vocabulary of sources. An entry says where the source has it (`ställe`), what it is
(`uppgift`), the figure or name as the knowledge base writes it (`värde`), and either where it stands (`finns`: path of a
file below `insatser/` and one of its keys), why it was left out (`utelämnat`), or that its place is not made yet
(`finns: väntar`, with the planned `plats`).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from insatskartan.catalog.loading import load
from insatskartan.model.area import Area
from insatskartan.model.insats import Insats
from insatskartan.model.topic import Topic
from insatskartan.source.parser import parse
from support.samples import ROOT, SKANE, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from insatskartan.catalog.loading import Document, Loaded

DATA = SKANE / "insatser"
LISTS = sorted((ROOT / "tests/data/coverage").glob("*.yml"))
KEYS = {"ställe", "uppgift", "värde"}
ENDS = ({"finns"}, {"finns", "plats"}, {"utelämnat"})
WAITING = "väntar"

Entry = dict[str, Any]
Files = dict[str, Any]


def plain(path: Path) -> Any:
    """Return a YAML file as text, lists and mappings."""
    source, problems = parse(path.read_bytes(), path.name)
    assert source, problems
    return source.root.plain()


def flat(value: Any) -> str:
    """Return all text below a value, in one line."""
    if isinstance(value, dict):
        value = list(value.values())
    return " ".join(map(flat, value)) if isinstance(value, list) else " ".join(str(value).split())


def faults(entry: Entry, files: Files) -> Iterator[str]:
    """Yield what is wrong with one entry."""
    ends = entry.keys() - KEYS
    if not entry.keys() >= KEYS or not all(flat(value).strip() for value in entry.values()):
        yield "saknar ställe, uppgift, värde eller text"
    if ends not in ENDS or ("plats" in ends) != (entry.get("finns") == WAITING):
        yield "ska antingen finnas, vänta på en plats eller vara utelämnad"
    elif "finns" in ends:
        yield from missing(entry, files)


def missing(entry: Entry, files: Files) -> Iterator[str]:
    """Yield what does not stand where the entry says, or for one that waits: a place in no file."""
    name, _, key = entry.get("plats", entry["finns"]).partition(" ")
    if name not in files:
        yield f"{name} finns inte"
    elif "plats" not in entry and key not in files[name]:
        yield f"{name} har ingen nyckel {key}"
    elif "plats" not in entry:
        text = flat(files[name][key])
        values = entry["värde"] if isinstance(entry["värde"], list) else [entry["värde"]]
        yield from (f"«{value}» står inte i {name} {key}" for value in values if not stands(value, text))


def stands(value: str, text: str) -> bool:
    """Tell whether a figure or a wording stands in a text, as whole words, whatever the case of its letters."""
    return re.search(rf"(?<![\w])(?<!\d[.,:]){re.escape(value)}(?![\w]|[.,:]\d)", text, re.IGNORECASE) is not None


@pytest.fixture(scope="module")
def files() -> Files:
    """Return all data files by path below `insatser/`, without their ending."""
    paths = DATA.rglob("*.yml")
    return {path.relative_to(DATA).with_suffix("").as_posix(): plain(path) for path in paths}


def test_every_source_has_a_list(real: Loaded) -> None:
    """The words of the vocabulary of sources are the files, and each says which it is."""
    assert {path.stem for path in LISTS} == set(real.catalog().terms["kallor"])
    assert all(plain(path)["dokument"] == path.stem for path in LISTS)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_what_the_source_says_stands_where_the_list_says(
    path: Path, files: Files, total: Callable[[str, int], None]
) -> None:
    """Every figure and name is found in its record, waits for a place in one, or has a reason to be left out."""
    entries = plain(path)["poster"]
    assert not [(entry["ställe"], fault) for entry in entries for fault in faults(entry, files)]
    ends = Counter(entry.get("finns", "utelämnat") for entry in entries)
    total("uppgifter i källorna", len(entries))
    total("uppgifter i källorna som väntar på sin plats", ends[WAITING])
    total("uppgifter i källorna som är utelämnade med skäl", ends["utelämnat"])


COUNTED = ("resultat", "platser", "ålder", "statistik", "evidens")
"""Keys below which every number must come from a source."""


def numbers(value: Any, *, counted: bool = False) -> Iterator[str]:
    """Yield the numbers below the counted keys, notes included; codes, sources, chapters and periods are no figures."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key not in ("källa", "period", "mått"):
                yield from numbers(below, counted=counted or key in COUNTED)
    elif isinstance(value, list):
        for below in value:
            yield from numbers(below, counted=counted)
    elif counted:
        yield from re.findall(r"(?<!kapitel )(?<!\d)\d+", str(value), re.IGNORECASE)


def documents(value: Any) -> set[str]:
    """Return the documents that a file cites, wherever it does."""
    if isinstance(value, dict):
        return {value["dokument"]} if "dokument" in value else set().union(*map(documents, value.values()))
    return set().union(*map(documents, value)) if isinstance(value, list) else set()


def invented(files: Files, lists: Mapping[str, list[Entry]]) -> Iterator[str]:
    """Yield each counted number of a file that no document it cites is listed as saying, or us as working out."""
    said: dict[tuple[str, str], set[str]] = {}
    for document, entries in lists.items():
        for entry in entries:
            name = entry.get("plats", entry.get("finns", "")).partition(" ")[0]
            said.setdefault((document, name), set()).update(re.findall(r"\d+", flat(entry["värde"])))
    for name, file in files.items():
        known = set().union(*(said.get((document, name), set()) for document in documents(file)))
        yield from (f"{name}: {number}" for number in numbers(file) if number not in known)


def test_no_figure_is_invented(files: Files, total: Callable[[str, int], None]) -> None:
    """What results, places, ages and statistics say, notes included, is in the list of a document they cite."""
    assert not list(invented(files, {path.stem: plain(path)["poster"] for path in LISTS}))
    total("siffror i resultat, platser, ålder och statistik", sum(1 for file in files.values() for _ in numbers(file)))


def test_an_invented_figure_is_found() -> None:
    """A number in a note counts, and so does one that only another file or a document not cited has."""
    results = [{"värde": "34", "not": "Av 39.", "period": "2017", "källa": {"ställe": "sida 3"}}]
    file = {"delar": [{"ålder": {"från": "16"}}], "resultat": results, "källor": [{"dokument": "rapporten"}]}
    entries = [
        {"värde": ["34", "39 personer"], "finns": "lund/exempel resultat"},
        {"värde": "16", "finns": "lund/b ålder"},
    ]
    other = [{"värde": "16", "finns": "lund/exempel delar"}]
    assert list(invented({"lund/exempel": file}, {"rapporten": entries, "annan": other})) == ["lund/exempel: 16"]
    assert list(invented({"lund/exempel": file}, {"rapporten": entries + other})) == []


def unsourced(read: tuple[Document, ...]) -> Iterator[str]:
    """Yield each place of figures in a record that no source with a place stands behind."""
    for document in read:
        if isinstance(document.record, Insats) and not all(row.place for row in document.record.sources):
            yield from (f"{document.id} {key}" for key in counted(document.record))
        if isinstance(document.record, Area):
            rows = document.record.statistics
            yield from (f"{document.id} statistik" for row in rows if not (row.source and row.source.place))
        if isinstance(document.record, Topic):
            rows = document.record.evidence
            yield from (f"{document.id} evidens" for row in rows if not (row.source and row.source.place))


def counted(insats: Insats) -> Iterator[str]:
    """Yield the keys under which an insats has figures."""
    if insats.results:
        yield "resultat"
    if insats.places:
        yield "platser"
    levels = (insats, *insats.parts, *(insats.doors or ()))
    if any(level.age and (level.age.lower or level.age.upper) for level in levels):
        yield "ålder"


def test_every_figure_has_a_source_with_a_place(real: Loaded) -> None:
    """What is counted in results, places, ages and statistics can be looked up."""
    assert not list(unsourced(real.documents))


FIGURES = {
    "resultat": "resultat: [{mått: till-arbete, värde: 3, enhet: personer}]",
    "platser": "platser: {antal: 3}",
    "ålder": "delar: [{namn: Del, ålder: {från: 16}}]",
}


@pytest.mark.parametrize("key", FIGURES)
def test_a_figure_without_a_place_is_found(key: str, folder: Callable[[Mapping[str, str]], Path]) -> None:
    """A result, a number of places or an age whose source names no place is reported; with a place it is not."""
    for place, expected in (("", [f"lund/exempel {key}"]), (", ställe: sida 1", [])):
        text = record(f"{FIGURES[key]}\nkällor: [{{dokument: rapporten{place}}}]")
        loaded = load(folder({"lund/exempel.yml": text}))
        assert not loaded.problems
        assert list(unsourced(loaded.documents)) == expected


def test_a_statistic_without_a_place_is_found(folder: Callable[[Mapping[str, str]], Path]) -> None:
    """So is a figure about an area."""
    for source, expected in (
        ("", 1),
        (", källa: {dokument: rapporten}", 1),
        (", källa: {dokument: rapporten, ställe: sida 1}", 0),
    ):
        row = f"{{mått: till-arbete, värde: 3, enhet: personer{source}}}"
        loaded = load(folder({"lund/_område.yml": f"namn: Lund\ntyp: samverkansområde\nstatistik: [{row}]\n"}))
        assert not loaded.problems
        assert list(unsourced(loaded.documents)) == ["lund statistik"] * expected


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"finns": "lund/exempel resultat", "värde": "4"}, "«4» står inte i lund/exempel resultat"),
        ({"finns": "lund/exempel resultat", "värde": "3"}, "«3» står inte i lund/exempel resultat"),
        ({"finns": "lund/exempel platser"}, "lund/exempel har ingen nyckel platser"),
        ({"finns": "lund/borta namn"}, "lund/borta finns inte"),
        ({"finns": "väntar", "plats": "lund/borta uppföljning"}, "lund/borta finns inte"),
        ({"finns": "väntar"}, "ska antingen finnas, vänta på en plats eller vara utelämnad"),
        ({"finns": "lund/exempel resultat", "utelämnat": "Skäl."}, "ska antingen finnas, vänta på en plats eller vara utelämnad"),
        ({}, "ska antingen finnas, vänta på en plats eller vara utelämnad"),
        ({"utelämnat": "Skäl.", "ställe": ""}, "saknar ställe, uppgift, värde eller text"),
        ({"utelämnat": ""}, "saknar ställe, uppgift, värde eller text"),
        ({"utelämnat": "Skäl."}, None),
        ({"finns": "lund/exempel resultat"}, None),
        ({"finns": "väntar", "plats": "lund/exempel uppföljning"}, None),
    ],
)  # fmt: skip
def test_a_fault_in_a_list_is_found(change: Entry, fault: str | None) -> None:
    """A value that is not there, a part of another number, a missing place, two ends or none; good entries are not."""
    entry: Entry = {"ställe": "sida 1", "uppgift": "deltagare", "värde": "34", **change}
    found = list(
        faults(entry, {"lund/exempel": {"namn": "Exempel", "resultat": [{"värde": "34", "not": "1,3 och 3,5"}]}})
    )
    assert found == ([fault] if fault else [])
