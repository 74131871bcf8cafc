"""What a reflection was written against: fingerprints that change with the text and with nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.__main__ import main
from insatskartan.catalog.catalog import load
from insatskartan.editing import reflection
from insatskartan.model.insats import Insats
from insatskartan.model.records import Record
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AREA = 'namn: Lund\ntyp: kommun\nkommunkod: "1281"\nreflektion:\n  datum: 2018-05\n  text: Så var det.\n'


def print_of(folder: Callable[..., Path], text: str) -> str:
    """Return the fingerprint of an insats written like this."""
    return reflection.fingerprint(load(folder({"lund/exempel.yml": text})).catalog().insatser["lund/exempel"].insats)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("kontrollerad: {datum: 2026-11, av: B, sätt: besök}", True),
        ("granskas_var: 6", True),
        ("anteckning: Ringde i dag.", True),
        ("mall: allman", True),
        ("nivå:    'individ'", True),
        ("samverkan: []", True),
        ("platser: {antal: 3, ungefär: nej, enhet: platser}", False),
        ("namn: Ett annat", False),
        ("inriktning: [motesplats]", False),
        ("försörjning: okänt", False),
        ("listningar: [{område: eslov, rubrik: kommunal}]", False),
    ],
)
def test_what_changes_a_fingerprint(text: str, same: bool, folder: Callable[..., Path]) -> None:  # noqa: FBT001
    """What the record says does; who looked at it, how it is laid out and which file a text stands in do not."""
    before = print_of(folder, record())
    assert re.fullmatch("[a-p]{12}", before)
    assert (print_of(folder, record(text)) == before) is same


def test_a_default_written_out_is_no_change(folder: Callable[..., Path]) -> None:
    """Saying what holds anyway leaves the fingerprint as it is."""
    short = print_of(folder, record("försörjning: {öppen_för: [sjukpenning]}"))
    assert print_of(folder, record("försörjning: {öppen_för: [sjukpenning], övriga: okänt}")) == short


def test_a_field_the_model_gets_later_is_no_change(folder: Callable[..., Path]) -> None:
    """Records that do not use a new optional field keep their fingerprint, wherever the field stands in the order."""

    class _Earlier(Record):
        aaa: str | None = None

    class Later(Insats, _Earlier):
        zzz: tuple[str, ...] = ()

    values = load(folder({"lund/exempel.yml": record("ålder: {från: 16}")})).documents[-1].source.plain()
    assert "ålder" in values
    later = reflection.fingerprint(Later.model_validate(values))
    assert later == reflection.fingerprint(Insats.model_validate(values))


def test_fingerprints_stay_from_one_version_to_the_next(folder: Callable[..., Path]) -> None:
    """This one was made when fingerprints came; another way of making them would mark every reflection."""
    assert print_of(folder, record("ålder: {från: 16, till: okänd}\nförsörjning: alla")) == "bkdleaadnnbo"


def lund(folder: Callable[..., Path], **files: str) -> Path:
    """Return a folder where Lund has a reflection and these insatser."""
    return folder({"lund/_område.yml": AREA, **{f"lund/{name}.yml": text for name, text in files.items()}})


def test_the_command_shows_and_saves(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """What is shown is what is saved; saving keeps all else, and saving again changes nothing."""
    root = lund(folder, exempel=record())
    path = root / "lund/_område.yml"
    assert main(["--data", str(root), "underlag", "lund"]) == 0
    shown = capsys.readouterr().out
    assert re.fullmatch(r"  underlag:\n    - \{id: lund/exempel, namn: Exempel, avtryck: [a-p]{12}\}\n", shown)
    assert path.read_text("utf-8") == AREA
    assert main(["--data", str(root), "underlag", "lund", "--skriv"]) == 0
    assert path.read_text("utf-8") == AREA + shown
    assert main(["--data", str(root), "underlag", "lund", "--skriv"]) == 0
    assert path.read_text("utf-8") == AREA + shown
    assert capsys.readouterr().out.splitlines() == [f"{path}: omskriven", f"{path}: redan som den ska"]
    assert main(["--data", str(root), "format", "--check", str(path)]) == 0


def test_names_that_look_like_something_else_are_kept(folder: Callable[..., Path]) -> None:
    """A name like 0123 or «Nej: tack» reads back as it was."""
    root = lund(folder, ett=record('namn: "0123"'), tva=record("namn: 'Nej: tack'"))
    assert main(["--data", str(root), "underlag", "lund", "--skriv"]) == 0
    assert 'namn: "0123"' in (root / "lund/_område.yml").read_text("utf-8")
    said = load(root).catalog().areas["lund"].reflection
    assert said
    assert [row.name for row in said.material] == ["0123", "Nej: tack"]


@pytest.mark.parametrize(
    ("area", "files", "code", "words"),
    [
        ("lundd", {}, 2, "Området «lundd» finns inte i insatser. Menade du «lund»?\n"),
        ("eslov", {"eslov/a.yml": record()}, 2, "Eslöv har ingen reflektion, så det finns inget underlag.\n"),
        ("lund", {}, 2, "Lund har inga insatser i sin lista, så det finns inget underlag.\n"),
        ("lund", {"lund/a.yml": record("namn: [a]")}, 1, "Rätta felen först: "),
        ("lund", {"lund/a.yml": record(), "lund/_område.yml": f"{AREA}anteckning: A # b\n"}, 1, "[kommentar]"),
    ],
)
def test_the_command_says_what_is_wrong(
    area: str,
    files: dict[str, str],
    code: int,
    words: str,
    folder: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No such area, nothing to note, or a file that cannot be read or kept whole: Swedish words, and nothing written."""
    root = folder({"lund/_område.yml": AREA, **files})
    monkeypatch.chdir(root.parent)
    before = (root / "lund/_område.yml").read_bytes()
    assert main(["underlag", area, "--skriv"]) == code
    assert words in capsys.readouterr().err
    assert (root / "lund/_område.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{id: lund, namn: A, avtryck: abcdefghijkl}", "Ett id skrivs «område/fil»"),
        ("{id: lund/a, namn: A, avtryck: abc123}", "Ett avtryck är tolv bokstäver"),
    ],
)
def test_rows_written_by_hand_are_looked_at(row: str, words: str, folder: Callable[..., Path]) -> None:
    """An id or a fingerprint that cannot be one is told about."""
    problems = load(folder({"lund/_område.yml": f"{AREA}  underlag: [{row}]\n"})).problems
    assert [problem.message.startswith(words) for problem in problems] == [True]
