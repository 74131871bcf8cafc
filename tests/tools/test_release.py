"""`make release`: what stops a version, and what a made one leaves behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import insatskartan
from support.samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

VERSION = insatskartan.__version__
HEAD = "## [Unreleased]\n\n## [{version}] - 2026-12-01\n\n### API contract\n\n- No change.\n"


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as somebody who may commit."""
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    command = ("git", "-C", str(folder), *identity, *arguments)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a clone of the repository with the files of a release as they are here, committed and ready."""
    folder = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--shared", "--no-tags", ROOT, folder], check=True, capture_output=True)
    for name in ("tools/release.py", "pyproject.toml", "MANIFEST.in", "README.md", ".gitignore"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    (folder / "CHANGELOG.md").write_text(HEAD.format(version=VERSION), "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Ready")
    return folder


def release(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the release of a clone with the clone's own package."""
    variables = {**os.environ, "PYTHONPATH": str(clone / "generator"), "PYTHONDONTWRITEBYTECODE": "1"}
    variables |= {
        f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    command = (sys.executable, "tools/release.py", *arguments)
    return subprocess.run(command, cwd=clone, env=variables, capture_output=True, text=True, check=False)


def test_a_release_is_built_and_tagged(clone: Path) -> None:
    """Both files in dist/, an annotated tag on the commit, a clean tree, and no second time."""
    done = release(clone)
    assert done.returncode == 0, done.stderr
    names = [f"insatskartan-{VERSION}-py3-none-any.whl", f"insatskartan-{VERSION}.tar.gz"]
    assert sorted(path.name for path in (clone / "dist").iterdir()) == names
    assert git(clone, "cat-file", "-t", f"v{VERSION}") == "tag"
    assert git(clone, "rev-parse", f"v{VERSION}^{{commit}}") == git(clone, "rev-parse", "HEAD")
    assert git(clone, "status", "--porcelain") == ""
    assert f"git push origin v{VERSION}" in done.stdout
    again = release(clone)
    assert (again.returncode, f"The tag v{VERSION} exists." in again.stderr) == (1, True)


FAULTS = {
    "There are changes that are not committed.": ("README.md", "", False),
    f"CHANGELOG.md: there is no section [{VERSION}].": ("CHANGELOG.md", "## [Unreleased]\n", True),
    f"CHANGELOG.md: move what stands under [Unreleased] to [{VERSION}].": (
        "CHANGELOG.md",
        HEAD.format(version=VERSION).replace("## [Unreleased]\n", "## [Unreleased]\n\n### Added\n\n- More.\n"),
        True,
    ),
    f"CHANGELOG.md: the section [{VERSION}] has no date.": (
        "CHANGELOG.md",
        HEAD.format(version=VERSION).replace(" - 2026-12-01", ""),
        True,
    ),
    f"CHANGELOG.md: the section [{VERSION}] says nothing under «### API contract».": (
        "CHANGELOG.md",
        HEAD.format(version=VERSION).replace("- No change.\n", ""),
        True,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_stops_a_release(fault: str, clone: Path) -> None:
    """Each fault is named alone; nothing is built and nothing tagged."""
    name, text, committed = FAULTS[fault]
    (clone / name).write_text(text, "utf-8")
    if committed:
        git(clone, "commit", "--quiet", "--all", "--message", "Fault")
    done = release(clone)
    assert (done.returncode, done.stderr.strip()) == (1, fault)
    assert not (clone / "dist").exists()
    assert git(clone, "tag", "--list") == ""


def test_checking_makes_nothing(clone: Path) -> None:
    """`--check` is asked before the tests are run."""
    done = release(clone, "--check")
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert not (clone / "dist").exists()
    assert git(clone, "tag", "--list") == ""


def test_the_command_checks_first_and_tags_last() -> None:
    """`make release` runs the checks of code and data and the tests between the two."""
    recipe = re.search(r"^release:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe
    first, between, last = recipe[1].splitlines()
    assert first.endswith("tools/release.py --check")
    assert between.endswith("check lint unit")
    assert last.endswith("tools/release.py")


def test_our_changelog_has_the_form() -> None:
    """A section for what is to come, and for each version its date and its part on the API contract."""
    sections = re.split(r"^## \[", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert sections[0].startswith("Unreleased]")
    assert all("\n### API contract\n\n- " in section for section in sections)
    assert all(re.match(r"\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d\n", section) for section in sections[1:])
