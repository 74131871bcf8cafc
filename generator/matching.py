"""May this person take part, why, and who opens the door: `match(person, entry, today, lexicon)`.

Pure. `assets/insatskartan/matching.js` gives the same answers from the records of `/api/v1`, in the same sentences;
both run on the cases in `tests/data/matching/`.

Every criterion of a door answers *ja*, *nej* or *okänt*, and says what is missing when it is not *ja*:

- `uppgift`: the source says nothing about it,
- `siffra`: the source says that there is a limit, but not which,
- `om personen`: it is the person we have not been told enough about,
- `att ordna`: it can be obtained: a decision, a referral, a condition to look into.

A door is *stängd* when a criterion says no, and *öppen* when all say yes. It is *oklart* when a figure is missing,
because the person may be shut out and nobody can tell, and when there is nothing to go by: the source does not name who
opens the door, nor say both that one who lives there may come, and on which income or with which decision. What we have
not been told about the person makes no door unclear if the source has an answer for everyone. Otherwise it is *öppen
om*, and the answer lists what must hold and what to ask about. The best door decides; of parts the best part. So
knowing more about a person never turns an open door into an unclear one, nor a closed one into an open one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator import access
from generator.scalars import UNKNOWN
from generator.sentences import MEANS, SENTENCES
from generator.swedish import date_text, listing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from generator.access import Way
    from generator.catalog import Catalog, Entry
    from generator.model import Age, Answer, Decision, Income, Referral, Residence

Verdict = Literal["öppen", "öppen om", "oklart", "stängd"]
Missing = Literal["uppgift", "siffra", "om personen", "att ordna"]
_Names: TypeAlias = "Callable[[Iterable[str]], list[str]]"

VERDICTS: tuple[Verdict, ...] = ("öppen", "öppen om", "oklart", "stängd")
"""Best first."""
FACTS = ("bosatt", "ålder", "försörjning", "beslut", "väg_in")
"""What may be told about a person, by the criterion it answers; in the order they are asked for."""
_UNLISTED = {"ja": "alla", "nej": "ingen", "okänt": "nämns-inte"}
"""Sentences about a criterion that names nobody."""
_BASES = ("uttryckligt", None, "rubrik", "tolkning")
"""The firmest first. A sentence about several statements rests on the weakest of them."""
SELF = "sjalv"
"""The doorkeeper that is the person."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is told about a person; every part may be left out."""

    kommun: str | None = None
    age: int | None = None
    """Whole years."""
    income: str | None = None
    decisions: Mapping[str, bool] = field(default_factory=dict)
    """Whether the person has a decision; what is not told is left out."""
    asker: str | None = None
    """Who asks: a code of the vocabulary `fragare`."""


class Lexicon:
    """Names as they are written inside a sentence, and what belongs together."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.doorkeepers = {
            code: frozenset(term.doorkeepers) for code, term in catalog.terms.get("fragare", {}).items()
        }
        """The doorkeepers that each asker is."""

    def names(self, vocabulary: str, codes: Iterable[str]) -> list[str]:
        """Return names in text."""
        return [self.catalog.in_text(vocabulary, code) for code in codes]

    def places(self, codes: Iterable[str]) -> list[str]:
        """Return names of municipalities and larger places."""
        return [self.catalog.place_name(code) for code in codes]

    def around(self, kommun: str | None) -> frozenset[str]:
        """Return the municipality and all that it lies in."""
        return self.catalog.larger_places.get(kommun, frozenset({kommun})) if kommun else frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """What one criterion says about the person."""

    criterion: str
    """Its YAML key, or «tid»."""
    answer: Answer
    text: str
    """What is required, what that rests on, and what the person has; in that order, as «det står i källan» said after
    «personen bor i Lund» would be about the person."""
    missing: Missing | None = None
    todo: str = ""
    """What one does about it; empty when there is nothing to do, or when one has to ask."""
    note: str | None = None
    """The remark of the record."""


@dataclass(frozen=True, slots=True)
class DoorAnswer:
    """Whether one door is open."""

    name: str | None
    answer: Verdict
    reasons: tuple[Reason, ...]
    todo: tuple[str, ...]
    own: bool
    """The one who asks opens this door."""


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """Whether a part is open; the best door first."""

    name: str
    answer: Verdict
    doors: tuple[DoorAnswer, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Whether an insats is open to a person; the best door, or the best part, decides."""

    id: str
    answer: Verdict
    doors: tuple[DoorAnswer, ...]
    """The doors of the insats, or of its best part; the best one first."""
    parts: tuple[PartAnswer, ...]

    @property
    def partly(self) -> bool:
        """Some part is shut and another is not."""
        return len({part.answer == "stängd" for part in self.parts}) > 1

    def all_doors(self) -> Iterator[DoorAnswer]:
        """Yield the doors, or those of all parts."""
        yield from (door for part in self.parts for door in part.doors)
        if not self.parts:
            yield from self.doors


def match(person: Person, entry: Entry, today: dt.date, lexicon: Lexicon) -> Match:
    """Tell whether a person may take part in an insats, on that day."""
    time = _time(entry, today)

    def judged(ways: Iterable[Way]) -> tuple[DoorAnswer, ...]:
        return tuple(sorted((_door(person, entry, way, time, lexicon) for way in ways), key=_door_order))

    if not entry.doors.parts:
        doors = judged(entry.ways)
        return Match(entry.id, doors[0].answer, doors, ())
    parts = tuple(
        PartAnswer(part.name, doors[0].answer, doors) for part, ways in entry.doors.parts for doors in (judged(ways),)
    )
    best = min(parts, key=lambda part: VERDICTS.index(part.answer))
    return Match(entry.id, best.answer, best.doors, parts)


def deciding(matches: Iterable[Match]) -> tuple[str, str] | None:
    """Return the criterion about which knowing more would settle most insatser, and the question in words."""
    counted = dict.fromkeys(FACTS, 0)
    for found in matches:
        doors = [door for door in found.all_doors() if door.answer != "stängd"]
        for criterion in {r.criterion for door in doors for r in door.reasons if r.missing == "om personen"}:
            counted[criterion] += 1
    criterion = max(FACTS, key=lambda name: counted[name])
    if not counted[criterion]:
        return None
    form = "avgör-en" if counted[criterion] == 1 else "avgör-många"
    return criterion, _say(form, fråga=_say(f"avgör-{criterion}"), antal=counted[criterion])


def _door(person: Person, entry: Entry, way: Way, time: Reason | None, lexicon: Lexicon) -> DoorAnswer:
    own = not lexicon.doorkeepers.get(person.asker or "", frozenset()).isdisjoint(r.via for r in way.referrals)
    reasons = (
        _age(way.age, person),
        _residence(way.residence, person, lexicon),
        _income(way.income, person, lexicon),
        _decision(way.decision, person, lexicon),
        _referral(way.referrals, person, lexicon),
        *(
            Reason("villkor", "okänt", _with_basis(c.text, c.basis), "att ordna", _say("gör-villkor", text=c.text))
            for c in way.conditions
        ),
        *filter(None, (time,)),
    )
    answer = _verdict(way, reasons)
    todo = () if answer == "stängd" else tuple(_todo(reasons, _whom_to_ask(entry, way, lexicon)))
    return DoorAnswer(way.name, answer, reasons, todo, own)


def _verdict(way: Way, reasons: tuple[Reason, ...]) -> Verdict:
    if any(reason.answer == "nej" for reason in reasons):
        return "stängd"
    if all(reason.answer == "ja" for reason in reasons):
        return "öppen"
    others = {"bosatt": way.residence.others, "försörjning": way.income.others}
    clear = {
        reason.criterion
        for reason in reasons
        if reason.answer == "ja" or (reason.missing == "om personen" and others.get(reason.criterion) != "okänt")
    }
    welcome = "bosatt" in clear and ("försörjning" in clear or way.decision.required)
    if any(reason.missing == "siffra" for reason in reasons) or not (way.referrals or welcome):
        return "oklart"
    return "öppen om"


def _todo(reasons: tuple[Reason, ...], whom: str) -> Iterator[str]:
    """Yield what must be done, and last what must be asked, and whom."""
    yield from (reason.todo for reason in reasons if reason.todo)
    topics = [_say(f"ämne-{reason.criterion}") for reason in reasons if reason.missing in ("uppgift", "siffra")]
    if topics:
        yield _say("gör-fråga", vem=whom, ämnen=listing(topics))


def _whom_to_ask(entry: Entry, way: Way, lexicon: Lexicon) -> str:
    doorkeepers = dict.fromkeys(r.via for r in way.referrals if r.via != SELF)
    return entry.insats.provider or listing(lexicon.names("remittenter", doorkeepers), "eller") or _say("verksamheten")


def _door_order(door: DoorAnswer) -> tuple[int, bool, int, bytes]:
    """Put the best door first, then that of the one who asks; the rest only makes the order the same every time."""
    holds = sum(reason.answer == "ja" for reason in door.reasons)
    notes = (reason.note or "" for reason in door.reasons)
    texts = "\n".join([door.name or "", *(reason.text for reason in door.reasons), *notes, *door.todo])
    # JavaScript compares UTF-16 units.
    return VERDICTS.index(door.answer), not door.own, -holds, texts.encode("utf-16-be")


# The criteria.


def _age(value: Age, person: Person) -> Reason:
    if value.answer == "alla":
        return Reason("ålder", "ja", _with_basis(_say("alla-åldrar"), value.basis), note=value.note)
    if value.answer == "okänt":
        return Reason("ålder", "okänt", _say("ålder-nämns-inte"), "uppgift", note=value.note)
    return _limited_age(value, person)


def _limited_age(value: Age, person: Person) -> Reason:
    lower, upper, age = value.lower, value.upper, person.age
    if not isinstance(lower, int) and not isinstance(upper, int):
        return Reason("ålder", "okänt", _say("åldersgräns-utan-siffra"), "siffra", note=value.note)
    told = _say("personens-ålder", ålder=age) if age is not None else _say("ålder-inte-angiven")
    text = f"{_age_limit(value)} {told}"
    if age is not None and ((isinstance(lower, int) and age < lower) or (isinstance(upper, int) and age > upper)):
        return Reason("ålder", "nej", text, note=value.note)
    if UNKNOWN in (lower, upper):
        return Reason("ålder", "okänt", text, "siffra", note=value.note)
    if age is None:
        return Reason("ålder", "okänt", text, "om personen", _say("gör-ålder"), value.note)
    return Reason("ålder", "ja", text, note=value.note)


def _age_limit(value: Age) -> str:
    """Say a limit of which at least one figure is known."""
    lower, upper = value.lower, value.upper
    if isinstance(lower, int) and isinstance(upper, int):
        form = "gräns-ett-år" if lower == upper else "gräns-mellan"
    else:
        form = "gräns-från" if isinstance(lower, int) else "gräns-till"
    span = _say(form, från=lower, till=upper)
    limit = _with_basis(_say("åldersgräns", gräns=span), value.basis)
    if UNKNOWN not in (lower, upper):
        return limit
    return f"{limit} {_say('undre-siffra-saknas' if lower == UNKNOWN else 'övre-siffra-saknas')}"


def _residence(value: Residence, person: Person, lexicon: Lexicon) -> Reason:
    around = lexicon.around(person.kommun)
    shut, welcome = ([code for code in codes if code in around] for codes in (value.closed_to, value.open_to))
    named = shut or welcome
    told = _say("kommun-inte-angiven")
    if person.kommun:
        (kommun,) = lexicon.places([person.kommun])
        told = _say("personen-bor", kommun=kommun)
        if named and person.kommun not in named:
            told = _say("personen-bor-inom", kommun=kommun, namn=lexicon.places(named)[0])
    return _criterion("bosatt", value, around, told, lexicon.places)


def _income(value: Income, person: Person, lexicon: Lexicon) -> Reason:
    names = partial(lexicon.names, "forsorjning")
    codes = frozenset(filter(None, (person.income,)))
    told = _say("personen-har", namn=listing(names(codes))) if codes else _say("försörjning-inte-angiven")
    return _criterion("försörjning", value, codes, told, names)


def _criterion(criterion: str, value: Residence | Income, codes: frozenset[str], told: str, names: _Names) -> Reason:
    """Answer for one who is all of `codes`; they are empty when it is not told."""
    possible = {value.others, *(("ja",) if value.open_to else ()), *(("nej",) if value.closed_to else ())}
    untold = not codes and len(possible) > 1
    answer = "okänt" if untold else access.answer(value, codes)
    named = bool(value.open_to or value.closed_to)
    stated = _listed(criterion, value, names) if named else _say(f"{criterion}-{_UNLISTED[answer]}")
    basis = (answer == "nej" and value.closed_basis) or value.basis
    texts = [_with_basis(stated, basis if named or answer != "okänt" else None)]
    if answer == "nej" and value.changed_by:
        texts.append(_say("kan-ändras", namn=value.changed_by.rstrip(".")))
    if named:
        texts += [_say("andra-nämns-inte"), told] if value.others == "okänt" else [told]
    missing: Missing | None = None if answer != "okänt" else "om personen" if untold else "uppgift"
    return Reason(criterion, answer, " ".join(texts), missing, _say(f"gör-{criterion}") if untold else "", value.note)


def _listed(criterion: str, value: Residence | Income, names: _Names) -> str:
    """Say who may come and who may not."""
    parts = []
    if value.open_to:
        form = "bara" if value.others == "nej" else "för"
        parts.append(_say(f"{criterion}-{form}", namn=listing(names(value.open_to), "eller")))
    if value.closed_to:
        parts.append(_say(f"{criterion}-inte-för", namn=listing(names(value.closed_to), "eller")))
    if value.others == "ja":
        parts.append(_say("alla-andra-får" if value.closed_to else "andra-får"))
    if value.others == "nej" and not value.open_to:
        parts.append(_say("andra-får-inte"))
    return " ".join(parts)


def _decision(value: Decision, person: Person, lexicon: Lexicon) -> Reason:
    if value.answer == "inga":
        return Reason("beslut", "ja", _with_basis(_say("inget-beslut"), value.basis), note=value.note)
    if value.answer == "okänt":
        return Reason("beslut", "okänt", _say("beslut-nämns-inte"), "uppgift", note=value.note)
    by_answer: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for code in value.required:
        by_answer[person.decisions.get(code)] += lexicon.names("beslut", [code])
    held, lacking, untold = (listing(by_answer[has]) for has in (True, False, None))
    forms = (("har-beslut", held), ("saknar-beslut", lacking), ("beslut-inte-angivet", untold))
    told = " ".join(_say(form, namn=names) for form, names in forms if names)
    required = _say("beslut-först", namn=listing(lexicon.names("beslut", value.required)))
    text = f"{_with_basis(required, value.basis)} {told}"
    if not lacking and not untold:
        return Reason("beslut", "ja", text, note=value.note)
    todo = " ".join(
        _say(form, namn=names) for form, names in (("gör-ansök", lacking), ("gör-har-beslut", untold)) if names
    )
    return Reason("beslut", "okänt", text, "om personen" if untold else "att ordna", todo, value.note)


def _referral(values: tuple[Referral, ...], person: Person, lexicon: Lexicon) -> Reason:
    if not values:
        return Reason("väg_in", "okänt", _say("öppnar-nämns-inte"), "uppgift")
    named = listing((_doorkeeper(value, lexicon) for value in values), "eller")
    text = _with_basis(_say("dörren-öppnas", namn=named), max((value.basis for value in values), key=_BASES.index))
    note = " ".join(value.note for value in values if value.note) or None
    mine = lexicon.doorkeepers.get(person.asker or "", frozenset()) - {SELF}
    if any(value.via in mine for value in values):
        todo = _say("gör-du", sätt=_means(values, mine))
        return Reason("väg_in", "ja", f"{text} {_say('du-öppnar')}", todo=todo, note=note)
    if any(value.via == SELF for value in values):
        return Reason("väg_in", "ja", text, todo=_say("gör-själv", sätt=_means(values, {SELF})), note=note)
    todo = _say("gör-be", namn=named)
    if person.asker is None:
        return Reason("väg_in", "okänt", f"{text} {_say('frågar-inte-angivet')}", "om personen", todo, note)
    return Reason("väg_in", "okänt", text, "att ordna", todo, note)


def _means(values: tuple[Referral, ...], via: Collection[str]) -> str:
    return listing(dict.fromkeys(MEANS[value.means] for value in values if value.via in via), "eller")


def _doorkeeper(value: Referral, lexicon: Lexicon) -> str:
    (name,) = lexicon.names("remittenter", [value.via])
    return name if value.means == "okänt" else _say("öppnar-så", namn=name, sätt=MEANS[value.means])


def _time(entry: Entry, today: dt.date) -> Reason | None:
    """Say that an insats has ended, has not begun, or may have ended; nothing when it goes on as far as we know."""
    period = entry.insats.period
    status = entry.status(today)
    if period is None or status == "pågående":
        return None
    start, end = (date and date != UNKNOWN and date_text(date) for date in (period.start, period.end))
    if status == "avslutad":
        return Reason("tid", "nej", _say("avslutad", datum=end), note=period.note)
    if status == "planerad":
        text = _say("börjar", datum=start)
        return Reason("tid", "okänt", text, "att ordna", _say("gör-vänta", datum=start), period.note)
    if period.end == UNKNOWN:
        return Reason("tid", "okänt", _say("slut-saknas"), "siffra", note=period.note)
    if period.extension and end:
        return Reason("tid", "okänt", _say("förlängning-sökt", datum=end), "siffra", note=period.note)
    return None


# Sentences.


def _say(sentence: str, **values: object) -> str:
    return SENTENCES[sentence].format(**values)


def _with_basis(text: str, basis: str | None) -> str:
    if not basis:
        return text
    return f"{text}{'' if text.endswith(('.', '!', '?')) else '.'} {SENTENCES[f'grund-{basis}']}"
