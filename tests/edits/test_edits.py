"""Data may change without a test failing: ten ordinary edits, one after the other, and then every test but the browser's.

`make edits` runs it, as it takes as long as `make unit`. That tests read the frozen copy only is watched all the time
by `support.shipped`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.edits import EDITS
from support.samples import ROOT, SKANE
from support.shipped import NAMES
from support.sites import EPOCH

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.edits
AUTHOR = ["-c", "user.name=Test", "-c", "user.email=test@exempel.se"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the repository as it is in the working tree, with the frozen copy as its data."""
    target = tmp_path_factory.mktemp("edits") / "repository"
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file() and not name.startswith(NAMES):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    for name in ("insatser", "content", "sources"):
        shutil.copytree(SKANE / name, target / name)
    # Some tests ask git what belongs to the repository.
    for arguments in (["init", "-q"], ["add", "-A"], [*AUTHOR, "commit", "-qm", "Copy"]):
        subprocess.run(["git", *arguments], cwd=target, check=True)
    return target


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the copy with its own program."""
    own = {"PYTHONPATH": str(copy / "generator"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, cwd=copy, env=os.environ | own | EPOCH, capture_output=True, encoding="utf-8", check=False
    )


def test_ten_edits_fail_no_test(copy: Path) -> None:
    """Each edit is written in the canonical layout and has no error; after all of them, every test is green.

    What is made from the data is made anew by the commands that say so, and what no source says is told, not refused.
    """
    for edit in EDITS.values():
        edit(copy / "insatser")
        for command in ("format", "check"):
            done = run(copy, "insatskartan", command)
            assert done.returncode == 0, done.stdout + done.stderr
    for commands in (["schema", "--write"], ["codeowners"], ["schema", "--check"], ["codeowners", "--check"]):
        done = run(copy, "insatskartan", *commands)
        assert done.returncode == 0, done.stdout + done.stderr
    done = subprocess.run(
        [sys.executable, "tools/check_sources.py"],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy / "generator")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "* källan verksamhetsberattelse-2025 har ingen lista i sources/" in done.stdout
    assert "* lund/cykelkoket: 18" in done.stdout
    done = run(copy, "pytest", "-n", "2", "-q", "--ignore=tests/browser", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout[-20_000:]
