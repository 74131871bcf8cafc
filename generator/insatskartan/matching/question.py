"""Answer a question about a person as it is written on the command line, as text or JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from insatskartan.matching.criteria import VERDICTS, Lexicon, Person
from insatskartan.matching.match import match
from insatskartan.matching.record import as_json as record
from insatskartan.model.scalars import MAX_AGE
from insatskartan.source.problems import quoted, suggestion
from insatskartan.text import dates
from insatskartan.text.swedish import date_text
from insatskartan.wording.labels.facts import CONFIRMED, DUE, UNDATED
from insatskartan.wording.values import ago

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.matching.match import Match


MAX_LISTED = 20
"""A message lists the known words when there are no more than this."""


class QuestionError(Exception):
    """The question cannot be understood; `messages` name every fault, in Swedish."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__(" ".join(messages))
        self.messages = messages


@dataclass(frozen=True)
class RawPerson:
    """What somebody wrote about a person, unchecked; None and empty where nothing was written."""

    kommun: str | None = None
    age: str | None = None
    income: str | None = None
    decisions: Sequence[str] = ()
    without: Sequence[str] = ()
    asker: str | None = None


@dataclass(frozen=True)
class Question:
    """A person, and the insatser it is about."""

    person: Person
    entries: Sequence[Entry]


def read(catalog: Catalog, raw: RawPerson, ids: Sequence[str] = ()) -> Question:
    """Return the question; without ids it is about every insats that residents of the municipality may meet.

    Words are codes or names, in any case. Raises QuestionError with every fault.
    """
    wrong: list[str] = []

    def code(what: str, written: str | None, words: Mapping[str, str]) -> str | None:
        known_code = None if written is None else _code(written, words)
        if written is not None and known_code is None:
            known = f"De som finns: {', '.join(words)}." if len(words) <= MAX_LISTED else ""
            hint = suggestion(written, words) or suggestion(written, words.values()) or known
            wrong.append(f"{what} {quoted(written)} finns inte. {hint}".strip())
        return known_code

    def words(vocabulary: str) -> dict[str, str]:
        return {code: term.name for code, term in catalog.terms.get(vocabulary, {}).items()}

    held, lacking = (
        [decision for word in written if (decision := code("Beslutet", word, words("beslut")))]
        for written in (raw.decisions, raw.without)
    )
    wrong += [f"Personen kan inte både ha och sakna {both}." for both in held if both in lacking]
    person = Person(
        code("Kommunen", raw.kommun, {code: area.name for code, area in catalog.kommuner.items()}),
        _age(raw.age, wrong),
        code("Försörjningen", raw.income, words("forsorjning")),
        {**dict.fromkeys(held, True), **dict.fromkeys(lacking, False)},
        code("Frågaren", raw.asker, words("fragare")),
    )
    entries = [
        catalog.insatser[id_]
        for written in ids
        if (id_ := code("Insatsen", written, {known: known for known in catalog.insatser}))
    ]
    wrong += [
        f"{entry.insats.name} är arbete med strukturer, inget en person deltar i."
        for entry in entries
        if entry.insats.level != "individ"
    ]
    if wrong:
        raise QuestionError(wrong)
    return Question(person, entries if ids else list(_met(catalog, person.kommun)))


def _met(catalog: Catalog, kommun: str | None) -> Iterator[Entry]:
    entries = catalog.met_by_residents(kommun) if kommun else catalog.insatser.values()
    return (entry for entry in entries if entry.insats.level == "individ")


def _code(written: str, words: Mapping[str, str]) -> str | None:
    if written in words:
        return written
    return next((code for code, name in words.items() if name.casefold() == written.casefold()), None)


def _age(written: str | None, wrong: list[str]) -> int | None:
    if written is None:
        return None
    if written.isascii() and written.isdigit() and len(written) <= 3 and int(written) <= MAX_AGE:
        return int(written)
    wrong.append(
        f"Åldern ska vara ett helt tal från 0 till {MAX_AGE}, men är {quoted(written)}. Skriv till exempel 27."
    )
    return None


def answer(catalog: Catalog, question: Question, today: dt.date, *, as_json: bool) -> str:
    """Return the answers as JSON, or as text with the best answers first."""
    lexicon = Lexicon(catalog)
    matches = [match(question.person, entry, today, lexicon) for entry in question.entries]
    answered = record(question.person, matches)
    for row, entry in zip(answered["svar"], question.entries, strict=True):
        row["kontrollerad"] = _confirmed(entry, today)
    if as_json:
        return json.dumps(answered, ensure_ascii=False, indent=2)
    lines = [line for verdict in VERDICTS for line in _group(catalog, verdict, matches, today)]
    if answered["avgörande"]:
        lines += ["", answered["avgörande"]["text"]]
    return "\n".join(lines).strip()


def _confirmed(entry: Entry, today: dt.date) -> dict[str, object]:
    """Return when a record was confirmed: no date when its source is undated, but the time that is about."""
    confirmed = entry.insats.confirmed
    return {
        "datum": None if confirmed.undated else confirmed.date,
        "avser": confirmed.covers,
        "ska_bekräftas": entry.is_due(today),
    }


def _group(catalog: Catalog, verdict: str, matches: Sequence[Match], today: dt.date) -> Iterator[str]:
    group = [match for match in matches if match.answer == verdict]
    if not group:
        return
    yield from ("", f"{verdict.upper()} ({len(group)})")
    for one in group:
        entry = catalog.insatser[one.id]
        yield from ("", f"{entry.insats.name}, {catalog.areas[entry.area].name} ({one.id})")
        yield f"  {_age_of(entry, today)}"
        yield from (f"  {part.name}: {part.answer}" for part in one.parts)
        yield from _doors(one)


def _age_of(entry: Entry, today: dt.date) -> str:
    confirmed = entry.insats.confirmed
    said = UNDATED if confirmed.undated else CONFIRMED
    text = said.format(date_text(confirmed.date), confirmed.by, confirmed.means)
    if not entry.is_due(today):
        return text
    return f"{text} {DUE.format(ago(dates.months_since(confirmed.date, today)))}"


def _doors(one: Match) -> Iterator[str]:
    shown = [door for door in one.doors if door.answer == one.answer]
    for door in shown:
        if door.name:
            yield f"  {door.name}"
        if door.note:
            yield f"    {door.note}"
        for reason in door.reasons:
            yield f"  {'+' if reason.answer == 'ja' else '-' if reason.answer == 'nej' else '?'} {reason.text}"
            if reason.note:
                yield f"    {reason.note}"
        yield from (f"  > {text}" for text in door.todo)
