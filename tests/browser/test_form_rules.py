"""The form says about wrong values what `check` says: the same words, at the same place, from the same cases."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from insatskartan.catalog.loading import load
from insatskartan.exports import form
from insatskartan.model.fields import record_types
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from insatskartan.source.parser import parse
from insatskartan.text import personal_data
from support.made_up import CASES, CONTRADICTIONS, MadeUp
from support.samples import ROOT, TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from insatskartan.catalog.loading import Loaded

DATA = ROOT / "tests/data"
ASK = """
async ([spec, tree, today]) => {
  const { problems } = await import("/proposal/rules.js");
  const { expanded } = await import("/proposal/model.js");
  const { plain } = await import("/proposal/layout.js");
  const told = JSON.parse(spec);
  const record = expanded(told.poster, { slag: "post", post: told.post }, plain(JSON.parse(tree)));
  return JSON.stringify(problems(record, told, today));
}
"""
PERSONAL = """
async (texts) => {
  const { personal } = await import("/proposal/personal-data.js");
  return texts.map((text) => personal(text));
}
"""
SHAPE = {"fel-typ", "datum", "saknad-nyckel", "slug"}
IDS = {rule.ID for rule in form.IN_BROWSER}
"""Rules that the form looks after; an unknown code or key cannot be filled in."""


@pytest.fixture(scope="module")
def ask(scripts: Page) -> Callable[..., list[dict[str, Any]]]:
    """Return a function that lets the form's rules judge a record."""
    return lambda spec, tree: json.loads(scripts.evaluate(ASK, [json.dumps(spec), json.dumps(tree), TODAY.isoformat()]))


def cases() -> list[Any]:
    """Return every case of the rules that the form has, and those about shape."""
    files = [DATA / "form.yml", *(DATA / f"rules/{Path(rule.__file__ or '').stem}.yml" for rule in form.IN_BROWSER)]
    found = []
    for path in files:
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8")) or []):
            if "file" not in case and case.get("only") != "python":
                found.append(pytest.param(case["text"], id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize("text", cases())
def test_the_form_says_what_check_says(
    text: str, ask: Callable[..., list[dict[str, Any]]], folder: Callable[..., Path], total: Callable[[str, int], None]
) -> None:
    """Rule, message, hint and place are the same."""
    loaded = load(folder({"lund/exempel.yml": record(text)}))
    (document,) = (document for document in loaded.documents if document.id == "lund/exempel")
    source = document.source
    expected = {
        (problem.line, problem.column, problem.rule, problem.message, problem.hint)
        for problem in check(loaded, Context(TODAY))
        if problem.file == source.file and problem.rule in SHAPE | IDS
    }
    told = ask(form.form(loaded.catalog()), form.tree(source.root))
    places = [(*source.locate(tuple(problem["path"]))[1:], problem) for problem in told]
    assert {(line, column, p["regel"], p["text"], p["råd"]) for line, column, p in places} == expected
    total("fel: samma ord i formulär och kontroll", len(expected))


@pytest.mark.parametrize("text", [*CASES, *CONTRADICTIONS])
def test_a_constraint_on_a_new_field_needs_no_script(
    text: str, ask: Callable[..., list[dict[str, Any]]], real: Loaded
) -> None:
    """The form says what was declared about a field that neither language has heard of."""
    source, _ = parse(record(f"besök: [{{}}, {{{text}}}]").encode(), "x")
    assert source
    posts = {kind.__name__: form.record(kind) for kind in record_types(MadeUp)}
    told = ask({**form.form(real.catalog()), "post": "MadeUp", "poster": posts}, form.tree(source.root))
    found = [(problem["path"], problem["regel"], problem["text"]) for problem in told if problem["path"][0] == "besök"]
    words = {rule.ID: rule.TEXTS for rule in form.IN_BROWSER}
    expected = [
        (["besök", 1, *path], rule, words[rule][case][0].format(*values))
        for path, rule, case, values in CASES.get(text, ())
    ]
    if message := CONTRADICTIONS.get(text):
        expected = [(["besök", 1], "fel-typ", message)]
    assert sorted(found) == sorted(expected)


def test_personal_data_is_known_by_the_same_signs(scripts: Page) -> None:
    """A personnummer and a person's address are found in a text here where they are found there, and nowhere else."""
    cases = yaml.safe_load((DATA / "personal_data.yml").read_text("utf-8"))
    texts = [*(text for found in cases["hittas"].values() for text in found), *cases["passerar"]]
    for text, told in zip(texts, scripts.evaluate(PERSONAL, texts), strict=True):
        found = list(personal_data.find(text))
        numbers = any(kind == personal_data.NUMBER for kind, _ in found)
        address = next((words for kind, words in found if kind == personal_data.ADDRESS), "")
        assert told == {"number": numbers, "address": address}, text


def test_numbers_are_judged_alike(scripts: Page) -> None:
    """Ten digits or twelve, any day and any check digit: Python and JavaScript see the same ones."""
    chance = random.Random(12)
    texts = []
    for _ in range(400):
        date = f"{chance.choice(('', '19', '20'))}{chance.randrange(100):02}{chance.randrange(14):02}{chance.randrange(95):02}"
        number = chance.randrange(1000) if chance.random() > 0.1 else 0
        texts += [f"{date}{chance.choice('-+ ')}{number:03}{check}" for check in range(10)]
    told = scripts.evaluate(PERSONAL, texts)
    expected = [any(kind == personal_data.NUMBER for kind, _ in personal_data.find(text)) for text in texts]
    assert [bool(found["number"]) for found in told] == expected
    assert 50 < sum(expected) < len(texts) / 10
