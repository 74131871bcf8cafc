"""One record and one area with every kind of fault: the complete list of problems, with place and words."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from insatskartan.catalog.loading import load
from insatskartan.rules import report
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from support.samples import ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DATA = ROOT / "tests/data/terrible"


def snapshot(root: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_every_problem_is_found_and_nothing_is_changed(folder: Callable[..., Path]) -> None:
    """All problems come in one run, sorted by place; the files stand as they stood."""
    root = folder({})
    shutil.copytree(DATA / "fasansfulla", root / "fasansfulla")
    before = snapshot(root)
    problems = check(load(root), Context(TODAY))
    found = [report.line(problem).removeprefix("insatser/fasansfulla/") for problem in problems]
    assert found == (DATA / "problems.txt").read_text("utf-8").splitlines()
    assert len({problem.rule for problem in problems}) >= 13
    assert len(found) >= 25
    assert snapshot(root) == before


def test_a_broken_file_hides_nothing_in_the_others(folder: Callable[..., Path]) -> None:
    """A file that cannot be read at all leaves the problems of its neighbours where they are, and makes no new ones."""
    neighbour = "namn: Granne\nålder: {från: 9, till: 3}\nrelaterade: [{id: lund/trasig, hur: liknar}]\n"
    root = folder({"lund/trasig.yml": "namn: 'x", "lund/granne.yml": neighbour})
    rules = {(problem.file, problem.rule) for problem in check(load(root), Context(TODAY))}
    assert ("insatser/lund/trasig.yml", "yaml-syntax") in rules
    assert ("insatser/lund/granne.yml", "åldersordning") in rules
    assert ("insatser/lund/granne.yml", "hänvisning") not in rules
