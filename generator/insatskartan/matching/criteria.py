"""Answer each criterion of a door for a person, *ja*, *nej* or *okänt*, in words.

A reason that is not *ja* says what is missing:

- `uppgift`: the source says nothing about it,
- `siffra`: the source says that there is a limit, but not which,
- `annan insats`: another insats opens the door, and whether it is open to the person is unclear,
- `om personen`: a fact about the person is not given,
- `att ordna`: it can be obtained: a decision, a referral, a condition to look into.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from insatskartan.catalog import access
from insatskartan.model.scalars import UNKNOWN
from insatskartan.text.swedish import date_text, listing
from insatskartan.wording.answers import MEANS, age_span, say, with_basis
from insatskartan.wording.phrases import Phrases

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Mapping

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.access import Age, Answer, Decision, Income, Referral, Residence
    from insatskartan.model.insats import Period

Verdict = Literal["öppen", "öppen om", "oklart", "stängd"]
VERDICTS: tuple[Verdict, ...] = ("öppen", "öppen om", "oklart", "stängd")
"""Best first."""
Through: TypeAlias = "Callable[[str], Verdict]"
"""Answers for the same person and an insats that opens a door, by its id."""
Missing = Literal["uppgift", "siffra", "annan insats", "om personen", "att ordna"]
_Names: TypeAlias = "Callable[[Iterable[str]], list[str]]"

_UNLISTED = {"ja": "alla", "nej": "ingen", "okänt": "nämns-inte"}
"""Ends of the names of sentences about a criterion that lists no codes."""
_BASES = ("uttryckligt", None, "rubrik", "tolkning")
"""Strongest first. A sentence about several statements rests on the weakest of them."""
TIME = "tid"
"""The criterion that the period of an insats decides."""
SELF = "sjalv"
"""The doorkeeper that is the person."""


@dataclass(frozen=True, slots=True)
class Person:
    """The facts that are given about a person; each may be left out."""

    kommun: str | None = None
    age: int | None = None
    """Whole years."""
    income: str | None = None
    decisions: Mapping[str, bool] = field(default_factory=dict)
    """Whether the person has a decision, by code; without those that nothing is said about."""
    asker: str | None = None
    """Who asks: a code of the vocabulary `fragare`."""


class Lexicon:
    """What answers need of a catalog beside the insats: words, doorkeepers and larger places."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.phrases = Phrases(catalog)
        self.doorkeepers = {
            code: frozenset(term.doorkeepers) for code, term in catalog.terms.get("fragare", {}).items()
        }
        """The doorkeepers that each asker acts as."""

    def around(self, kommun: str | None) -> frozenset[str]:
        """Return the municipality and every larger area around it; empty without one."""
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
    """What to do about it; empty when there is nothing to do, or when somebody has to be asked."""
    note: str | None = None
    """The remark of the record."""
    topic: str = "ämne-tid"
    """What to ask about time when it is not known: the name of a sentence."""


def of_door(way: ResolvedDoor, person: Person, lexicon: Lexicon, through: Through) -> tuple[Reason, ...]:
    """Return what each criterion of a door says about a person, conditions in words last."""
    return (
        _age(way.age, person),
        _residence(way.residence, person, lexicon),
        _income(way.income, person, lexicon),
        _decision(way.decision, person, lexicon),
        _referral(way.referrals, person, lexicon, through),
        *(
            Reason("villkor", "okänt", with_basis(c.text, c.basis), "att ordna", say("gör-villkor", text=c.text))
            for c in way.conditions
        ),
    )


def _age(value: Age, person: Person) -> Reason:
    if value.answer == "alla":
        return Reason("ålder", "ja", with_basis(say("alla-åldrar"), value.basis), note=value.note)
    if value.answer == "okänt":
        return Reason("ålder", "okänt", say("ålder-nämns-inte"), "uppgift", note=value.note)
    return _limited_age(value, person)


def _limited_age(value: Age, person: Person) -> Reason:
    lower, upper, age = value.lower, value.upper, person.age
    if not isinstance(lower, int) and not isinstance(upper, int):
        return Reason("ålder", "okänt", say("åldersgräns-utan-siffra"), "siffra", note=value.note)
    has = say("personens-ålder", ålder=age) if age is not None else say("ålder-inte-angiven")
    text = f"{_age_limit(value)} {has}"
    answer = access.age(value, age) if age is not None else "okänt"
    if answer != "okänt":
        return Reason("ålder", answer, text, note=value.note)
    if UNKNOWN in (lower, upper):
        return Reason("ålder", "okänt", text, "siffra", note=value.note)
    return Reason("ålder", "okänt", text, "om personen", say("gör-ålder"), value.note)


def _age_limit(value: Age) -> str:
    """Word a limit of which at least one figure is known."""
    lower, upper = value.lower, value.upper
    limit = with_basis(say("åldersgräns", gräns=age_span(lower, upper)), value.basis)
    if UNKNOWN not in (lower, upper):
        return limit
    return f"{limit} {say('undre-siffra-saknas' if lower == UNKNOWN else 'övre-siffra-saknas')}"


def _residence(value: Residence, person: Person, lexicon: Lexicon) -> Reason:
    around = lexicon.around(person.kommun)
    shut, welcome = ([code for code in codes if code in around] for codes in (value.closed_to, value.open_to))
    named = shut or welcome
    has = say("kommun-inte-angiven")
    if person.kommun:
        kommun = lexicon.phrases.place(person.kommun)
        has = say("personen-bor", kommun=kommun)
        if named and person.kommun not in named:
            has = say("personen-bor-inom", kommun=kommun, namn=lexicon.phrases.place(named[0]))
    return _criterion("bosatt", value, around, has, lexicon.phrases.places)


def _income(value: Income, person: Person, lexicon: Lexicon) -> Reason:
    names = partial(lexicon.phrases.all_in_text, "forsorjning")
    codes = frozenset(filter(None, (person.income,)))
    has = say("personen-har", namn=listing(names(codes))) if codes else say("försörjning-inte-angiven")
    return _criterion("försörjning", value, codes, has, names)


def _criterion(criterion: str, value: Residence | Income, codes: frozenset[str], has: str, names: _Names) -> Reason:
    """Answer for a person to whom all of `codes` apply, none when the fact is not given; `has` words that fact."""
    possible = {value.others, *(("ja",) if value.open_to else ()), *(("nej",) if value.closed_to else ())}
    untold = not codes and len(possible) > 1
    answer = "okänt" if untold else access.answer(value, codes)
    named = bool(value.open_to or value.closed_to)
    texts = _listed(criterion, value, names) if named else [_unlisted(criterion, value, answer)]
    if answer == "nej" and value.changed_by:
        texts.append(_changer(value))
    if named:
        texts += [say("andra-nämns-inte"), has] if value.others == "okänt" else [has]
    missing: Missing | None = None if answer != "okänt" else "om personen" if untold else "uppgift"
    return Reason(criterion, answer, " ".join(texts), missing, say(f"gör-{criterion}") if untold else "", value.note)


def _unlisted(criterion: str, value: Residence | Income, answer: Answer) -> str:
    """Word what holds for everybody."""
    basis = (answer == "nej" and value.closed_basis) or value.others_basis or value.basis
    return with_basis(say(f"{criterion}-{_UNLISTED[answer]}"), basis if answer != "okänt" else None)


def _changer(value: Residence | Income) -> str:
    name, place = (value.changed_by or "").rstrip("."), value.changed_by_source
    return say("kan-ändras-enligt", namn=name, ställe=place) if place else say("kan-ändras", namn=name)


def _listed(criterion: str, value: Residence | Income, names: _Names) -> list[str]:
    """Word who may come and who may not, each with what it rests on; once for all when that is the same."""
    others = value.others_basis or value.basis
    claims: list[tuple[str, str | None]] = []
    if value.open_to:
        form = "bara" if value.others == "nej" else "för"
        # That nobody else may come rests on what the answer for all others rests on.
        basis = max(value.basis, others, key=_BASES.index) if form == "bara" else value.basis
        claims.append((say(f"{criterion}-{form}", namn=listing(names(value.open_to), "eller")), basis))
    if value.closed_to:
        closed = say(f"{criterion}-inte-för", namn=listing(names(value.closed_to), "eller"))
        claims.append((closed, value.closed_basis or value.basis))
    if value.others == "ja":
        claims.append((say("alla-andra-får" if value.closed_to else "andra-får"), others))
    if value.others == "nej" and not value.open_to:
        claims.append((say("andra-får-inte"), others))
    texts, bases = zip(*claims, strict=True)
    if len({*bases}) == 1:
        return [with_basis(" ".join(texts), bases[0])]
    return [with_basis(text, basis) for text, basis in claims]


def _decision(value: Decision, person: Person, lexicon: Lexicon) -> Reason:
    if value.answer == "inga":
        return Reason("beslut", "ja", with_basis(say("inget-beslut"), value.basis), note=value.note)
    if value.answer == "okänt":
        return Reason("beslut", "okänt", say("beslut-nämns-inte"), "uppgift", note=value.note)
    by_answer: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for code in value.required:
        by_answer[person.decisions.get(code)].append(lexicon.phrases.in_text("beslut", code))
    held, lacking, untold = (listing(by_answer[has]) for has in (True, False, None))
    forms = (("har-beslut", held), ("saknar-beslut", lacking), ("beslut-inte-angivet", untold))
    has = " ".join(say(form, namn=names) for form, names in forms if names)
    required = say("beslut-först", namn=listing(lexicon.phrases.all_in_text("beslut", value.required)))
    text = f"{with_basis(required, value.basis)} {has}"
    if not lacking and not untold:
        return Reason("beslut", "ja", text, note=value.note)
    todo = " ".join(
        say(form, namn=names) for form, names in (("gör-ansök", lacking), ("gör-har-beslut", untold)) if names
    )
    return Reason("beslut", "okänt", text, "om personen" if untold else "att ordna", todo, value.note)


def _referral(values: tuple[Referral, ...], person: Person, lexicon: Lexicon, through: Through) -> Reason:
    if not values:
        return Reason("väg_in", "okänt", say("öppnar-nämns-inte"), "uppgift")
    named = listing((_doorkeeper(value, lexicon) for value in values), "eller")
    text = with_basis(say("dörren-öppnas", namn=named), max((value.basis for value in values), key=_BASES.index))
    note = " ".join(value.note for value in values if value.note) or None
    mine = lexicon.doorkeepers.get(person.asker or "", frozenset()) - {SELF}
    if any(value.via in mine for value in values):
        todo = say("gör-du", sätt=_means(values, mine))
        return Reason("väg_in", "ja", f"{text} {say('du-öppnar')}", todo=todo, note=note)
    if any(value.via == SELF for value in values):
        return Reason("väg_in", "ja", text, todo=say("gör-själv", sätt=_means(values, {SELF})), note=note)
    todo = say("gör-be", namn=named)
    if all(value.insats for value in values) and (shut := _shut_before(values, lexicon, through)):
        answer, reason = shut
        missing: Missing | None = "annan insats" if answer == "okänt" else None
        return Reason("väg_in", answer, f"{text} {reason}", missing, todo if missing else "", note)
    if person.asker is None:
        return Reason("väg_in", "okänt", f"{text} {say('frågar-inte-angivet')}", "om personen", todo, note)
    return Reason("väg_in", "okänt", text, "att ordna", todo, note)


def _shut_before(values: tuple[Referral, ...], lexicon: Lexicon, through: Through) -> tuple[Answer, str] | None:
    """Return why an insats that opens the door does not let the person that far; None when one of them does."""
    answers = {value.insats: through(value.insats) for value in values if value.insats}
    best = min(answers, key=lambda id_: VERDICTS.index(answers[id_]))
    if answers[best] == "stängd":
        return "nej", say("väg-stängd", namn=lexicon.phrases.insats(best))
    return ("okänt", say("väg-oklar", namn=lexicon.phrases.insats(best))) if answers[best] == "oklart" else None


def _means(values: tuple[Referral, ...], via: Collection[str]) -> str:
    return listing(dict.fromkeys(MEANS[value.means] for value in values if value.via in via), "eller")


def _doorkeeper(value: Referral, lexicon: Lexicon) -> str:
    name = lexicon.phrases.insats(value.insats) if value.insats else lexicon.phrases.in_text("remittenter", value.via)
    return name if value.means == "okänt" else say("öppnar-så", namn=name, sätt=MEANS[value.means])


def of_time(entry: Entry, today: dt.date) -> Reason | None:
    """Return what the period says about that day; None when nothing is known, and when there is nothing to add."""
    period = entry.insats.period
    if period is None:
        return None
    status, note = entry.status(today), period.note
    if status == "avslutad":
        return Reason(TIME, "nej", say("avslutad", datum=date_text(str(period.end))), note=note)
    if status == "planerad":
        start = date_text(str(period.start))
        return Reason(TIME, "okänt", say("börjar", datum=start), "att ordna", say("gör-vänta", datum=start), note)
    if status == "pågående":
        return Reason(TIME, "ja", say("pågår"), note=note) if note else None
    return _unsure_time(period)


def _unsure_time(period: Period) -> Reason | None:
    """Say why it is not known whether an insats goes on."""
    note = period.note
    if period.end == UNKNOWN:
        return Reason(TIME, "okänt", say("slut-saknas"), "siffra", note=note)
    if period.extension and period.end:
        return Reason(TIME, "okänt", say("förlängning-sökt", datum=date_text(str(period.end))), "siffra", note=note)
    if period.start:
        text = say("har-kanske-börjat", datum=date_text(str(period.start)))
        return Reason(TIME, "okänt", text, "siffra", note=note, topic="ämne-början")
    return Reason(TIME, "okänt", say("pågår-framgår-inte"), "uppgift", note=note) if note else None
