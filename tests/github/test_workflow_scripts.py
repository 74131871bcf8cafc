"""The scripts inside the workflows do what they say, with a `gh` that writes down what it is asked."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from support.samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GH = """#!/usr/bin/env python3
import json, os, pathlib, sys
folder = pathlib.Path(os.environ["FAKE"])
called = [pathlib.Path(a.partition("=@")[2]).read_text() if "=@" in a else a for a in sys.argv[1:]]
with (folder / "asked").open("a") as file:
    file.write(json.dumps(called) + "\\n")
for part, answer in json.loads((folder / "answers").read_text()):
    if part in " ".join(sys.argv[1:]):
        print(answer["out"], end="")
        sys.exit(answer["code"])
"""
"""Answers by the first of its known parts that the arguments hold, and else with nothing."""


def step(workflow: str, job: str, name: str) -> str:
    """Return the script of a step."""
    told = yaml.safe_load((ROOT / ".github/workflows" / workflow).read_text("utf-8"))
    return next(str(row["run"]) for row in told["jobs"][job]["steps"] if row.get("name") == name)


def run(script: str, folder: Path, answers: list[tuple[str, str, int]], **variables: str) -> tuple[int, list[Any]]:
    """Run a script in a folder and return its exit code and what it asked `gh`."""
    (folder / "bin").mkdir()
    (folder / "bin/gh").write_text(GH)
    (folder / "bin/gh").chmod(0o755)
    (folder / "answers").write_text(json.dumps([(part, {"out": out, "code": code}) for part, out, code in answers]))
    (folder / "asked").touch()
    env = {
        "PATH": f"{folder}/bin:{os.environ['PATH']}",
        "FAKE": str(folder),
        "REPO": "a/b",
        "NUMBER": "12",
        **variables,
    }
    done = subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=env, check=False, capture_output=True)
    return done.returncode, [json.loads(line) for line in (folder / "asked").read_text().splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with what the reading job hands over."""
    (tmp_path / "svar").mkdir()
    (tmp_path / "svar/svar.md").write_text("<!-- insatskartan-svar -->\n\n### Tack!\n")
    (tmp_path / "svar/fil.yml").write_text("namn: Å\n")
    return tmp_path


@pytest.mark.parametrize(
    ("earlier", "method", "address"), [("", "POST", "issues/12/comments"), ("7\n8\n", "PATCH", "issues/comments/7")]
)
def test_an_issue_has_one_answer(folder: Path, earlier: str, method: str, address: str) -> None:
    """The first answer is a comment; later ones take its place."""
    code, asked = run(step("proposal.yml", "svara", "Svara i ärendet"), folder, [("--paginate", earlier, 0)])
    assert code == 0
    assert asked[1] == [
        "api",
        "--method",
        method,
        f"repos/a/b/{address}",
        "--field",
        (folder / "svar/svar.md").read_text(),
        "--silent",
    ]


def test_a_proposal_becomes_a_branch_with_one_file_and_a_pull_request(folder: Path) -> None:
    """The branch starts at the main one; the file's present version is named, so that GitHub takes the new one."""
    answers = [("git/ref/heads", "abc\n", 0), ("ref=forslag", "def\n", 0), ("pr list", "0\n", 0)]
    code, asked = run(
        step("proposal.yml", "skriv", "Gör en pull request"), folder, answers, BASE="main", FILE="insatser/lund/ips.yml"
    )
    assert code == 0
    assert asked[1][-3:] == ["--raw-field", "sha=abc", "--silent"]
    put = next(row for row in asked if "PUT" in row)
    assert "bmFtbjogw4UK" in put
    assert put[-3:] == ["--raw-field", "sha=def", "--silent"]
    assert asked[-1][:2] == ["pr", "create"]
    assert asked[-1][asked[-1].index("--head") + 1] == "forslag/arende-12"


def test_a_changed_proposal_takes_the_place_of_the_earlier_one(folder: Path) -> None:
    """A branch that exists is put back to the main one, and no second pull request is made."""
    answers = [("git/ref/heads", "abc\n", 0), ("POST", "", 1), ("ref=forslag", "", 1), ("pr list", "1\n", 0)]
    code, asked = run(
        step("proposal.yml", "skriv", "Gör en pull request"), folder, answers, BASE="main", FILE="insatser/lund/ips.yml"
    )
    assert code == 0
    assert any("PATCH" in row and "force=true" in row for row in asked)
    assert not any("sha=def" in part for row in asked for part in row)
    assert not any(row[:2] == ["pr", "create"] for row in asked)


@pytest.mark.parametrize(
    "file", ["", "insatser/../x.yml", ".github/workflows/ci.yml", "insatser/a/b.yml; gh api x", "insatser/_ord/a.yml"]
)
def test_no_other_file_is_ever_written(folder: Path, file: str) -> None:
    """The job that may write looks at the path once more, and asks nothing of GitHub when it is another."""
    code, asked = run(step("proposal.yml", "skriv", "Gör en pull request"), folder, [], BASE="main", FILE=file)
    assert (code, asked) == (1, [])


def test_nothing_that_people_write_stands_in_a_script() -> None:
    """An expression inside a script would be read as a part of it."""
    for path in sorted((ROOT / ".github/workflows").glob("*.yml")):
        jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        scripts = [row.get("run", "") for job in jobs for row in job["steps"]]
        assert [script for script in scripts if "${{" in script] == []


def test_reminders_are_written_as_the_steps_say(folder: Path) -> None:
    """Each step asks GitHub for one thing, with title and text from their files."""
    (folder / "steg").mkdir()
    (folder / "steg/steg.txt").write_text("skapa 0 lund\nändra 4 eslov\nstäng 9 -\n")
    for area in ("lund", "eslov"):
        (folder / f"steg/{area}.titel.txt").write_text(f"Att se över: {area}")
        (folder / f"steg/{area}.md").write_text(f"Text om {area}")
    code, asked = run(step("remind.yml", "skriv", "Skriv ärendena"), folder, [])
    assert code == 0
    assert [row[2:4] for row in asked] == [
        ["POST", "repos/a/b/issues"],
        ["PATCH", "repos/a/b/issues/4"],
        ["PATCH", "repos/a/b/issues/9"],
    ]
    assert asked[0][4:9] == ["--field", "Att se över: lund", "--field", "Text om lund", "--raw-field"]
    assert "state=closed" in asked[2]
