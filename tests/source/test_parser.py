"""YAML text becomes plain values with positions, or problems with a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from insatskartan.source.parser import MAX_BYTES, parse, read
from support.samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CASES = yaml.safe_load((ROOT / "tests/data/source.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    """What the data file says about one text holds."""
    source, problems = parse(case["text"].encode(), "x.yml")
    assert [(p.line, p.column, p.rule) for p in problems] == [tuple(p[:3]) for p in case.get("problems", [])]
    for problem, expected in zip(problems, case.get("problems", []), strict=True):
        assert problem.message.startswith(expected[3])
    assert (source.plain() if source else None) == case.get("plain")


def test_bytes_that_are_not_utf8_are_reported_and_the_rest_is_read() -> None:
    """A file saved as Windows-1252 gets one message, and its keys are still understood."""
    source, problems = parse("namn: x\nförsörjning: alla\n".encode("cp1252"), "x.yml")
    assert [(p.line, p.column, p.rule) for p in problems] == [(2, 2, "teckenkodning")]
    assert source
    assert source.plain() == {"namn": "x", "försörjning": "alla"}


def test_a_large_file_is_refused_before_it_is_parsed() -> None:
    """The limit is 64 KiB, inclusive."""
    fits = b"a: " + b"x" * (MAX_BYTES - 3)
    assert parse(fits, "x.yml")[1] == []
    assert [p.rule for p in parse(fits + b"x", "x.yml")[1]] == ["filstorlek"]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    """No traceback for a file that is a folder or is gone."""
    assert [p.rule for p in read(tmp_path, "x.yml")[1]] == ["läsbar-fil"]
    assert [p.rule for p in read(tmp_path / "gone.yml", "x.yml")[1]] == ["läsbar-fil"]


def test_positions_are_those_of_the_file() -> None:
    """A path leads to line and column of its value, a missing one to the nearest that exists, a key to itself."""
    source, _ = parse("å: [a, {b: 'c'}]\n\nd:\n  e: |\n    text\n".encode(), "x.yml")
    assert source
    assert source.locate(("å", 0)) == ("x.yml", 1, 5)
    assert source.locate(("å", 1, "b")) == ("x.yml", 1, 12)
    assert source.locate(("å", 1, "b"), key=True) == ("x.yml", 1, 9)
    assert source.locate(("d", "e")) == ("x.yml", 4, 6)
    assert source.locate(("d", "saknas")) == ("x.yml", 4, 3)
    assert source.locate(("saknas",)) == ("x.yml", 1, 1)


def test_comments_are_found_outside_values_only() -> None:
    """A # inside a value is not a comment."""
    text = "a: x # c\n# d\nb: 'y # n'\nc: z#n\nd: |\n  # n\ne: [1] # e\n"
    source, _ = parse(text.encode(), "x.yml")
    assert source
    assert source.comments == ((1, 6), (2, 1), (7, 8))


@given(st.binary(max_size=400) | st.text(alphabet="ab:{}[]-#&*!|>'\"\n\t %å\u0301\u202e", max_size=200).map(str.encode))
def test_any_bytes_give_values_or_problems(data: bytes) -> None:
    """No input makes a traceback, and what cannot be read says why and where."""
    source, problems = parse(data, "x.yml")
    assert source or problems
    assert all(p.line >= 1 and p.column >= 1 and p.message for p in problems)
