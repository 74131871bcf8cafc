"""What commands share: exit codes, how problems are told, and which files were named."""

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
"""Exit codes: errors in the data, and a command that cannot be carried out."""
Commands: TypeAlias = Any
"""What argparse gives for subcommands; its type is private."""


def tell(problems: Sequence[Problem], data: Path, form: str | None = None) -> None:
    """Print one line for each problem, in the form asked for or the one that this terminal or CI understands."""
    if (form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")) == "github":
        lines = list(report.annotated(problems))
    else:
        prefix = "" if data.parent == Path() else f"{data.parent.as_posix()}/"
        lines = [prefix + report.line(problem) for problem in problems]
    for line in lines:
        print(line)


def exit_code(problems: Sequence[Problem]) -> int:
    """Return FOUND when some problem is an error."""
    return FOUND if any(problem.severity is Severity.ERROR for problem in problems) else 0


def below(data: Path, paths: Sequence[Path]) -> tuple[str, ...] | None:
    """Return the YAML files named, relative to the data folder; None after saying which path is wrong."""
    root = data.resolve()
    found: list[str] = []
    for path in paths:
        whole = path.resolve()
        if not whole.exists() or not whole.is_relative_to(root):
            where = "finns inte" if not whole.exists() else f"ligger inte i {data}"
            print(f"{path} {where}.", file=sys.stderr)
            return None
        files = sorted(whole.rglob("*.yml")) if whole.is_dir() else [whole]
        found += [file.relative_to(root).as_posix() for file in files]
    return tuple(found)


def may_write(data: Path, *paths: Path) -> bool:
    """Tell whether something may be written there; False after saying which path lies among the data files."""
    for path in paths:
        if lies_in(path, data):
            print(
                f"{path} ligger bland datafilerna i {data}. Ange en plats utanför; inget är skrivet.", file=sys.stderr
            )
            return False
    return True
