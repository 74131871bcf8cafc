"""The figures at the end of a test run."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

COUNTING = """
import pytest

@pytest.mark.parametrize("number", [1, 20, 1300])
def test_it(total, number):
    total("saker", number)
    total("fel", 0)
    assert number != 20
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_figures_of_all_tests_and_workers_are_summed(tmp_path: Path, workers: str) -> None:
    """Each test counts once, failed ones too; a figure of zero shows."""
    (tmp_path / "test_it.py").write_text(COUNTING, "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "support.totals",
        "-p",
        "no:cacheprovider",
        "-n",
        workers,
        "test_it.py",
    ]
    path = {"PYTHONPATH": str(ROOT / "tests")}
    done = subprocess.run(command, cwd=tmp_path, env=path, capture_output=True, encoding="utf-8", check=False)
    tail = done.stdout.partition("Räknat")[2].splitlines()
    assert tail[1:3] == ["        0  fel", "    1 321  saker"], done.stdout
