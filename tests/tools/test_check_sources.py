"""`make check-sources`: what the sources say and the knowledge base has, in both directions, as a report that stops nobody."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

import check_sources
from check_sources import faults, invented, mismatched, quoted, report, unsourced
from insatskartan.catalog.loading import load
from support.samples import SKANE, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

DATA, LISTS = SKANE / "insatser", SKANE / "sources"


def test_the_frozen_copy_is_covered() -> None:
    """Every figure and name of its sources is found in a record or left out for a reason, and no figure is invented."""
    assert list(report(DATA, LISTS)) == [
        "# Källorna och kunskapsbasen",
        "",
        "639 uppgifter i 8 källor, 46 av dem utelämnade med skäl. 174 siffror i kunskapsbasen.",
        "Allt som källorna säger finns med, och varje siffra har en källa.",
    ]


def test_what_is_not_covered_is_told_and_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed figure, a new one, a file taken away and a new source are named, each under its heading; exit 0."""
    data = shutil.copytree(DATA, tmp_path / "insatser")
    path = data / "lund/ips.yml"
    assert "antal: 80" in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("antal: 80", "antal: 97"), "utf-8")
    (data / "habo/framsteget.yml").unlink()
    words = data / "_ord/kallor.yml"
    words.write_text(
        words.read_text("utf-8") + "  - kod: ny-rapport\n    namn: Ny rapport\n    förklaring: En rapport.\n", "utf-8"
    )
    monkeypatch.setattr(sys, "argv", ["check_sources.py", "--data", str(data), "--lists", str(LISTS)])
    assert check_sources.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Det här stoppar ingenting. Fråga den som har gjort ändringen, eller rätta listan i `sources/`." in lines
    assert "* källan ny-rapport har ingen lista i sources/" in lines
    assert [line for line in lines if line.endswith(": «80» står inte i lund/ips platser")]
    assert "* lund/ips: 97" in lines
    assert [line for line in lines if line.endswith(": habo/framsteget finns inte")]


def test_a_broken_data_file_does_not_stop_the_report(tmp_path: Path) -> None:
    """`check` says what is wrong with it; here it is a file that does not exist."""
    data = shutil.copytree(DATA, tmp_path / "insatser")
    (data / "habo/framsteget.yml").write_text("namn: 'A\n", "utf-8")
    assert [line for line in report(data, LISTS) if line.endswith(": habo/framsteget finns inte")]


SENTENCE = "Varje deltagare får en egen handledare och väljer själv sina uppgifter."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Varje deltagare får en egen handledare och väljer.", "varje deltagare får en egen handledare och väljer"),
        ("Så här: varje DELTAGARE får en egen handledare, och väljer. Sedan slutar man.",
         "varje deltagare får en egen handledare och väljer"),
        (SENTENCE, "varje deltagare får en egen handledare och väljer själv sina uppgifter"),
        ("Varje deltagare får en egen handledare.", None),
        ("Varje deltagare får en handledare och väljer själv sina uppgifter.", None),
    ],
)  # fmt: skip
def test_a_sentence_from_a_source_is_found(text: str, found: str | None) -> None:
    """Eight words in a row, whatever their case and punctuation, are reported as far as they go; seven are not."""
    file = {"namn": "Exempel", "uppföljning": [{"mål": [{"mål": "Annat."}, {"utfall": text}]}]}
    expected = f"lund/exempel uppföljning[0].mål[1].utfall: «{found}» ({len(found.split())} ord)" if found else None
    assert list(quoted({"lund/exempel": file}, ["Ett annat dokument.", SENTENCE], [])) == [expected] * bool(found)


def test_two_sentences_of_one_text_are_two_findings() -> None:
    """What stands between them is ours."""
    other = "Gruppen träffas på torsdagar i ett hus vid den gamla hamnen."
    text = f"{SENTENCE} Det är bra. {other}"
    assert [line.partition("«")[2][:7] for line in quoted({"a": {"namn": text}}, [SENTENCE, other], [])] == [
        "varje d",
        "gruppen",
    ]


def test_a_title_may_stand_word_for_word() -> None:
    """An allowed title counts for nothing, and so do the few words around it; a whole sentence beside it still counts."""
    title = "Varje deltagare får en egen handledare och en egen plan"
    source = f"Läs {title}, som kom 2016. {SENTENCE}"
    assert list(quoted({"a": {"namn": f"Läs {title}."}}, [source], [title])) == []
    assert len(list(quoted({"a": {"namn": f"Läs {title}."}}, [source], []))) == 1
    assert len(list(quoted({"a": {"namn": f"{title}. {SENTENCE}"}}, [source], [title]))) == 1


def test_source_texts_are_compared_when_a_folder_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Markup is no word, other files are no sources, and the allowed titles come from the folder of lists."""
    data, lists, texts = tmp_path / "insatser", shutil.copytree(LISTS, tmp_path / "sources"), tmp_path / "texts"
    for name, text in (("lund/a.yml", f"namn: A\nsammanfattning: {SENTENCE}\n"), ("lund/b.yml", "namn: B\n")):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, "utf-8")
    texts.mkdir()
    (texts / "README.md").write_text("B", "utf-8")
    monkeypatch.setattr(
        sys, "argv", ["check_sources.py", "--data", str(data), "--lists", str(lists), "--texts", str(texts)]
    )
    assert check_sources.main() == 2
    assert "har inga källtexter" in capsys.readouterr().err

    (texts / "rapporten.txt").write_text(SENTENCE.replace("egen handledare", "egen</b>\n<p>handledare"), "utf-8")
    assert check_sources.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Källtexter som är jämförda ord för ord: 1." in lines
    heading = lines.index("## 8 ord eller fler i rad ur en källa")
    assert [line.partition(":")[0] for line in lines[heading + 2 :]] == ["* lund/a sammanfattning"]

    allowed = lists / check_sources.ALLOWED
    allowed.write_text(f"tillåtet:\n  - text: {SENTENCE}\n    skäl: Rapportens titel.\n", "utf-8")
    assert check_sources.main() == 0
    assert "## 8 ord eller fler i rad ur en källa" not in capsys.readouterr().out.splitlines()

    allowed.write_text(f"tillåtet:\n  - text: {SENTENCE}\n", "utf-8")
    assert check_sources.main() == 2
    assert "_ordagrant.yml ska ha «tillåtet», och varje rad «text» och «skäl»." in capsys.readouterr().err


def test_lists_and_sources_belong_together() -> None:
    """A source without a list is named, and so is a list without a source."""
    assert list(mismatched(["a", "b"], ["b", "c"])) == [
        "källan c har ingen lista i sources/",
        "listan a hör till ingen källa i _ord/kallor.yml",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("dokument: 'x", "rapporten.yml går inte att läsa"),
        ("- a", "rapporten.yml går inte att läsa"),
        ("dokument: rapporten\nposter: [a]", "rapporten.yml ska ha «dokument» och «poster»"),
        ("dokument: annan\nposter: []", "rapporten.yml ska ha «dokument: rapporten»"),
    ],
)
def test_a_list_that_cannot_be_read_is_told(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 and a Swedish sentence, no traceback: a list is our own file."""
    (tmp_path / "rapporten.yml").write_text(text, "utf-8")
    monkeypatch.setattr(sys, "argv", ["check_sources.py", "--lists", str(tmp_path), "--data", str(DATA)])
    assert check_sources.main() == 2
    assert message in capsys.readouterr().err


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
def test_a_fault_in_a_list_is_found(change: dict[str, Any], fault: str | None) -> None:
    """A value that is not there, a part of another number, a missing place, two ends or none; good entries are not."""
    entry: dict[str, Any] = {"ställe": "sida 1", "uppgift": "deltagare", "värde": "34", **change}
    found = list(
        faults(entry, {"lund/exempel": {"namn": "Exempel", "resultat": [{"värde": "34", "not": "1,3 och 3,5"}]}})
    )
    assert found == ([fault] if fault else [])
