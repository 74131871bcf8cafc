"""Write the answer to an issue, as Markdown in which every text from outside is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.source.problems import MAX_PER_FILE, Severity
from insatskartan.text.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from insatskartan.github.issue import Issue
    from insatskartan.github.submission import Attempt
    from insatskartan.source.problems import Problem

MARK = "<!-- insatskartan-svar -->"
"""First line of every answer, by which the next answer finds and replaces it."""
_AGAIN = "Ändra texten överst i ärendet, så prövas förslaget igen."


def refuse(reason: str) -> str:
    """Return the answer to an issue that is no proposal."""
    return _answer("Förslaget gick inte att läsa", [escaped(reason), _AGAIN])


def answer(attempt: Attempt, issue: Issue) -> str:
    """Return the answer to a proposal that could be read."""
    if attempt.after is None:
        return _answer(
            "Något behöver rättas",
            [
                "Förslaget är läst, men filen kan inte användas som den är:",
                *_listed(row for row in attempt.problems if row.severity is Severity.ERROR),
                _AGAIN,
            ],
        )
    if not attempt.meaning:
        return _answer("Inget att ändra", [f"`insatser/{attempt.file}` säger redan precis det här."])
    next_ = (
        "Nu görs en pull request. Någon granskar den innan den publiceras."
        if issue.trusted
        else "Någon som sköter Insatskartan tittar på förslaget innan det går vidare."
    )
    warnings = [row for row in attempt.problems if row.severity is Severity.WARNING and row.file.endswith(attempt.file)]
    remarks = ["Det här stoppar inte förslaget, men se gärna över det:", *_listed(warnings)] if warnings else []
    paragraphs = [f"Det gäller `insatser/{attempt.file}`. {next_}", attempt.meaning.strip(), *remarks]
    return _answer("Tack! Förslaget går att använda", paragraphs)


def _answer(title: str, paragraphs: Iterable[str]) -> str:
    return "\n\n".join([MARK, f"## {title}", *paragraphs]) + "\n"


def _listed(problems: Iterable[Problem]) -> list[str]:
    """Return the problems as one list; lines are those of the file as proposed."""
    rows = list(problems)[:MAX_PER_FILE]
    return ["\n".join(f"- {_place(row)}{escaped(' '.join(filter(None, (row.message, row.hint))))}" for row in rows)]


def _place(problem: Problem) -> str:
    return f"Rad {problem.line}: "
