"""What commands share: exit codes, printing of problems, and paths given as arguments."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from insatskartan.hosting.target import lies_in
from insatskartan.rules import report
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from insatskartan.source.problems import Problem

FOUND, MISUSED = 1, 2
"""Exit codes: errors in the data, and a command that cannot run."""
Commands: TypeAlias = Any
"""argparse's group of subcommands, whose type is private."""


def tell(problems: Sequence[Problem], data: Path, form: str | None = None) -> None:
    """Print one line for each problem, in the given form or the one that suits this terminal or CI."""
    if (form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")) == "github":
        lines = list(report.annotated(problems))
    else:
        prefix = "" if data.parent == Path() else f"{data.parent.as_posix()}/"
        lines = [prefix + report.line(problem) for problem in problems]
    for line in lines:
        print(line)


def exit_code(problems: Sequence[Problem]) -> int:
    """Return FOUND when any problem is an error, else 0."""
    return FOUND if any(problem.severity is Severity.ERROR for problem in problems) else 0


def below(data: Path, paths: Sequence[Path]) -> tuple[str, ...] | None:
    """Return the YAML files at `paths`, relative to the data folder; None after printing which path is wrong."""
    root = data.resolve()
    names: list[str] = []
    for path in paths:
        absolute = path.resolve()
        if not absolute.exists() or not absolute.is_relative_to(root):
            where = "finns inte" if not absolute.exists() else f"ligger inte i {data}"
            print(f"{path} {where}.", file=sys.stderr)
            return None
        files = sorted(absolute.rglob("*.yml")) if absolute.is_dir() else [absolute]
        names += [file.relative_to(root).as_posix() for file in files]
    return tuple(names)


def may_write(data: Path, *paths: Path) -> bool:
    """Tell whether something may be written to these paths; False after printing which lies among the data files."""
    for path in paths:
        if lies_in(path, data):
            print(
                f"{path} ligger bland datafilerna i {data}. Ange en plats utanför; inget är skrivet.", file=sys.stderr
            )
            return False
    return True
