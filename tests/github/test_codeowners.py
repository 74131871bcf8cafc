"""CODEOWNERS follows the area files, and leaves alone what people have written in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from insatskartan.__main__ import main
from insatskartan.catalog.loading import load
from insatskartan.exports import writing
from insatskartan.github.codeowners import BEGIN, END, HEAD, PATH
from insatskartan.pages import plan
from support.samples import MINIMAL, SKANE, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LUND = MINIMAL["lund/_område.yml"] + 'granskare: ["@exempel/lund", "@anna-1", "@exempel/lund"]\n'
ESLOV = MINIMAL["eslov/_område.yml"] + 'granskare: ["@exempel/eslov"]\n'


def run(root: Path, *arguments: str) -> int:
    """Run the command on a data folder."""
    return main(["--data", str(root), "codeowners", *arguments])


def test_areas_with_reviewers_have_a_line(folder: Callable[..., Path]) -> None:
    """In the order of folders, each reviewer once; an area without has none, so the line for all holds there."""
    root = folder({"lund/_område.yml": LUND, "eslov/_område.yml": ESLOV})
    assert run(root) == 0
    assert (root.parent / PATH).read_text("utf-8") == (
        f"{HEAD}{BEGIN}\n/insatser/eslov/ @exempel/eslov\n/insatser/lund/ @exempel/lund @anna-1\n{END}\n"
    )


@pytest.mark.parametrize("around", [("", ""), ("* @exempel/alla\n", ""), ("* @alla", ""), ("* @a\n", "/docs/ @b\n")])
def test_what_people_have_written_stays(folder: Callable[..., Path], around: tuple[str, str]) -> None:
    """Lines before and after the block are left as they are; a second run changes nothing."""
    root = folder({"lund/_område.yml": LUND})
    path = root.parent / PATH
    path.parent.mkdir()
    old = f"{BEGIN}\n/insatser/borta/ @x\n{END}\n" if around[1] else ""
    path.write_text(f"{around[0]}{old}{around[1]}", "utf-8")
    assert run(root) == 0
    text = path.read_text("utf-8")
    assert text.startswith(around[0])
    assert text.endswith(f"{END}\n{around[1]}")
    assert "/insatser/lund/ @exempel/lund @anna-1\n" in text
    assert "borta" not in text
    assert run(root, "--check") == 0


def test_check_writes_nothing(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 and a word about what to do when the file is not fresh."""
    root = folder({"lund/_område.yml": LUND})
    assert run(root, "--check") == 1
    assert not (root.parent / PATH).exists()
    assert capsys.readouterr().out == f"{PATH}: skulle ändras. Kör insatskartan codeowners.\n"


@pytest.mark.parametrize("reviewer", ["anna", "@", "@a b", "@a/b/c", "@anna\\n* @x", "a@exempel.se", "@ä"])
def test_reviewers_are_names_at_github(
    folder: Callable[..., Path], reviewer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is no name there is an error, and the file is not written."""
    root = folder({"lund/_område.yml": MINIMAL["lund/_område.yml"] + f'granskare: ["{reviewer}"]\n'})
    assert run(root) == 1
    assert "En granskare skrivs" in capsys.readouterr().out
    assert not (root.parent / PATH).exists()


def test_areas_without_reviewers_name_nobody(tmp_path: Path) -> None:
    """The file of a whole site where nobody is known to review anything has no line, and no name is invented."""
    shutil.copytree(SKANE / "insatser", tmp_path / "insatser")
    assert run(tmp_path / "insatser") == 0
    lines = (tmp_path / PATH).read_text("utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []


def test_reviewers_are_not_published(folder: Callable[..., Path], tmp_path: Path) -> None:
    """Who reviews is for the repository: neither the open data nor a page names them."""
    catalog = load(folder({"lund/_område.yml": LUND})).catalog()
    writing.write(catalog, TODAY, tmp_path / "site")
    written = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.json") if "schema" not in path.parts]
    assert len(written) > 3
    texts = [*written, *(page.html for page in plan.render_all(catalog, TODAY, "https://exempel.se"))]
    assert not [text for text in texts if "granskare" in text or "@exempel/lund" in text]
