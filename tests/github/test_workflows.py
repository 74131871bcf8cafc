"""The checks of workflows and issue forms in `make lint` find what they are there for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.samples import ROOT

GOOD = (ROOT / ".github/workflows/change.yml").read_text("utf-8")
FORM = (ROOT / ".github/ISSUE_TEMPLATE/fel.yml").read_text("utf-8")
FAULTS = {
    "zizmor": [
        ("persist-credentials: false", "persist-credentials: true"),
        ("  pull_request:\n", "  pull_request_target:\n"),
        ("HEAD^1 --format", "${{ github.event.pull_request.title }} --format"),
        ("actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0", "actions/setup-python@v7"),
        ("permissions: {}", "permissions: write-all"),
    ],
    "jactionlint": [("steps.program.outcome", "steps.porgram.outcome"), ("!cancelled()", "!canceled()")],
    "vendor.github-workflows": [("timeout-minutes: 10", "timeout-minuts: 10"), ("    runs-on: ubuntu-24.04\n", "")],
    "vendor.github-issue-forms": [("type: textarea", "type: textaera"), ("name: Fel", "nam: Fel")],
}
"""What is written in a file that is right, and what is written in its place, by the check that must say no."""


def commands(check: str) -> list[list[str]]:
    """Return the commands of `make lint` that run a check, without the files they are run on."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    lint = makefile.partition("\nlint:")[2].partition("\n\n")[0]
    found = [line.split() for line in lint.splitlines() if re.search(rf"[ /]{re.escape(check)} ", line)]
    return [[word for word in words if "/" not in word and not word.startswith("$(")] for words in found]


def run(check: str, path: Path) -> int:
    """Run a check of `make lint` on one file; return its exit code."""
    program = {"zizmor": "zizmor", "jactionlint": "jactionlint"}.get(check, "check-jsonschema")
    (options,) = commands(check)
    command = [str(Path(sys.executable).parent / program), *options, str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("check", "right", "wrong"), [(check, *fault) for check, faults in FAULTS.items() for fault in faults]
)
def test_a_fault_is_found(check: str, right: str, wrong: str, tmp_path: Path) -> None:
    """With the options of `make lint`: nothing is said of the file as it is, and the fault stops it."""
    text = FORM if "forms" in check else GOOD
    assert right in text
    file = tmp_path / ".github/workflows/change.yml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    assert run(check, file) == 0
    file.write_text(text.replace(right, wrong, 1), "utf-8")
    assert run(check, file) != 0
