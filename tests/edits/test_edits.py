"""Data may change without a test failing: ten ordinary edits, one after the other, and then every test but the browser's.

`make edits` runs it, as it takes as long as `make unit`. That tests read the frozen copy only is watched all the time
by `support.shipped`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from support.edits import EDITS
from support.samples import ROOT, SKANE
from support.shipped import NAMES
from support.sites import EPOCH

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


@pytest.fixture(scope="module")
def python(copy: Path) -> Path:
    """Return the Python of an environment with the copy in place of the repository, and all else that is here.

    Packages are linked one by one, as tests of packaging make environments out of this one in turn.
    """
    folder = copy.parent / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    own = folder / "bin/python"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.run([own, "-c", code], capture_output=True, text=True, check=True).stdout.strip())
    for source, target in ((Path(sysconfig.get_path("purelib")), packages), (Path(sys.executable).parent, own.parent)):
        for path in source.iterdir():
            if "insatskartan" not in path.name and not (target / path.name).exists():
                (target / path.name).symlink_to(path)
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation")
    subprocess.run([own, *install, "--editable", copy], check=True)
    return own


def run(python: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, on the day of all builds."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | EPOCH
    command = [python, *arguments]
    return subprocess.run(command, cwd=cwd, env=variables, capture_output=True, encoding="utf-8", check=False)


def test_ten_edits_fail_no_test(copy: Path, python: Path) -> None:
    """Each edit is written in the canonical layout and has no error; after all of them, every test is green.

    What is made from the data is made anew by the commands that say so, and what no source says is told, not refused.
    """
    program = ("-m", "insatskartan")
    for edit in EDITS.values():
        edit(copy / "insatser")
        for command in ("format", "check"):
            done = run(python, *program, command, cwd=copy)
            assert done.returncode == 0, done.stdout + done.stderr
    for commands in (["schema", "--write"], ["codeowners"], ["schema", "--check"], ["codeowners", "--check"]):
        done = run(python, *program, *commands, cwd=copy)
        assert done.returncode == 0, done.stdout + done.stderr
    done = run(python, "tools/check_sources.py", cwd=copy)
    assert done.returncode == 0, done.stderr
    assert "* källan verksamhetsberattelse-2025 har ingen lista i sources/" in done.stdout
    assert "* lund/cykelkoket: 18" in done.stdout
    done = run(python, "-m", "pytest", "-n", "2", "-q", "--ignore=tests/browser", "-p", "no:cacheprovider", cwd=copy)
    assert done.returncode == 0, done.stdout[-20_000:]
