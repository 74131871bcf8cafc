"""Problems are told in order, not too many at once, and on one line each."""

from __future__ import annotations

from generator import report
from generator.problems import MANY, Problem, Severity, few, quoted

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def problem(line: int, severity: Severity = ERROR, file: str = "a.yml", message: str = "Fel.") -> Problem:
    """Return one problem of a file."""
    return Problem(file, line, 1, "regel", message, severity=severity)


def test_few_sorts_and_says_each_once() -> None:
    """Files and lines in order; what is found twice is told once."""
    assert few([problem(2), problem(1), problem(2), problem(1, file="A.yml")]) == [
        problem(1, file="A.yml"),
        problem(1),
        problem(2),
    ]


def test_a_file_with_very_many_problems_shows_the_first() -> None:
    """A hundred of each file and a word about the rest; other files lose nothing."""
    found = few([*(problem(line) for line in range(1, MANY + 51)), problem(1, file="b.yml")])
    assert [p.line for p in found if p.file == "a.yml" and p.rule == "regel"] == list(range(1, MANY + 1))
    assert [p.rule for p in found] == ["regel"] * MANY + ["många-fel", "regel"]
    assert len(few([problem(line) for line in range(1, MANY + 1)])) == MANY


def test_warnings_never_hide_an_error() -> None:
    """Errors come first into the hundred; what is hidden says how bad the worst of it is."""
    warnings = [problem(line, WARNING) for line in range(1, MANY + 1)]
    found = few([*warnings, problem(9999)])
    assert problem(9999) in found
    assert found[-1].severity is WARNING
    assert few([problem(line) for line in range(MANY + 1)] + warnings)[-1].severity is ERROR


def test_long_values_are_shortened() -> None:
    """A message fits a screen whatever stands in the file."""
    assert quoted("a" * 60) == f"«{'a' * 60}»"
    assert quoted("a" * 61) == f"«{'a' * 57}…»"


def test_one_line_each() -> None:
    """Line breaks, control characters and unusual spaces cannot break the report or forge another line."""
    line = report.line(problem(1, message="a\nb.yml:1:1: fel\x1b[2J\u2028\u202e\u00a0ö"))
    assert line == "a.yml:1:1: fel: a b.yml:1:1: fel\ufffd[2J \ufffd ö [regel]"
