"""Every rule: the examples of its public help, and the cases of its data file."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from samples import TODAY, record

import generator
from generator.catalog import load
from generator.pages.rule_help import all_rules
from generator.rules import RULES, check
from generator.rules.finding import Context
from generator.rules.shape import HELP

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.problems import Problem

CASES = Path(__file__).parent / "data/rules"
WITHOUT_EXAMPLE = {"teckenkodning", "filstorlek", "plats", "läsbar-fil"}
EXAMPLES = [rule for rule in all_rules() if rule.id not in WITHOUT_EXAMPLE]
MODULES = {Path(inspect.getfile(rule)).stem: rule for rule in RULES}  # type: ignore[arg-type]


def placed(text: str) -> tuple[str, str]:
    """Return file and text of an example: its first line may name the file, otherwise it is an insats in Lund."""
    first, _, rest = text.partition("\n")
    if first.startswith("# insatser/"):
        return first.removeprefix("# insatser/"), rest
    return "lund/exempel.yml", text


def problems_of(folder: Callable[..., Path], file: str, text: str) -> list[Problem]:
    """Return what a check says about one file; an insats gets the required keys it lacks."""
    is_insats = not file.startswith("_") and "/_" not in file
    return check(load(folder({file: record(text) if is_insats else text})), Context(TODAY))


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.id)
def test_the_good_example_passes_and_the_bad_one_does_not(rule: Any, folder: Callable[..., Path]) -> None:
    """What the help page shows is true."""
    bad_file, bad = placed(rule.bad)
    found = [problem for problem in problems_of(folder, bad_file, bad) if problem.rule == rule.id]
    assert found
    assert {problem.severity for problem in found} == {rule.severity}
    (folder({}) / bad_file).unlink(missing_ok=True)
    good_file, good = placed(rule.good)
    assert [p for p in problems_of(folder, good_file, good) if p.rule == rule.id] == []


def cases() -> list[Any]:
    """Return rule module and case for each case of each data file."""
    found = []
    for name, rule in MODULES.items():
        for number, case in enumerate(yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))):
            found.append(pytest.param(rule, case, id=f"{name}-{number}"))
    return found


@pytest.mark.parametrize(("rule", "case"), cases())
def test_case(rule: Any, case: dict[str, Any], folder: Callable[..., Path]) -> None:
    """What the data file says about one text holds, with place and words."""
    found = problems_of(folder, case.get("file", "lund/exempel.yml"), case["text"])
    told = sorted((p.line, p.column, p.message) for p in found if p.rule == rule.ID)
    assert told == [tuple(problem) for problem in case.get("problems", [])]


def test_every_rule_has_a_data_file_and_help() -> None:
    """Adding a rule means adding its cases; every id is explained once."""
    assert {path.stem for path in CASES.glob("*.yml")} == set(MODULES)
    ids = [rule.ID for rule in RULES] + list(HELP)
    assert len(ids) == len(set(ids))
    assert all(len(rule.text) > 30 for rule in all_rules())


def test_every_problem_the_code_can_report_has_help() -> None:
    """No message carries a rule id that the help page does not know."""
    source = Path(generator.__file__).parent
    used = set()
    for path in source.rglob("*.py"):
        text = path.read_text("utf-8")
        used |= set(re.findall(r'fail\("([a-zåäö-]+)"', text))
        used |= set(re.findall(r'Problem\([^"\n]*"([a-zåäö-]+)",', text))
        used |= set(re.findall(r'_problem\((?:event|node), "([a-zåäö-]+)",', text))
    assert {"dubblett", "fel-typ", "filstorlek"} <= used
    assert used <= {rule.id for rule in all_rules()} | {"format"}
