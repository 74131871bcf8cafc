"""The cases in `data/matching/`: read once, asked in Python and in the browser, and held against the same answers.

A case is a sentence (`fall`), an `insats` or several (`insatser`), a `person`, a day (`dag`) when it matters, and what
must be answered; what it does not name is not looked at. An insats holds only what matters. `annars: öppet` makes all
it leaves out open to everyone; otherwise that is unknown, as in a file. A text instead of an insats is the id of a real
one. Words and places of the other cases stand in `data/matching/insatser/`, so that editing data breaks no case.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any

from insatskartan.catalog import access
from insatskartan.catalog.catalog import Catalog, Entry
from insatskartan.catalog.loading import load
from insatskartan.exports import api
from insatskartan.matching import record as exported
from insatskartan.matching.criteria import Lexicon, Person
from insatskartan.matching.match import Match, match
from insatskartan.model.insats import Insats
from insatskartan.model.scalars import References
from support.samples import ROOT, SKANE, TODAY, read_cases

FOLDER = ROOT / "tests/data/matching"
REQUIRED: dict[str, Any] = {
    "namn": "Exempel",
    "sammanfattning": "Ett exempel.",
    "nivå": "individ",
    "form": "kommunal",
    "inriktning": ["vagledning"],
    "källor": [{"dokument": "rapporten"}],
    "kontrollerad": {"datum": "2026-10", "av": "Samordnaren", "sätt": "telefon"},
}
OPEN: dict[str, Any] = {
    "ålder": "alla",
    "bosatt": "alla",
    "försörjning": "alla",
    "beslut": "inga",
    "väg_in": [{"via": "sjalv", "sätt": "kontakt"}],
}
IDS = tuple(f"lund/exempel-{number}" for number in range(3))
"""Ids of the insatser of a case, in order: what one of them may name as the way to another."""
KEYS = {
    "fall", "insats", "insatser", "person", "dag", "svar", "skäl", "att_göra", "dörr", "ingångar", "egen", "delar",
    "delvis", "avgörande",
}  # fmt: skip
REASON = {"svar", "text", "saknas", "not"}


@cache
def world(*, real: bool) -> Catalog:
    """Return the catalog of the cases, or the real one."""
    return load((SKANE if real else FOLDER) / "insatser").catalog()


@cache
def cases() -> dict[str, dict[str, Any]]:
    """Return all cases by name."""
    return read_cases(FOLDER, KEYS)


def insats(keys: dict[str, Any]) -> Insats:
    """Return a record with the required keys and these; every code must be a word of the cases."""
    catalog = world(real=False)
    names = References({name: tuple(terms) for name, terms in catalog.terms.items()}, tuple(catalog.areas), IDS)
    rest = OPEN if keys.get("annars") == "öppet" else {}
    own = {key: value for key, value in keys.items() if key != "annars"}
    return Insats.model_validate({**REQUIRED, **rest, **own}, context=names)


def entry(record: Insats, id_: str = "lund/exempel") -> Entry:
    """Return a record as an entry of the catalog."""
    return Entry(id_, id_.partition("/")[0], f"insatser/{id_}.yml", record, (), access.Doors(record))


def holding(catalog: Catalog, entries: list[Entry]) -> Catalog:
    """Return a catalog with these insatser alone, which may open each other's doors."""
    return replace(catalog, insatser={entry.id: entry for entry in entries})


class Case:
    """One case, ready to be asked."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.expected = case
        named = case.get("insatser") or [case["insats"]]
        self.world = self.catalog = world(real=isinstance(named[0], str))
        self.entries = [
            self.catalog.insatser[one] if isinstance(one, str) else entry(insats(one), IDS[number])
            for number, one in enumerate(named)
        ]
        if not isinstance(named[0], str):
            self.catalog = holding(self.world, self.entries)
        self.person = person(case["person"])
        self.today = dt.date.fromisoformat(case["dag"]) if "dag" in case else TODAY

    def answers(self) -> dict[str, Any]:
        """Return what Python answers, as JSON."""
        lexicon = Lexicon(self.catalog)
        return exported.as_json(self.person, [match(self.person, e, self.today, lexicon) for e in self.entries])

    def question(self) -> dict[str, Any]:
        """Return what a browser gets to answer the same."""
        return question(self.catalog, self.person, self.entries, self.today)


def person(told: dict[str, Any]) -> Person:
    """Return a person of a case; what is empty is not told."""
    assert told.keys() <= {"kommun", "ålder", "försörjning", "beslut", "frågar"}
    return Person(
        told.get("kommun"),
        int(told["ålder"]) if "ålder" in told else None,
        told.get("försörjning"),
        {code: {"ja": True, "nej": False}[has] for code, has in told.get("beslut", {}).items()},
        told.get("frågar"),
    )


def question(catalog: Catalog, person: Person, entries: list[Entry], today: dt.date) -> dict[str, Any]:
    """Return person and records as a browser has them; what is not told of a person is left out."""
    told = {
        "kommun": person.kommun,
        "platser": sorted(Lexicon(catalog).around(person.kommun)) or None,
        "ålder": person.age,
        "försörjning": person.income,
        "beslut": dict(person.decisions) or None,
        "frågar": person.asker,
    }
    return {
        "person": {key: value for key, value in told.items() if value is not None},
        "insatser": [api.insats(catalog, entry, today) for entry in entries],
        "alla": {id_: api.insats(catalog, entry, today) for id_, entry in catalog.insatser.items()},
        "namn": exported.lexicon(catalog)["insatser"],
        "dag": today.isoformat(),
    }


def check(case: Case, answers: dict[str, Any]) -> None:
    """Hold answers against what the case expects."""
    expected, first = case.expected, answers["svar"][0]
    verdicts = [answer["svar"] for answer in answers["svar"]]
    assert verdicts == ([expected["svar"]] if isinstance(expected["svar"], str) else expected["svar"])
    best = first["ingångar"][0]
    asked = {
        "att_göra": lambda: first["att_göra"],
        "dörr": lambda: best["namn"] or "",
        "ingångar": lambda: [[door["namn"] or "", door["svar"]] for door in first["ingångar"]],
        "egen": lambda: "ja" if best["egen"] else "nej",
        "delar": lambda: {part["namn"]: part["svar"] for part in first["delar"]},
        "delvis": lambda: "ja" if first["delvis"] else "nej",
    }
    for key, found in asked.items():
        assert expected.get(key, found()) == found(), key
    for criterion, reason in expected.get("skäl", {}).items():
        _check_reasons([r for r in first["skäl"] if r["kriterium"] == criterion], reason)
    if "avgörande" in expected:
        _check_deciding(answers["avgörande"], expected["avgörande"])


def _check_reasons(found: list[dict[str, Any]], expected: Any) -> None:
    """Compare what a case says of the reasons of a criterion: a word, keys, several of them, or that there is none."""
    if expected == "inget":
        assert found == []
        return
    wanted = expected if isinstance(expected, list) else [expected]
    assert len(found) == len(wanted)
    for reason, one in zip(found, wanted, strict=True):
        keys = {"svar": one} if isinstance(one, str) else one
        assert keys.keys() <= REASON
        assert {key: reason[key] for key in keys} == keys


def _check_deciding(found: dict[str, str] | None, expected: Any) -> None:
    if expected == "inget":
        assert found is None
    elif isinstance(expected, str):
        assert found
        assert found["kriterium"] == expected
    else:
        assert found == expected


def answered(person: Person, record: Insats, today: dt.date = TODAY) -> Match:
    """Match a record that no file holds."""
    return match(person, entry(record), today, Lexicon(world(real=False)))
