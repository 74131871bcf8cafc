"""Problems as text for people, and as annotations on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.problems import Problem


def line(problem: Problem) -> str:
    """Return one line that editors make clickable: `file:line:column: fel: message hint [rule]`."""
    text = " ".join(filter(None, (problem.message, problem.hint)))
    return one_line(f"{problem.file}:{problem.line}:{problem.column}: {problem.severity}: {text} [{problem.rule}]")


def one_line(text: str) -> str:
    """Return the text without line breaks and control characters: no value may forge a line of its own."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)


def annotation(problem: Problem) -> str:
    """Return a GitHub workflow command that shows the problem beside the changed line."""
    level = "error" if problem.severity is Severity.ERROR else "warning"
    text = _escape(" ".join(filter(None, (problem.message, problem.hint))))
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    return f"::{level} {place},title={_property(problem.rule)}::{text}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Sequence[Problem], files: int) -> str:
    """Return the closing line of a check."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    checked = f"{files} {'fil' if files == 1 else 'filer'} kontrollerade"
    found = f"{errors} fel, {warnings} {'varning' if warnings == 1 else 'varningar'}"
    return f"{checked}: {found}."
