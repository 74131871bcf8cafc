"""Every rule: the examples of its public help, and the cases of its data file."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import insatskartan
from insatskartan.catalog.loading import load
from insatskartan.model import fields
from insatskartan.model.fields import record_types
from insatskartan.model.files import FILES
from insatskartan.pages.rule_help import all_rules
from insatskartan.rules import kanslisvenska, lix, long_sentence, report
from insatskartan.rules.checking import RULES, check
from insatskartan.rules.finding import Context
from insatskartan.rules.shape import HELP
from insatskartan.text.sentences import sentences, words
from insatskartan.text.swedish import sort_key
from support.samples import ROOT, TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from insatskartan.catalog.loading import Loaded
    from insatskartan.source.problems import Problem

CASES = ROOT / "tests/data/rules"
WITHOUT_EXAMPLE = {"teckenkodning", "filstorlek", "plats", "redogörelse", "läsbar-fil", "många-fel"}
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
    source = Path(insatskartan.__file__).parent
    used = set()
    for path in source.rglob("*.py"):
        text = path.read_text("utf-8")
        used |= set(re.findall(r'fail\("([a-zåäö-]+)"', text))
        used |= set(re.findall(r'Problem\([^"\n]*"([a-zåäö-]+)",', text))
        used |= set(re.findall(r'_problem\((?:event|node), "([a-zåäö-]+)",', text))
    assert {"dubblett", "fel-typ", "filstorlek"} <= used
    assert used <= {rule.id for rule in all_rules()} | {"format"}


def test_the_list_of_officialese_is_short_reasoned_and_not_repeated() -> None:
    """Every entry says what to write and why; nobody is told to write another word of the list."""
    rows = yaml.safe_load((Path(insatskartan.__file__).parent / "rules/kanslisvenska.yml").read_text("utf-8"))["ord"]
    assert 20 <= len(rows) <= 40
    forms = [form for row in rows for form in row["av"]]
    assert len(forms) == len(set(forms))
    assert forms == [" ".join(form.lower().split()) for form in forms]
    assert [row["av"][0] for row in rows] == sorted((row["av"][0] for row in rows), key=sort_key)
    for row in rows:
        assert set(row) == {"av", "skriv", "skäl"}
        assert row["skäl"].endswith(".")
        assert not set(row["skriv"].split()) & set(forms)


def test_the_keys_of_texts_are_keys_of_the_model() -> None:
    """A key that is renamed does not silently leave the rule."""
    keys = {key for file in FILES.values() for record in record_types(file.record) for key in fields.keys(record)}
    assert keys >= kanslisvenska.TEXTS


def test_the_real_texts_are_in_plain_swedish(real: Loaded) -> None:
    """No text of the repository is hard to read, by our own rules."""
    ids = {lix.ID, long_sentence.ID, kanslisvenska.ID}
    assert [report.line(problem) for problem in check(real, Context(TODAY)) if problem.rule in ids] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett. Två! Tre? Fyra", ["Ett", "Två", "Tre", "Fyra"]),
        ("T.ex. Lund, bl.a. Eslöv, fr.o.m. 2018, kl. 10 osv.", ["Tex Lund, bla Eslöv, from 2018, kl 10 osv."]),
        ("Kaffe, te m.m. Det kostar inget.", ["Kaffe, te m.m", "Det kostar inget."]),
        ("Det är 3.5 km. och sedan slut.", ["Det är 3.5 km. och sedan slut."]),
        ("Tre saker:\n\n- sy\n- laga mat.\n- 4 bord\n1. odla", ["Tre saker:", "sy", "laga mat.", "4 bord", "odla"]),
        ("[Läs mer](https://exempel.se/a.B) här. «Ja!» Svara.", ["[Läs mer]  här", "«Ja", "Svara."]),
        ("*** \n\n – ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Abbreviations end no sentence, items of lists do, and marks are no words."""
    found = sentences(text)
    assert [sentence.strip(".!? ") for sentence in found] == [sentence.strip(".!? ") for sentence in expected]


def test_words() -> None:
    """Figures, dates and words with hyphens are one word each."""
    assert words("ESF-projekt: 1 000 kr, 3,5 h, 2018-05 (A/B) o’Hara!") == [
        "ESF-projekt", "1", "000", "kr", "3,5", "h", "2018-05", "A/B", "o’Hara",
    ]  # fmt: skip
