"""The documents say what the code does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from insatskartan.__main__ import parser
from insatskartan.catalog.loading import load
from insatskartan.model.fields import keys
from insatskartan.model.insats import Insats
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from support.samples import ROOT, SKANE

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PACKAGE = ROOT / "generator/insatskartan"


def test_the_glossary_is_the_models() -> None:
    """docs/glossary.md is what the model declares; a field that is added shows as a stale file."""
    done = subprocess.run([sys.executable, "tools/glossary.py", "--check"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_architecture_is_short_and_names_every_folder() -> None:
    """A newcomer reads it in ten minutes, and finds the row of each folder in table and picture."""
    assert len(ARCHITECTURE.split()) <= 1000
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(re.findall(r"^\| `([a-z]+)` \|", ARCHITECTURE, re.MULTILINE)) == folders
    picture = re.search(r"```mermaid\n(.*?)```", ARCHITECTURE, re.DOTALL)
    assert picture
    assert folders <= set(re.findall(r"[a-z]+", picture[1]))


def test_decisions_are_listed_and_complete() -> None:
    """Each says context, decision, cost, and what would change our mind."""
    folder = ROOT / "docs/decisions"
    files = {path.name: path.read_text("utf-8") for path in folder.glob("[0-9]*.md")}
    listed = re.findall(r"\]\(([^)]+)\)", (folder / "README.md").read_text("utf-8"))
    assert sorted(files) == listed
    for name, text in files.items():
        for part in ("Decided: 20", "**Context.**", "**Decision.**", "**Cost.**", "**What would change our mind.**"):
            assert part in text, (name, part)


def test_files_that_the_documents_name_exist() -> None:
    """Paths in code spans of the developer documents that look like files of the repository."""
    for path in (ROOT / "ARCHITECTURE.md", *(ROOT / "docs").rglob("*.md"), ROOT / "tests/README.md"):
        for name in re.findall(r"`((?:tests|tools|bench|docs|\.github)/[\w./-]+\.\w+)`", path.read_text("utf-8")):
            assert (ROOT / name).exists(), (path.name, name)


def example() -> str:
    """Return the complete commented record of CONTRIBUTING."""
    found = re.search(r"```yaml\n(.*?)```", CONTRIBUTING, re.DOTALL)
    assert found
    return found[1]


def test_the_complete_record_is_complete_and_right(tmp_path: Path) -> None:
    """Every key of an insats but `mall` stands in it, and a check among the real files finds only its comments."""
    import datetime as dt
    import shutil

    assert set(re.findall(r"^([a-zåäö_]+):", example(), re.MULTILINE)) == set(keys(Insats)) - {"mall"}
    shutil.copytree(SKANE / "insatser", tmp_path / "insatser")
    (tmp_path / "insatser/lund/verkstaden.yml").write_text(example(), "utf-8")
    day: dt.date = dt.date(2018, 6, 1)
    found = check(load(tmp_path / "insatser"), Context(day))
    assert {problem.rule for problem in found if problem.file.endswith("verkstaden.yml")} == {"kommentar"}


def test_commands_in_the_documents_exist() -> None:
    """Every `make` target and every `insatskartan` command that README and CONTRIBUTING name."""
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)\b", README + CONTRIBUTING))
    assert {"serve", "test", "site", "check", "lint", "bench"} <= named
    assert named <= targets
    subparsers = next(action for action in parser()._actions if action.choices)
    assert set(re.findall(r"\binsatskartan ([a-z]+)\b", README)) <= set(subparsers.choices or ())


def test_files_the_documents_name_exist() -> None:
    """Links to files of the repository lead somewhere, also those that are written out for a package index."""
    for text in (README, CONTRIBUTING, (ROOT / "ARCHITECTURE.md").read_text("utf-8")):
        here = re.sub(
            r"https://(?:github|raw\.githubusercontent)\.com/insatskartan/insatskartan/(?:blob/)?main/", "", text
        )
        for target in re.findall(r"(?:\]\(|src=\")(?!https?:|#)([^)\"#]+)", here):
            assert (ROOT / target).exists(), target


def test_licences_are_said_where_people_look() -> None:
    """MIT for the code, CC0 for the data: in README and on every page."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    for text in (README, config):
        assert "CC0" in text
        assert "MIT" in text


def test_workflows_are_pinned_and_modest() -> None:
    """Actions by full SHA with the version beside it; rights only per job, and none for what pull requests bring."""
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        text = path.read_text("utf-8")
        uses = re.findall(r"uses: (.*)", text)
        assert uses
        assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+(\.\d+)+", use) for use in uses), path
        head = text.partition("\njobs:")[0]
        assert "\npermissions: {}\n" in head
        assert "concurrency:" in head
        assert text.count("timeout-minutes:") == text.count("runs-on:") == text.count("    permissions:\n")
        assert "pull_request_target" not in text
        assert text.count("actions/checkout@") == text.count("persist-credentials: false")
        if "pull_request:" in head:
            assert ": write" not in text
            assert not re.search(r"run:.*\$\{\{", text)


def test_commands_in_the_workflows_are_commands() -> None:
    """What a workflow runs is a `make` target, or a command with options that exist."""
    ran = 0
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        text = path.read_text("utf-8")
        for line in re.findall(r"\.venv/bin/insatskartan (.*)", text):
            words = [word.strip('"') for word in re.split(r" (?:>|\|\|)", line)[0].split()]
            assert parser().parse_args(words)
            ran += 1
        assert set(re.findall(r"run: make ([a-z]+)$", text, re.MULTILINE)) <= set(
            re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
        )
    assert ran >= 3


def test_lock_files_have_hashes_and_no_addresses() -> None:
    """What is installed is what was locked, from whichever registry the machine uses."""
    sizes = {"requirements.lock": 20, "requirements-properdocs.lock": 20, "tools/lint/requirements.lock": 0}
    for name, least in sizes.items():
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        assert not re.search(r"^\s*--(?!hash)", text, re.MULTILINE)
        entries = re.findall(r"^[\w.-]+==.*?(?=^[\w.-]+==|\Z)", text, re.MULTILINE | re.DOTALL)
        assert len(entries) > least
        assert all("--hash=sha256:" in entry for entry in entries)
    npm = json.loads((ROOT / "tools/lint/package-lock.json").read_text("utf-8"))["packages"]
    assert "://" not in json.dumps([package | {"funding": ""} for package in npm.values()])
    assert all("integrity" in package for name, package in npm.items() if name)
