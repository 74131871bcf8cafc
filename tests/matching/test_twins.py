"""Matching is written twice; the two are kept side by side, so that whoever changes one finds its place in the other."""

from __future__ import annotations

import ast
import inspect
import re
from typing import TYPE_CHECKING

from insatskartan.matching import criteria, match
from insatskartan.wording import answers
from support.samples import ROOT

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = ROOT / "generator/insatskartan/host/assets/insatskartan/finder/matching.js"
ELSEWHERE = {
    "reason": "the class Reason",
    "namesIn": "Phrases.all_in_text",
    "unique": "dict.fromkeys",
}
"""Functions that JavaScript needs and Python has in another form."""


def functions(module: ModuleType) -> list[str]:
    """Return the functions of a module in their order, named as in JavaScript."""
    names = [node.name for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.FunctionDef)]
    return [re.sub(r"_(\w)", lambda found: found[1].upper(), name.strip("_")) for name in names]


def test_the_same_functions_in_the_same_order() -> None:
    """The answer, the criteria and the sentences: snake_case there, camelCase here."""
    written = re.findall(r"^(?:export )?function (\w+)", SCRIPT.read_text("utf-8"), re.MULTILINE)
    expected = [name for module in (match, criteria, answers) for name in functions(module)]
    assert [name for name in written if name not in ELSEWHERE] == expected
    assert ELSEWHERE.keys() <= set(written)


def test_the_same_lists() -> None:
    """What both look things up in is the same, in the same order."""
    text = SCRIPT.read_text("utf-8")
    for name, value in (("FACTS", match.FACTS), ("BASES", criteria._BASES), ("SELF", criteria.SELF)):
        (literal,) = re.findall(rf"^const {name} = (.+);$", text, re.MULTILINE)
        found = ast.literal_eval(literal.replace("null", "None"))
        assert (tuple(found) if isinstance(found, list) else found) == value
