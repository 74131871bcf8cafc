"""Change the program a little in many places, and see whether the tests notice: mutation testing with mutmut.

    .venv/bin/python tools/mutants.py [MODULE ...] [--minutes N] [--show]

Without modules (`text.excerpts`, `matching`) the folders in FOLDERS are tried, in an order that changes with the day,
for at most N minutes (45): a night tries a part, a week nearly all. The work is done in a copy below `.mutants/`,
where results are kept, so that a second run goes on with what the first did not reach.

Prints each mutant that no test noticed, `--show` with its difference, and a summary. Exit code 0 if mutmut could run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / ".mutants"
PACKAGE = "insatskartan"
FOLDERS = ("text", "model", "catalog", "matching", "changes")
"""Pure code, where a test can notice every change."""
TESTS = ("text", "source", "model", "catalog", "rules", "matching", "changes")
"""The folders of tests that run against each mutant; mutmut picks those that reach the changed function."""
BESIDE = ("tests", "tools", "CONTRIBUTING.md", "README.md", "Makefile", "mkdocs.yml", ".github", ".vscode")
"""What these tests read beside the program."""


def main() -> int:
    """Make the copy, let mutmut work in it, and print what survived."""
    reading = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reading.add_argument("modules", nargs="*", help="modules or folders to try, without insatskartan")
    reading.add_argument("--minutes", type=float, default=45, help="how long it may take (45)")
    reading.add_argument("--show", action="store_true", help="show what each survivor changes")
    options = reading.parse_args()
    prepare(tuple(options.modules))
    stopped = run(options.minutes)
    if stopped is None:
        return 2
    report(results(), stopped=stopped, show=options.show)
    return 0


def prepare(modules: tuple[str, ...]) -> None:
    """Copy the program, the tests and mutmut's settings; what mutmut already knows stays if nothing has changed."""
    COPY.mkdir(exist_ok=True)
    for name in (PACKAGE, *BESIDE):
        source = ROOT / "generator" / name if name == PACKAGE else ROOT / name
        target = COPY / name
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "transcripts", "pictures"))
        else:
            shutil.copy2(source, target)
    (COPY / "pyproject.toml").write_text(settings(modules), "utf-8")


def settings(modules: tuple[str, ...]) -> str:
    """Return the settings of the copy: those of pytest as here, and those of mutmut."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    tomllib.loads(text)
    pytest_settings = text[text.index("[tool.pytest.ini_options]") :]
    end = pytest_settings.find("\n[", 1)
    beside = ", ".join(f'"{name}"' for name in BESIDE if name != "tests")
    chosen = ", ".join(f'"{pattern(name)}"' for name in modules or order())
    tests = ", ".join(f'"tests/{name}"' for name in TESTS)
    return (
        (pytest_settings if end < 0 else pytest_settings[:end]) + "\n"
        f'[tool.mutmut]\nsource_paths = ["{PACKAGE}"]\nonly_mutate = [{chosen}]\nalso_copy = [{beside}]\n'
        f'pytest_add_cli_args_test_selection = [{tests}]\npytest_add_cli_args = ["-p", "no:randomly"]\n'
    )


def pattern(module: str) -> str:
    """Return the files of a module or a folder: `text.excerpts` is one, `text` all below it."""
    path = module.replace(".", "/")
    return f"{PACKAGE}/{path}.py" if (ROOT / "generator" / PACKAGE / f"{path}.py").exists() else f"{PACKAGE}/{path}/*"


def order() -> list[str]:
    """Return the modules of FOLDERS in the order of the day."""
    home = ROOT / "generator" / PACKAGE
    paths = sorted(path for folder in FOLDERS for path in (home / folder).glob("[!_]*.py"))
    modules = [".".join(path.relative_to(home).with_suffix("").parts) for path in paths]
    random.Random(dt.datetime.now(dt.UTC).date().toordinal()).shuffle(modules)  # noqa: S311 - an order, no secret
    return modules


def run(minutes: float) -> bool | None:
    """Let mutmut work; return whether time ran out, or None if it could not work."""
    command = [Path(sys.executable).parent / "mutmut", "run", "--max-children", str(os.cpu_count() or 2)]
    with subprocess.Popen(command, cwd=COPY, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}) as process:
        try:
            return None if process.wait(minutes * 60) else False
        except subprocess.TimeoutExpired:
            process.terminate()
            return True


def results() -> dict[str, str]:
    """Return the status of each mutant, by its name."""
    command = [Path(sys.executable).parent / "mutmut", "results", "--all", "true"]
    printed = subprocess.run(command, cwd=COPY, capture_output=True, encoding="utf-8", check=True).stdout
    rows = (line.strip().rpartition(": ") for line in printed.splitlines() if ": " in line)
    return {name: status for name, _, status in rows}


def report(statuses: dict[str, str], *, stopped: bool, show: bool) -> None:
    """Print the survivors and how many there were of each status."""
    for name in sorted(name for name, status in statuses.items() if status == "survived"):
        print(name)
        if show:
            command = [Path(sys.executable).parent / "mutmut", "show", name]
            print(subprocess.run(command, cwd=COPY, capture_output=True, encoding="utf-8", check=True).stdout)
    counts = Counter(statuses.values())
    print(", ".join(f"{number} {status}" for status, number in counts.most_common()))
    if stopped:
        print("Time ran out; run again to go on.")


if __name__ == "__main__":
    sys.exit(main())
