"""`make test` where there is no browser: the other tests have run, and it says what is missing."""

from __future__ import annotations

import os
import subprocess

from support.samples import ROOT


def run_without_a_browser(**environment: str) -> subprocess.CompletedProcess[str]:
    """Run what `make test` does after the tests that need no browser."""
    variables = {name: value for name, value in os.environ.items() if name not in ("CI", "MAKEFLAGS", "MAKELEVEL")}
    return subprocess.run(
        ["make", "--silent", "--old-file=unit", "test"],
        cwd=ROOT,
        env=variables | {"CHROMIUM": "/finns-inte"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_missing_browser_is_told_in_a_sentence() -> None:
    """In Swedish and on one line, and nothing fails: the rest is tested."""
    done = run_without_a_browser()
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "Testerna i webbläsare är inte körda: Chromium eller nginx saknas, och make browser säger hur de installeras.\n"
    )


def test_a_missing_browser_is_a_failure_where_everything_is_checked() -> None:
    """No check is green by accident."""
    assert run_without_a_browser(CI="true").returncode != 0
