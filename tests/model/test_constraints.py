"""Constraints between the values of one record: each kind, on a record that the program does not know."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from insatskartan.exports.form import IN_BROWSER
from insatskartan.model import access
from insatskartan.model.constraints import Answered, breaches, declared
from insatskartan.model.fields import by_key, record_types
from insatskartan.model.files import FILES
from insatskartan.model.insats import Insats
from insatskartan.rules.checking import RULES
from insatskartan.source.parser import parse
from support.made_up import CASES, CONTRADICTIONS, MadeUp, Visit
from support.samples import TODAY, record


def visit(text: str) -> MadeUp:
    """Return an insats with one visit after an empty one."""
    source, _ = parse(record(f"besök: [{{}}, {{{text}}}]").encode(), "x")
    assert source
    return MadeUp.model_validate(source.plain())


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_each_kind_of_constraint(text: str, expected: list[Any]) -> None:
    """A breach is found where it stands, by the rule that it was declared for; what holds is no breach."""
    found = [
        (breach.path, rule, breach.case, breach.values)
        for rule, occurrences in declared(visit(text)).items()
        if rule != "fel-typ"
        for breach in breaches(occurrences, TODAY)
    ]
    assert found == [(("besök", 1, *path), rule, case, values) for path, rule, case, values in expected]


@pytest.mark.parametrize(("text", "message"), CONTRADICTIONS.items())
def test_an_answer_agrees_with_what_is_filled_in(text: str, message: str) -> None:
    """Nothing is wrong when it does; otherwise the case says which of the two was not expected."""
    (constraint,) = (constraint for constraint in Visit.constraints if isinstance(constraint, Answered))
    found = list(constraint.breaches(visit(text).visits[1], "besök", dt.date.max))
    said = [access.MESSAGES[breach.case].format(*breach.values) for breach in found]
    assert said == ([message] if message else [])


def test_every_constraint_names_what_exists() -> None:
    """Its keys are keys of its record, and its rule has a text for its case; the form has the rules of an insats."""
    texts = {rule.ID: getattr(rule, "TEXTS", {}) for rule in RULES}
    for file in FILES.values():
        for kind in record_types(file.record):
            for constraint in kind.constraints:
                assert set(constraint.keys) <= set(by_key(kind))
                if isinstance(constraint, Answered):
                    assert {constraint.case, constraint.otherwise} <= set(access.MESSAGES)
                else:
                    assert constraint.case in texts[constraint.rule]
    in_form = {constraint.rule for kind in record_types(Insats) for constraint in kind.constraints} - {"fel-typ"}
    assert in_form <= {rule.ID for rule in IN_BROWSER}
