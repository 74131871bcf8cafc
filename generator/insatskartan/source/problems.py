"""Problems in the data, as values: collected and sorted, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """Errors stop the build, warnings do not."""

    ERROR = "fel"
    WARNING = "varning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault, with its position; sorts by file, line and column."""

    file: str
    """Path with `/`, relative to the folder the command runs in."""
    line: int
    """First line is 1."""
    column: int
    """First column is 1, counted in characters."""
    rule: str
    """Id of the rule, in Swedish, as listed on the page about rules."""
    message: str
    """What is required and what was found instead, in plain Swedish."""
    hint: str = ""
    """How to mend it, when the message does not say so."""
    severity: Severity = Severity.ERROR


MAX_PER_FILE = 100
"""Nobody reads more problems of one file than this."""


def limit_per_file(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems sorted by place, capped per file: errors first, and one notice that more were omitted."""
    files: dict[str, list[Problem]] = {}
    for problem in sorted(set(problems)):
        files.setdefault(problem.file, []).append(problem)
    return [problem for rows in files.values() for problem in (_capped(rows) if len(rows) > MAX_PER_FILE else rows)]


def _capped(rows: list[Problem]) -> list[Problem]:
    errors_first = sorted(rows, key=lambda problem: problem.severity is not Severity.ERROR)
    kept = sorted(errors_first[:MAX_PER_FILE])
    message = f"Filen har fler än {MAX_PER_FILE} problem, och resten visas inte."
    hint = "Rätta de här och kör igen."
    last, severity = kept[-1], errors_first[MAX_PER_FILE].severity
    return [*kept, Problem(last.file, last.line, last.column, "många-fel", message, hint, severity)]


def quoted(text: str) -> str:
    """Return text from a file in quotation marks, cut to 60 characters so that it fits in a message."""
    return f"«{text if len(text) <= 60 else text[:57] + '…'}»"


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Return «Menade du …?» when exactly one known word is near, otherwise an empty text."""
    near = get_close_matches(wrong.casefold(), list(known), n=2, cutoff=0.75)
    if not near or (len(near) > 1 and near[0].casefold() != wrong.casefold()[: len(near[0])]):
        near = get_close_matches(wrong.casefold(), near, n=2, cutoff=0.85)
    return f"Menade du «{near[0]}»?" if len(near) == 1 else ""
