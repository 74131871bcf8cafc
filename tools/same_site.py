"""Build two commits for the same day and compare the sites byte for byte: nothing a visitor sees may differ.

    .venv/bin/python tools/same_site.py BEFORE AFTER [--rewrite FILE] [--show N]

Each commit is checked out, installed beside the packages of this environment, and built strict at the root with its
own settings and the style guide. Only fingerprints in the names of scripts and style sheets are left out. What a
change alters on purpose is said in FILE: lines `path<TAB>pattern<TAB>replacement` (path a glob, pattern a regular
expression, a leading `#` for a comment), applied to both sites; an empty pattern leaves the file out.

Exit code 0 when the sites are the same, 1 when they differ.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from difflib import unified_diff
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DAY = "1795824000"
"""Both sites are built for this moment (2026-11-28 in Sweden), whatever the clock says."""
_FINGERPRINT = re.compile(rb"(?<=[\w-]\.)[0-9a-f]{8}(?=\.(?:js|css|svg|png|woff2|json)\b)")


class Rewrite(NamedTuple):
    """A difference that is meant: what is exchanged in files whose path matches."""

    path: str
    pattern: re.Pattern[bytes] | None
    """None leaves the file out of the comparison."""
    replacement: bytes


def main() -> int:
    """Build both sites, compare them, and print what differs."""
    reading = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reading.add_argument("before", help="commit to compare with")
    reading.add_argument("after", help="commit to compare, or . for the working tree")
    reading.add_argument("--rewrite", type=Path, help="file of differences that are meant")
    reading.add_argument("--show", type=int, default=5, help="how many differing files to show (5)")
    options = reading.parse_args()
    rewrites = read_rewrites(options.rewrite.read_text("utf-8")) if options.rewrite else []
    with tempfile.TemporaryDirectory() as temporary:
        before, after = (
            normalized(build(revision, Path(temporary) / name), rewrites)
            for name, revision in (("before", options.before), ("after", options.after))
        )
    differing = different(before, after)
    for path in differing[: options.show]:
        print("\n".join(difference(path, before.get(path), after.get(path))))
    print(f"{len(before)} files before, {len(after)} after: {len(differing)} differ, rewrites: {len(rewrites)}")
    for path in differing[options.show :]:
        print(f"  {path}")
    return bool(differing)


def read_rewrites(text: str) -> list[Rewrite]:
    """Read the lines of a file of meant differences."""
    found = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            path, pattern, replacement = (*line.split("\t"), "", "")[:3]
            found.append(Rewrite(path, re.compile(pattern.encode()) if pattern else None, replacement.encode()))
    return found


def build(revision: str, folder: Path) -> dict[str, bytes]:
    """Return the files of a commit's site by path, built in a checkout and an environment of its own."""
    folder.mkdir()
    checkout, site = folder / "checkout", folder / "site"
    if revision == ".":
        checkout = ROOT
    else:
        _run("git", "clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(checkout), cwd=ROOT)
        _run("git", "checkout", "--quiet", "--detach", _run("git", "rev-parse", revision, cwd=ROOT), cwd=checkout)
    python = _environment(folder / "environment", checkout)
    settings = {"INSATSKARTAN_STIL": "true", "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1"}
    _run(str(python), "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(site), cwd=checkout, **settings)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _environment(folder: Path, checkout: Path) -> Path:
    """Return the Python of a new environment: the packages of this one, and the checkout in place of ours."""
    _run(sys.executable, "-m", "venv", "--without-pip", str(folder), cwd=checkout)
    python = folder / "bin/python"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = Path(_run(str(python), "-c", code, cwd=checkout))
    (own / "shared.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation")
    _run(str(python), *install, "--ignore-installed", "--editable", str(checkout), cwd=checkout)
    return python


def _run(*command: str, cwd: Path, **settings: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed in {cwd}: exit code {done.returncode}")
    return done.stdout.strip()


def normalized(site: dict[str, bytes], rewrites: list[Rewrite]) -> dict[str, bytes]:
    """Return a site without fingerprints and without what is meant to differ."""
    result = {}
    for path, data in site.items():
        ours = [row for row in rewrites if fnmatch(path, row.path)]
        if any(row.pattern is None for row in ours):
            continue
        changed = _FINGERPRINT.sub(b"0", data)
        for row in ours:
            if row.pattern:
                changed = row.pattern.sub(row.replacement, changed)
        result[_FINGERPRINT.sub(b"0", path.encode()).decode()] = changed
    return result


def different(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Return the paths of files that are not the same on both sides, or only on one."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def difference(path: str, before: bytes | None, after: bytes | None) -> list[str]:
    """Return the first lines that differ, or which side lacks the file."""
    if before is None or after is None:
        return [f"{path}: only {'after' if before is None else 'before'}"]
    try:
        old, new = before.decode().splitlines(), after.decode().splitlines()
    except UnicodeDecodeError:
        return [f"{path}: {len(before)} bytes before, {len(after)} after"]
    rows = list(unified_diff(old, new, path, path, n=0, lineterm=""))
    return [row[:300] for row in rows[:12]]


if __name__ == "__main__":
    sys.exit(main())
