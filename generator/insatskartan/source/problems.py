"""What can be wrong with the data, as values: collected, sorted, never raised."""

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
    """One thing to mend; ordered by place, so that a sorted list reads like the files."""

    file: str
    """Path with `/`, relative to the folder the command runs in."""
    line: int
    """First line is 1."""
    column: int
    """First column is 1, counted in characters."""
    rule: str
    """Id of the rule, in Swedish, as listed on the page about rules."""
    message: str
    """What is required, what was found; plain Swedish."""
    hint: str = ""
    """How to mend it, when that is not already said."""
    severity: Severity = Severity.ERROR


MANY = 100
"""As many problems of one file as anybody reads."""


def few(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems sorted by place; at most MANY of each file, errors first, and a word about the rest."""
    files: dict[str, list[Problem]] = {}
    for problem in sorted(set(problems)):
        files.setdefault(problem.file, []).append(problem)
    return [problem for found in files.values() for problem in (_few(found) if len(found) > MANY else found)]


def _few(found: list[Problem]) -> list[Problem]:
    ordered = sorted(found, key=lambda problem: problem.severity is not Severity.ERROR)
    kept = sorted(ordered[:MANY])
    message = f"Filen har fler än {MANY} problem, och resten visas inte."
    hint = "Rätta de här och kör igen."
    last = kept[-1]
    return [*kept, Problem(last.file, last.line, last.column, "många-fel", message, hint, ordered[MANY].severity)]


def quoted(text: str) -> str:
    """Return what stands in a file within quotation marks, shortened to what fits in a message."""
    return f"«{text if len(text) <= 60 else text[:57] + '…'}»"


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Return «Menade du …?» when exactly one known word is near, otherwise an empty text."""
    near = get_close_matches(wrong.casefold(), list(known), n=2, cutoff=0.75)
    if not near or (len(near) > 1 and near[0].casefold() != wrong.casefold()[: len(near[0])]):
        near = get_close_matches(wrong.casefold(), near, n=2, cutoff=0.85)
    return f"Menade du «{near[0]}»?" if len(near) == 1 else ""
