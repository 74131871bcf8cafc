"""Problems are told in order, not too many at once, and on one line each."""

from __future__ import annotations

from insatskartan.rules import report
from insatskartan.source.problems import MAX_PER_FILE, Problem, Severity, limit_per_file, quoted
from insatskartan.text.markdown import MAX_BYTES

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def problem(line: int, severity: Severity = ERROR, file: str = "a.yml", message: str = "Fel.") -> Problem:
    """Return one problem of a file."""
    return Problem(file, line, 1, "regel", message, severity=severity)


def test_few_sorts_and_says_each_once() -> None:
    """Files and lines in order; what is found twice is told once."""
    assert limit_per_file([problem(2), problem(1), problem(2), problem(1, file="A.yml")]) == [
        problem(1, file="A.yml"),
        problem(1),
        problem(2),
    ]


def test_a_file_with_very_many_problems_shows_the_first() -> None:
    """A hundred of each file and a word about the rest; other files lose nothing."""
    found = limit_per_file([*(problem(line) for line in range(1, MAX_PER_FILE + 51)), problem(1, file="b.yml")])
    assert [p.line for p in found if p.file == "a.yml" and p.rule == "regel"] == list(range(1, MAX_PER_FILE + 1))
    assert [p.rule for p in found] == ["regel"] * MAX_PER_FILE + ["många-fel", "regel"]
    assert len(limit_per_file([problem(line) for line in range(1, MAX_PER_FILE + 1)])) == MAX_PER_FILE


def test_warnings_never_hide_an_error() -> None:
    """Errors come first into the hundred; what is hidden says how bad the worst of it is."""
    warnings = [problem(line, WARNING) for line in range(1, MAX_PER_FILE + 1)]
    found = limit_per_file([*warnings, problem(9999)])
    assert problem(9999) in found
    assert found[-1].severity is WARNING
    assert limit_per_file([problem(line) for line in range(MAX_PER_FILE + 1)] + warnings)[-1].severity is ERROR


def test_long_values_are_shortened() -> None:
    """A message fits a screen whatever stands in the file."""
    assert quoted("a" * 60) == f"«{'a' * 60}»"
    assert quoted("a" * 61) == f"«{'a' * 57}…»"


def test_one_line_each() -> None:
    """Line breaks, control characters and unusual spaces cannot break the report or forge another line."""
    line = report.line(problem(1, message="a\nb.yml:1:1: fel\x1b[2J\u2028\u202e\u00a0ö"))
    assert line == "a.yml:1:1: fel: a b.yml:1:1: fel\ufffd[2J \ufffd ö [regel]"


def test_as_many_annotations_as_github_shows() -> None:
    """Ten errors and ten warnings beside the lines; the others are plain lines, so that the log has all."""
    found = [*(problem(line) for line in range(1, 13)), *(problem(line, WARNING) for line in range(1, 12))]
    lines = list(report.annotated(found))
    assert len(lines) == len(found)
    assert sum(line.startswith("::error ") for line in lines) == report.ANNOTATIONS
    assert sum(line.startswith("::warning ") for line in lines) == report.ANNOTATIONS
    assert lines[-3:] == [report.line(problem(11)), report.line(problem(12)), report.line(problem(11, WARNING))]


def test_an_annotation_cannot_be_forged() -> None:
    """Nothing of a message or a file name ends the command or begins another."""
    text = report.annotation(problem(1, file="a,b:c%\n.yml", message="A%\r\n::error::b"))
    assert text == "::error file=a%2Cb%3Ac%25%0A.yml,line=1,col=1,title=regel::A%25%0D%0A::error::b"


def test_the_summary_has_the_whole_list() -> None:
    """In the same words, file by file, and nothing of a message is read as Markdown or HTML."""
    found = [problem(1, message="<b>@a</b> `x`"), problem(2), problem(1, WARNING, file="b.yml")]
    assert report.markdown(found, 3) == (
        "## Kontroll av datafilerna\n\n3 filer kontrollerade: 2 fel, 1 varning.\n"
        "\n### a.yml\n\n- **Fel**, rad 1: &lt;b&gt;@&#8203;a&lt;/b&gt; \\`x\\` (regel)\n- **Fel**, rad 2: Fel. (regel)\n"
        "\n### b.yml\n\n- **Varning**, rad 1: Fel. (regel)\n"
    )


def test_the_summary_is_not_too_long() -> None:
    """What GitHub would refuse is cut at a line, and that is said."""
    text = report.markdown([problem(line, message="å" * 1000) for line in range(2000)], 1)
    assert MAX_BYTES - 3000 < len(text.encode()) < MAX_BYTES + 200
    assert text.endswith(f"{report.CUT}\n")
