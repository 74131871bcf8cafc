"""`insatskartan underlag` writes what a reflection was written about into the area's file, and changes nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.__main__ import main
from insatskartan.catalog.loading import load
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AREA = 'namn: Lund\ntyp: kommun\nkommunkod: "1281"\nreflektion:\n  datum: 2018-05\n  text: Så var det.\n'


def lund(folder: Callable[..., Path], **files: str) -> Path:
    """Return a folder where Lund has a reflection and these insatser."""
    return folder({"lund/_område.yml": AREA, **{f"lund/{name}.yml": text for name, text in files.items()}})


def test_the_command_shows_and_saves(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """What is shown is what is saved; saving keeps all else, and saving again changes nothing."""
    root = lund(folder, exempel=record())
    path = root / "lund/_område.yml"
    assert main(["--data", str(root), "material", "lund"]) == 0
    shown = capsys.readouterr().out
    assert re.fullmatch(r"  underlag:\n    - \{id: lund/exempel, namn: Exempel, avtryck: [a-p]{12}\}\n", shown)
    assert path.read_text("utf-8") == AREA
    assert main(["--data", str(root), "material", "lund", "--write"]) == 0
    assert path.read_text("utf-8") == AREA + shown
    assert main(["--data", str(root), "material", "lund", "--write"]) == 0
    assert path.read_text("utf-8") == AREA + shown
    assert capsys.readouterr().out.splitlines() == [f"{path}: omskriven", f"{path}: redan som den ska"]
    assert main(["--data", str(root), "format", "--check", str(path)]) == 0


def test_names_that_look_like_something_else_are_kept(folder: Callable[..., Path]) -> None:
    """A name like 0123 or «Nej: tack» reads back as it was."""
    root = lund(folder, ett=record('namn: "0123"'), tva=record("namn: 'Nej: tack'"))
    assert main(["--data", str(root), "material", "lund", "--write"]) == 0
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
    assert main(["material", area, "--write"]) == code
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
