"""Who may take part, in Python: every case of `data/matching/`, and laws that hold for all persons and records.

`tests/browser/test_matching.py` asks the same of JavaScript.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insatskartan.matching import record as exported
from insatskartan.matching.criteria import Lexicon, Person
from insatskartan.matching.match import FACTS, VERDICTS, deciding, match
from insatskartan.wording.answers import MEANS, SENTENCES
from support.matching_cases import Case, answered, cases, check, insats, world
from support.matching_made import (
    KOMMUNER,
    doors,
    known_more_and_less,
    persons,
    records,
    shuffled,
    simple,
    without_a_restriction,
)
from support.samples import TODAY

if TYPE_CHECKING:
    from insatskartan.matching.match import Match

CRITERIA = {*FACTS, "villkor", "tid"}


@pytest.mark.parametrize("case", cases().values(), ids=cases())
def test_case(case: dict[str, Any]) -> None:
    """What a case expects is what Python answers."""
    asked = Case(case)
    check(asked, asked.answers())


def all_reasons(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the reasons of every door and every part."""
    everywhere = [*answer["ingångar"], *(door for part in answer["delar"] for door in part["ingångar"])]
    return [reason for door in everywhere for reason in door["skäl"]]


def test_the_cases_are_many_and_cover_every_answer() -> None:
    """Each criterion has each answer that it can give, with everything that can be missing."""
    assert len(cases()) >= 120
    seen = {
        (reason["kriterium"], reason["saknas"] or reason["svar"])
        for case in cases().values()
        for answer in Case(case).answers()["svar"]
        for reason in all_reasons(answer)
    }
    person, source = "om personen", "uppgift"
    assert seen == {
        *(("ålder", answer) for answer in ("ja", "nej", source, "siffra", person)),
        *(("bosatt", answer) for answer in ("ja", "nej", source, person)),
        *(("försörjning", answer) for answer in ("ja", "nej", source, person)),
        *(("beslut", answer) for answer in ("ja", source, person, "att ordna")),
        *(("väg_in", answer) for answer in ("ja", "nej", source, "annan insats", person, "att ordna")),
        ("villkor", "att ordna"),
        *(("tid", answer) for answer in ("ja", "nej", source, "siffra", "att ordna")),
    }


def expected_words() -> str:
    """Return all that the cases expect to be said, in one text."""

    def leaves(value: Any) -> list[str]:
        if isinstance(value, dict | list):
            return [leaf for part in (value.values() if isinstance(value, dict) else value) for leaf in leaves(part)]
        return [value]

    keys = ("skäl", "att_göra", "avgörande")
    return "\n".join(leaf for case in cases().values() for key in keys for leaf in leaves(case.get(key, [])))


def test_every_sentence_is_expected_by_a_case() -> None:
    """No sentence and no way to open a door is left without an example of how it is said."""
    said = expected_words()
    unsaid = {
        key: sentence
        for key, sentence in {**SENTENCES, **MEANS}.items()
        # The longest words of a sentence stand between what is filled in.
        if max(re.split(r"\{\w+\}", sentence), key=len).strip() not in said
    }
    assert unsaid == {}


def test_a_limit_without_a_figure_and_no_limit_are_said_differently() -> None:
    """One is in the way and cannot be seen; of the other the source says nothing."""
    missing, silent = (
        answered(Person(age=20), insats({"ålder": age})).doors[0].reasons[0] for age in ({"från": "okänd"}, "okänt")
    )
    assert (missing.text, silent.text) == (
        "Åldersgränsen finns, men siffran saknas i källan.",
        "Källan nämner ingen åldersgräns.",
    )
    assert (missing.missing, silent.missing) == ("siffra", "uppgift")


def test_what_the_state_offers_is_shut_to_no_municipality() -> None:
    """An insats of Arbetsförmedlingen that is open to all is so in every municipality of the real data."""
    catalog = world(real=True)
    open_to_all = [e for e in catalog.insatser.values() if all(w.residence.others == "ja" for w in e.doors.all_ways())]
    assert {entry.area for entry in open_to_all} >= {"arbetsformedlingen"}
    for entry in open_to_all:
        for kommun in catalog.kommuner:
            found = match(Person(kommun), entry, TODAY, Lexicon(catalog))
            assert {r.answer for r in found.doors[0].reasons if r.criterion == "bosatt"} == {"ja"}


# Laws.


def as_json(person: Person, record: dict[str, Any]) -> dict[str, Any]:
    """Return the answer as it is published."""
    return exported.answer(answered(person, insats(record)))


def rank(found: Match) -> int:
    """Return 0 for the best verdict."""
    return VERDICTS.index(found.answer)


@given(known_more_and_less(), records)
def test_knowing_more_opens_nothing_shut_and_clouds_nothing_open(both: Any, record: Any) -> None:
    """What is stängd stays so, and what is öppen stays so."""
    more, less = (answered(person, insats(record)).answer for person in both)
    assert less not in ("stängd", "öppen") or more == less


@given(known_more_and_less(), simple)
def test_knowing_more_makes_no_door_less_clear(both: Any, record: Any) -> None:
    """A door that is open on conditions stays so, opens or shuts; it does not become oklar."""
    more, less = (answered(person, insats(record)).answer for person in both)
    assert not (less == "öppen om" and more == "oklart")


@given(persons, simple, st.data())
def test_taking_a_restriction_away_shuts_no_door(person: Any, record: Any, data: Any) -> None:
    """Fewer limits, exclusions, decisions or conditions never make a no."""
    freed = data.draw(without_a_restriction(record))
    if answered(person, insats(record)).answer != "stängd":
        assert answered(person, insats(freed)).answer != "stängd"


@given(persons, records, st.sampled_from(["ålder", "bosatt", "försörjning"]))
def test_opening_a_criterion_to_all_makes_no_answer_worse(person: Any, record: Any, key: str) -> None:
    """«alla» in every door and part is at least as good as what stood there."""
    record = {key: value for key, value in record.items() if key != "delar"}
    opened = {**record, key: "alla", "ingångar": [{**door, key: "alla"} for door in record.get("ingångar", [])]}
    assert rank(answered(person, insats(opened))) <= rank(answered(person, insats(record)))


@given(persons, records, st.data())
def test_the_order_of_fields_does_not_matter(person: Any, record: Any, data: Any) -> None:
    """The same record with its fields in another order has the same answer to the letter."""
    mixed = data.draw(shuffled(record, frozenset()))
    assert as_json(person, mixed) == as_json(person, record)


@given(persons, records, st.data())
def test_the_order_of_doors_decides_only_between_equals(person: Any, record: Any, data: Any) -> None:
    """Doors in another order give the same answers door by door, the best first; among equals the file's order."""
    mixed = data.draw(shuffled(record, frozenset({"ingångar"})))
    one, other = (as_json(person, keys) for keys in (mixed, record))
    for whole in ("svar", "delvis"):
        assert one[whole] == other[whole]
    for first, second in zip((one, *one["delar"]), (other, *other["delar"]), strict=True):
        assert sorted(map(repr, first["ingångar"])) == sorted(map(repr, second["ingångar"]))
        assert [door["svar"] for door in first["ingångar"]] == [door["svar"] for door in second["ingångar"]]


@given(persons, records, st.data())
def test_the_order_of_every_list_leaves_the_verdict(person: Any, record: Any, data: Any) -> None:
    """Lists are said in the order they are written, but the first of a list weighs no more than the last."""
    lists = frozenset({"ingångar", "delar", "öppen_för", "stängd_för", "krävs", "beslut", "villkor", "väg_in"})
    mixed = data.draw(shuffled(record, lists))
    one, other = (answered(person, insats(keys)) for keys in (record, mixed))
    assert (one.answer, one.partly) == (other.answer, other.partly)
    assert sorted(door.answer for door in one.all_doors()) == sorted(door.answer for door in other.all_doors())


@given(persons, simple, st.lists(doors, min_size=1, max_size=3))
def test_doors_are_judged_one_by_one_and_the_best_decides(person: Any, record: Any, several: Any) -> None:
    """No door changes what another answers, and the answer is that of the best."""
    together = answered(person, insats({**record, "ingångar": several}))
    alone = [answered(person, insats({**record, "ingångar": [door]})).doors[0] for door in several]
    assert sorted(map(repr, together.doors)) == sorted(map(repr, alone))
    assert rank(together) == min(VERDICTS.index(door.answer) for door in alone)
    assert together.doors[0].answer == together.answer


@given(persons, records)
def test_parts_decide_together(person: Any, record: Any) -> None:
    """The best part decides, and «delvis» is when some part is shut and another is not."""
    found = answered(person, insats(record))
    verdicts = [part.answer for part in found.parts]
    if verdicts:
        assert found.answer == min(verdicts, key=VERDICTS.index)
        assert found.doors in [part.doors for part in found.parts]
    assert found.partly == ("stängd" in verdicts and set(verdicts) != {"stängd"})


@given(persons, records)
def test_what_is_no_criterion_changes_nothing(person: Any, record: Any) -> None:
    """Names, descriptions and all that is done there are not evaluated."""
    other = {
        "namn": "Bara för unga",
        "sammanfattning": "Endast 16–29 år.",
        "form": "finsam",
        "målgrupp": {"grupper": ["unga-vuxna"], "beskrivning": "Unga i Lund."},
        "innehåll": ["stängd"],
        "platser": {"antal": "0"},
        "granskas_var": "1",
    }
    assert as_json(person, {**record, **other}) == as_json(person, record)


@given(persons, records)
def test_answers_say_what_to_do_and_reasons_what_is_missing(person: Any, record: Any) -> None:
    """Okänt says why; who is not shut out learns what to do or ask; who is shut out gets no errands."""
    for door in answered(person, insats(record)).all_doors():
        assert {reason.criterion for reason in door.reasons} <= CRITERIA
        for reason in door.reasons:
            assert (reason.missing is None) == (reason.answer != "okänt")
            assert reason.criterion == "villkor" or reason.text.endswith((".", "!", "?"))
        if door.answer == "stängd":
            assert door.todo == ()
        elif door.answer != "öppen":
            assert door.todo


@given(persons, st.lists(records, max_size=4))
def test_the_deciding_question_is_about_what_is_not_told(person: Any, several: Any) -> None:
    """It is never about what is told, and whoever has told everything is asked nothing."""
    found = deciding(answered(person, insats(record)) for record in several)
    told = {
        "bosatt": person.kommun,
        "ålder": person.age,
        "försörjning": person.income,
        "väg_in": person.asker,
        "beslut": len(person.decisions) == 3 or None,
    }
    assert set(told) == set(FACTS)
    assert found is None or told[found[0]] is None


def test_a_municipality_that_is_not_known_lies_in_itself() -> None:
    """Who lives where no area is described is judged like everyone else."""
    lexicon = Lexicon(world(real=False))
    assert lexicon.around("malmo") == {"malmo"}
    assert all(lexicon.around(kommun) > {kommun} for kommun in KOMMUNER)
    assert lexicon.around(None) == set()
