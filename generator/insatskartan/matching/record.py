"""Answers about access as JSON, and what a browser needs to give the same ones.

`insatskartan match --json` is stable, as /api/v1 is: keys are added, never renamed or removed. `lexicon` is internal
and may change at any time; it belongs to the `matching.js` of the same build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from insatskartan.matching.criteria import VERDICTS
from insatskartan.matching.match import deciding
from insatskartan.text.swedish import MONTHS
from insatskartan.wording.answers import MEANS, SENTENCES
from insatskartan.wording.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.matching.criteria import Person
    from insatskartan.matching.match import DoorAnswer, Match


def as_json(person: Person, matches: Sequence[Match]) -> dict[str, Any]:
    """Return the answers of one person."""
    settling = deciding(matches)
    return {
        "person": {
            "kommun": person.kommun,
            "ålder": person.age,
            "försörjning": person.income,
            "beslut": dict(person.decisions),
            "frågar": person.asker,
        },
        "svar": [answer(match) for match in matches],
        "avgörande": settling and {"kriterium": settling[0], "text": settling[1]},
    }


def answer(match: Match) -> dict[str, Any]:
    """Convert one answer; its reasons and things to do are those of the best door."""
    return {
        "id": match.id,
        "svar": match.answer,
        "delvis": match.partly,
        **_reasons(match.doors[0]),
        "ingångar": [_door(door) for door in match.doors],
        "delar": [
            {"namn": part.name, "svar": part.answer, "ingångar": [_door(door) for door in part.doors]}
            for part in match.parts
        ],
    }


def _door(door: DoorAnswer) -> dict[str, Any]:
    return {"namn": door.name, "svar": door.answer, "egen": door.own, "not": door.note, **_reasons(door)}


def _reasons(door: DoorAnswer) -> dict[str, Any]:
    reasons = [
        {
            "kriterium": reason.criterion,
            "svar": reason.answer,
            "text": reason.text,
            "saknas": reason.missing,
            "not": reason.note,
        }
        for reason in door.reasons
    ]
    return {"skäl": reasons, "att_göra": list(door.todo)}


def lexicon(catalog: Catalog) -> dict[str, Any]:
    """Return sentences, names as they are written inside them, and which doors an asker opens."""
    phrases, words = Phrases(catalog), ("forsorjning", "beslut", "remittenter")
    return {
        "svar": list(VERDICTS),
        "meningar": SENTENCES,
        "sätt": MEANS,
        "månader": MONTHS,
        "namn": {name: {code: phrases.in_text(name, code) for code in catalog.terms.get(name, {})} for name in words},
        "insatser": {id_: phrases.insats(id_) for id_ in sorted(catalog.opening)},
        "platser": {code: phrases.place(code) for code in (*catalog.areas, *catalog.terms.get("geografi", {}))},
        "öppnar": {code: list(term.doorkeepers) for code, term in catalog.terms.get("fragare", {}).items()},
    }
