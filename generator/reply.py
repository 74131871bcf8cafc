"""What is answered in an issue: Markdown in which nothing that anybody wrote is more than text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.problems import MANY, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.issue import Issue
    from generator.problems import Problem
    from generator.submission import Outcome

MARK = "<!-- insatskartan-svar -->"
"""First line of every answer, by which the next one finds it and takes its place."""
_AGAIN = "Ändra texten överst i ärendet, så prövas förslaget igen."
_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>+\-.!|~&:/]")
_CALLING = re.compile(r"[@#]")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it stands: no links, mentions, markup or lines of its own."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    # GitHub looks for mentions and numbers of issues in the finished text, so these are broken up and not only escaped.
    shown = _CALLING.sub(lambda found: f"{found[0]}\u200b", shown)
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", shown)


def refused(reason: str) -> str:
    """Answer an issue that cannot be read as a proposal."""
    return _answer("Förslaget gick inte att läsa", [escaped(reason), _AGAIN])


def answered(outcome: Outcome, issue: Issue) -> str:
    """Answer a proposal that has been tried."""
    if outcome.after is None:
        return _answer(
            "Något behöver rättas",
            [
                "Förslaget är läst, men filen kan inte användas som den är:",
                *_listed(row for row in outcome.problems if row.severity is Severity.ERROR),
                _AGAIN,
            ],
        )
    if not outcome.changed:
        return _answer("Inget att ändra", [f"`insatser/{outcome.file}` säger redan precis det här."])
    next_ = (
        "Nu görs en pull request. Någon granskar den innan den publiceras."
        if issue.trusted
        else "Någon som sköter Insatskartan tittar på förslaget innan det går vidare."
    )
    warnings = [row for row in outcome.problems if row.severity is Severity.WARNING and row.file.endswith(outcome.file)]
    remarks = ["Det här stoppar inte förslaget, men se gärna över det:", *_listed(warnings)] if warnings else []
    return _answer("Tack! Förslaget går att använda", [f"Det gäller `insatser/{outcome.file}`. {next_}", *remarks])


def _answer(title: str, paragraphs: Iterable[str]) -> str:
    return "\n\n".join([MARK, f"### {title}", *paragraphs]) + "\n"


def _listed(problems: Iterable[Problem]) -> list[str]:
    """Return the problems as one list, by line of the file as it was written."""
    rows = list(problems)[:MANY]
    return ["\n".join(f"- {_place(row)}{escaped(' '.join(filter(None, (row.message, row.hint))))}" for row in rows)]


def _place(problem: Problem) -> str:
    return f"Rad {problem.line}: "
