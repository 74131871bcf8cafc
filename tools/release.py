"""Check, build and tag the version that `insatskartan.__version__` names; nothing is uploaded.

    make release

Before anything is made: the working tree is clean, there is no such tag, and CHANGELOG.md has a section for the
version with a date and a part on the API contract, and nothing left under [Unreleased]. The source distribution and the
wheel, built from it, are put into `dist/`, and the commit gets an annotated tag. What to do then is printed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from insatskartan import __version__

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = "### API contract"


def main() -> int:
    """Make the release, or print why it cannot be made and return 1."""
    tag = f"v{__version__}"
    faults = [*changelog_faults((ROOT / "CHANGELOG.md").read_text("utf-8"), __version__), *repository_faults(tag)]
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    if "--check" in sys.argv[1:]:
        return 0
    names = build(ROOT / "dist")
    git("tag", "--annotate", tag, "--message", f"Insatskartan {__version__}")
    print(f"{tag} is tagged, and dist/ holds {' and '.join(names)}.")
    print(f"To publish: git push origin {tag}, and upload the two files to the package index.")
    return 0


def changelog_faults(text: str, version: str) -> list[str]:
    """Return why a changelog is not ready for a version."""
    pieces = re.split(r"^## \[(.+?)\](.*)$", text, flags=re.MULTILINE)
    sections = {name: (rest, body) for name, rest, body in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)}
    faults = []
    if re.search(r"^- ", sections.get("Unreleased", ("", ""))[1], re.MULTILINE):
        faults.append(f"CHANGELOG.md: move what stands under [Unreleased] to [{version}].")
    if version not in sections:
        return [*faults, f"CHANGELOG.md: there is no section [{version}]."]
    rest, body = sections[version]
    if not re.fullmatch(r" - \d{4}-\d\d-\d\d", rest):
        faults.append(f"CHANGELOG.md: the section [{version}] has no date.")
    if not re.search(rf"^{CONTRACT}\n+- ", body, re.MULTILINE):
        faults.append(f"CHANGELOG.md: the section [{version}] says nothing under «{CONTRACT}».")
    return faults


def repository_faults(tag: str) -> list[str]:
    """Return why this commit cannot be tagged."""
    faults = []
    if git("status", "--porcelain"):
        faults.append("There are changes that are not committed.")
    if git("tag", "--list", tag):
        faults.append(f"The tag {tag} exists. Raise __version__ in generator/insatskartan/__init__.py.")
    return faults


def build(output: Path) -> list[str]:
    """Build from the commit alone, whatever lies in the working tree, and return the names of the two files."""
    settings = {**os.environ, "SOURCE_DATE_EPOCH": git("log", "-1", "--format=%ct")}
    with tempfile.TemporaryDirectory() as folder:
        git("clone", "--quiet", "--no-hardlinks", str(ROOT), f"{folder}/checkout")
        command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", f"{folder}/dist", f"{folder}/checkout")
        subprocess.run(command, env=settings, check=True, stdout=subprocess.DEVNULL)
        made = sorted(Path(folder, "dist").iterdir())
        output.mkdir(exist_ok=True)
        for path in made:
            (output / path.name).write_bytes(path.read_bytes())
    return [path.name for path in made]


def git(*arguments: str) -> str:
    """Run git on the repository and return what it prints."""
    command = ("git", "-C", str(ROOT), *arguments)
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
