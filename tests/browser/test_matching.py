"""Who may take part, in JavaScript: the cases of `data/matching/` and made-up records, answered in Chromium.

Every answer must be what Python answers, to the letter. Records go the way they go to a visitor: through /api/v1.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insatskartan.matching import record as exported
from insatskartan.matching.criteria import Lexicon, Person
from insatskartan.matching.match import match
from support.matching_cases import IDS, Case, cases, check, entry, holding, insats, question, world
from support.matching_made import TRAPS, persons, records
from support.samples import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from insatskartan.catalog.catalog import Catalog

    Ask = Callable[[Catalog, list[dict[str, Any]]], list[dict[str, Any]]]

ANSWER = """
async ([lexicon, questions]) => {
  const { match, deciding } = await import("/finder/matching.js");
  const [words, asked] = [JSON.parse(lexicon), JSON.parse(questions)];
  const before = JSON.stringify(asked);
  const answers = asked.map(({ person, insatser, alla, dag, namn }) => {
    const own = { ...words, insatser: namn };
    const svar = insatser.map((insats) => match(person, insats, own, { dag, insatser: alla }));
    return { svar, avgörande: deciding(svar, own) };
  });
  return JSON.stringify({ answers, untouched: JSON.stringify(asked) === before });
}
"""


@pytest.fixture(scope="module")
def ask(scripts: Page) -> Ask:
    """Return a function that lets matching.js answer questions, with the words of a catalog."""

    def ask(catalog: Catalog, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
        told = json.loads(scripts.evaluate(ANSWER, [json.dumps(exported.lexicon(catalog)), json.dumps(questions)]))
        assert told["untouched"], "matching.js ändrar det den får"
        answers: list[dict[str, Any]] = told["answers"]
        return answers

    return ask


@pytest.fixture(scope="module")
def answers(ask: Ask) -> dict[str, dict[str, Any]]:
    """Ask all cases at once, with the words of their catalog; return the answers by name."""
    found: dict[str, dict[str, Any]] = {}
    asked = {name: Case(case) for name, case in cases().items()}
    for catalog in (world(real=False), world(real=True)):
        own = {name: case for name, case in asked.items() if case.world is catalog}
        found |= zip(own, ask(catalog, [case.question() for case in own.values()]), strict=True)
    return found


@pytest.mark.parametrize("name", cases())
def test_case(name: str, answers: dict[str, dict[str, Any]]) -> None:
    """JavaScript answers what the case expects, and all else that Python answers."""
    case = Case(cases()[name])
    check(case, answers[name])
    python = case.answers()
    assert answers[name] == {"svar": python["svar"], "avgörande": python["avgörande"]}


def renamed(catalog: Catalog) -> Catalog:
    """Give all that has a name a name that breaks careless sentences."""
    traps = iter(TRAPS * 10)
    return replace(
        catalog,
        areas={code: area.model_copy(update={"name": next(traps)}) for code, area in catalog.areas.items()},
        vocabularies={
            name: words.model_copy(
                update={"terms": tuple(t.model_copy(update={"name": next(traps)}) for t in words.terms)}
            )
            for name, words in catalog.vocabularies.items()
        },
    )


TRAPPED = renamed(world(real=False))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(persons, st.lists(records, min_size=1, max_size=3), st.sampled_from([world(real=False), TRAPPED]))
def test_python_and_javascript_give_the_same_answers(ask: Ask, person: Person, several: Any, catalog: Catalog) -> None:
    """Whatever the person and the records, and whatever the names: the same verdicts, reasons, errands and question."""
    entries = [entry(insats(record), id_) for id_, record in zip(IDS, several, strict=False)]
    catalog = holding(catalog, entries)
    (found,) = ask(catalog, [question(catalog, person, entries, TODAY)])
    python = exported.as_json(person, [match(person, entry, TODAY, Lexicon(catalog)) for entry in entries])
    assert found == {"svar": python["svar"], "avgörande": python["avgörande"]}


@pytest.mark.parametrize("empty", [None, "left out"])
def test_what_is_not_told_is_null_or_left_out(ask: Ask, empty: str | None) -> None:
    """A browser that says null for what is not told gets the same answer as one that leaves it out."""
    catalog = world(real=False)
    asked = question(catalog, Person(), [entry(insats({"beslut": ["lss-beslut"], "bosatt": "alla"}))], TODAY)
    if empty is None:
        asked["person"] = dict.fromkeys(("kommun", "platser", "ålder", "försörjning", "beslut", "frågar"))
    (found,) = ask(catalog, [asked])
    assert [reason["saknas"] for reason in found["svar"][0]["skäl"]] == [
        "uppgift", None, "uppgift", "om personen", "uppgift",
    ]  # fmt: skip


def test_a_municipality_lies_in_itself(ask: Ask) -> None:
    """A browser that knows no larger places gives only the municipality."""
    catalog = world(real=False)
    asked = question(catalog, Person("lund"), [entry(insats({"bosatt": {"öppen_för": ["lund"]}}))], TODAY)
    del asked["person"]["platser"]
    (found,) = ask(catalog, [asked])
    assert [r["svar"] for r in found["svar"][0]["skäl"] if r["kriterium"] == "bosatt"] == ["ja"]


def test_every_real_record_is_answered_alike(ask: Ask) -> None:
    """All insatser of the knowledge base, for people of every municipality, of whom everything or almost nothing is told."""
    catalog = world(real=True)
    entries = list(catalog.insatser.values())
    people = [
        person
        for kommun in catalog.kommuner
        for person in (Person(kommun), Person(kommun, 27, "aktivitetsersattning", {"lss-beslut": True}, "kommunen"))
    ]
    found = ask(catalog, [question(catalog, person, entries, TODAY) for person in people])
    lexicon = Lexicon(catalog)
    for person, told in zip(people, found, strict=True):
        python = exported.as_json(person, [match(person, entry, TODAY, lexicon) for entry in entries])
        assert told == {"svar": python["svar"], "avgörande": python["avgörande"]}
