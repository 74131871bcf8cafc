"""What is answered in an issue: Markdown in which nothing that anybody wrote is more than text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.source.problems import MAX_PER_FILE, Severity
from insatskartan.text.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from insatskartan.github.issue import Issue
    from insatskartan.github.submission import Outcome
    from insatskartan.source.problems import Problem

MARK = "<!-- insatskartan-svar -->"
"""First line of every answer, by which the next one finds it and takes its place."""
_AGAIN = "Ändra texten överst i ärendet, så prövas förslaget igen."


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
    if not outcome.meaning:
        return _answer("Inget att ändra", [f"`insatser/{outcome.file}` säger redan precis det här."])
    next_ = (
        "Nu görs en pull request. Någon granskar den innan den publiceras."
        if issue.trusted
        else "Någon som sköter Insatskartan tittar på förslaget innan det går vidare."
    )
    warnings = [row for row in outcome.problems if row.severity is Severity.WARNING and row.file.endswith(outcome.file)]
    remarks = ["Det här stoppar inte förslaget, men se gärna över det:", *_listed(warnings)] if warnings else []
    told = [f"Det gäller `insatser/{outcome.file}`. {next_}", outcome.meaning.strip(), *remarks]
    return _answer("Tack! Förslaget går att använda", told)


def _answer(title: str, paragraphs: Iterable[str]) -> str:
    return "\n\n".join([MARK, f"## {title}", *paragraphs]) + "\n"


def _listed(problems: Iterable[Problem]) -> list[str]:
    """Return the problems as one list, by line of the file as it was written."""
    rows = list(problems)[:MAX_PER_FILE]
    return ["\n".join(f"- {_place(row)}{escaped(' '.join(filter(None, (row.message, row.hint))))}" for row in rows)]


def _place(problem: Problem) -> str:
    return f"Rad {problem.line}: "
