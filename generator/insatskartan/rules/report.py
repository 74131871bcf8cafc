"""Problems as text for people, as annotations on a pull request, and as the summary of a job: the same words in all.

GitHub shows no more than ten errors and ten warnings of one step beside the lines; the rest go into the log as plain
lines, and all of them into the summary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.source.problems import Severity
from insatskartan.text.markdown import cut, escaped, one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from insatskartan.source.problems import Problem


ANNOTATIONS = 10
"""GitHub shows no more of each severity for one step."""
ELSEWHERE = "Varningar om filer som inte är ändrade: {}"
CUT = "Listan är för lång för att visas här i sin helhet. Kör insatskartan check för att se resten."


def line(problem: Problem) -> str:
    """Return one line that editors make clickable: `file:line:column: fel: message hint [rule]`."""
    text = " ".join(filter(None, (problem.message, problem.hint)))
    return one_line(f"{problem.file}:{problem.line}:{problem.column}: {problem.severity}: {text} [{problem.rule}]")


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


def annotated(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the annotations that GitHub shows, up to its limit for each severity, then the rest as plain lines."""
    left = dict.fromkeys(Severity, ANNOTATIONS)
    beyond = []
    for problem in problems:
        left[problem.severity] -= 1
        if left[problem.severity] >= 0:
            yield annotation(problem)
        else:
            beyond.append(problem)
    yield from map(line, beyond)


def nearest(problems: Iterable[Problem], changed: Collection[str]) -> tuple[list[Problem], list[Problem]]:
    """Split problems into those the author must see (all errors, and warnings in changed files) and the rest."""
    near: list[Problem] = []
    far: list[Problem] = []
    for problem in problems:
        (near if problem.file in changed or problem.severity is Severity.ERROR else far).append(problem)
    return near, far


def markdown(problems: Sequence[Problem], files: int, changed: Collection[str] | None = None) -> str:
    """Return all problems as Markdown, file by file, cut when it is too long for a job summary.

    With `changed`, warnings in other files are folded away.
    """
    near, far = nearest(problems, changed) if changed is not None else (list(problems), [])
    head = f"## Kontroll av datafilerna\n\n{summary(problems, files)}\n"
    if not far:
        return cut(head, _rows(near), CUT)
    fold = f"\n<details>\n<summary>{ELSEWHERE.format(len(far))}</summary>\n"
    return f"{cut(head, (*_rows(near), fold, *_rows(far)), CUT)}\n</details>\n"


def _rows(problems: Sequence[Problem]) -> Iterator[str]:
    file = ""
    for problem in problems:
        text = escaped(" ".join(filter(None, (problem.message, problem.hint))))
        head = "" if problem.file == file else f"\n### {escaped(problem.file)}\n\n"
        yield f"{head}- **{problem.severity.capitalize()}**, rad {problem.line}: {text} ({escaped(problem.rule)})\n"
        file = problem.file


def summary(problems: Sequence[Problem], files: int) -> str:
    """Return the closing line of a check."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    checked = f"{files} {'fil' if files == 1 else 'filer'} kontrollerade"
    found = f"{errors} fel, {warnings} {'varning' if warnings == 1 else 'varningar'}"
    return f"{checked}: {found}."
