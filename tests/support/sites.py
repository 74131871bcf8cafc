"""Whole sites built by MkDocs, each once for all workers of a run."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from support.samples import ROOT, SKANE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

EPOCH = {"SOURCE_DATE_EPOCH": "1795345200"}
"""The day of every build: what has expired does not depend on when the tests run."""
CONTACT = "mailto:sakerhet@exempel.se"
"""What security.txt says; the file is left out without."""
ROOT_SITE = {"INSATSKARTAN_URL": "", "INSATSKARTAN_SECURITY_CONTACT": CONTACT, "INSATSKARTAN_STIL": "true"}
"""Settings of a site at the root of a server, with the style guide."""


def uncounted() -> dict[str, str]:
    """Return the environment of a process whose lines are not counted, as others run the same lines: counting takes time."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


def mkdocs(config: Path, site: Path | str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a strict build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(site), *options]
    variables = {**os.environ, **EPOCH, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, capture_output=True, text=True, env=variables, cwd=ROOT, check=False)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process in at a time."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build_once(shared: Path, config: Path, settings: Mapping[str, str]) -> Path:
    """Return the site of a configuration under some settings, built by the first process that asks for it.

    Raises AssertionError, with what MkDocs said, if the build fails or warns.
    """
    key = sha256(repr((str(config), sorted(settings.items()))).encode()).hexdigest()[:8]
    folder, finished = shared / f"site-{key}", shared / f"site-{key}.finished"
    with locked(shared / f"site-{key}.lock"):
        if not finished.exists():
            result = mkdocs(config, folder, **settings)
            assert result.returncode == 0, result.stderr
            assert "WARNING" not in result.stderr, result.stderr
            finished.touch()
    return folder


def settings_text() -> str:
    """Return a `mkdocs.yml` for a made project: the shipped one with the navigation of the frozen copy."""
    shipped, frozen = ((folder / "mkdocs.yml").read_text("utf-8") for folder in (ROOT, SKANE))
    navigation = frozen[frozen.index("\nnav:") :]
    return re.sub(r"\nnav:.*?(?=\ntheme:)", lambda _: navigation, shipped, count=1, flags=re.DOTALL)
