"""Facts about an insats and its doors in words, each with its basis: for fact boxes and door cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from insatskartan.text.swedish import listing
from insatskartan.wording import values
from insatskartan.wording.labels.answers import (
    BASES,
    CLOSED_BASIS,
    CLOSED_BECAUSE,
    CLOSED_REASONS,
    NOT_STATED,
    OTHERS_BASIS,
)
from insatskartan.wording.labels.facts import AREA, DOOR_SHORT, FOR_WHOM, OTHER_DOORS_UNKNOWN
from insatskartan.wording.values import field_label

if TYPE_CHECKING:
    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.access import Income, Part, Residence
    from insatskartan.wording.phrases import Phrases


class Fact(NamedTuple):
    """One row: a label, the value in words, its bases when the source does not say it outright, and remarks."""

    label: str
    words: str
    bases: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Tile(NamedTuple):
    """One of the short answers at the top of an insats page."""

    icon: str
    label: str
    text: str


def of_door(phrases: Phrases, way: ResolvedDoor) -> tuple[Fact, ...]:
    """Return all criteria of one door."""
    return (
        _age(way),
        _residence(phrases, way),
        _income(phrases, way),
        _decision(phrases, way),
        _referrals(phrases, way),
    )


def of_part(phrases: Phrases, part: Part, ways: tuple[ResolvedDoor, ...]) -> list[Fact]:
    """Return the criteria that a part states itself; income always, for that is what parts differ in."""
    stated = (part.age, part.residence, True, part.decision, part.referrals)
    return [fact for way in ways for fact, own in zip(of_door(phrases, way), stated, strict=True) if own]


def income_bases(entry: Entry, answer: str, code: str) -> tuple[str, ...]:
    """Return the bases of an answer about an income source, when the record states one criterion for all doors.

    What is said of all that are not named has a basis of its own.
    """
    claim = entry.insats.income
    if claim is None or entry.insats.parts or answer == "okänt":
        return ()
    if code not in (*claim.open_to, *claim.closed_to):
        return (*bases(claim.others_basis or claim.basis), *(_because(claim) if answer == "nej" else ()))
    return _closing(claim) if answer == "nej" else bases(claim.basis)


def glance(phrases: Phrases, entry: Entry) -> tuple[Tile, ...]:
    """Return whom an insats is for, where they live, how old they are, and who opens the door, in a few words each."""
    target = entry.insats.target
    whom = target and (target.description or listing(phrases.labels("malgrupper", target.groups)))
    tiles = [Tile("person", FOR_WHOM, whom or NOT_STATED)]
    if entry.insats.level == "struktur":
        return (*tiles, Tile("place", AREA, phrases.place(entry.area)))
    return (
        *tiles,
        Tile("place", field_label("bosatt"), phrases.short_residence(entry)),
        Tile("age", field_label("ålder"), values.join_distinct(values.age(way.age) for way in entry.ways)),
        Tile("door", DOOR_SHORT, _openers(phrases, entry)),
    )


def _openers(phrases: Phrases, entry: Entry) -> str:
    """Say who opens the doors, and whether that is not known of some of them."""
    known = phrases.doorkeepers(entry)
    if not known:
        return NOT_STATED
    silent = any(not way.referrals for way in entry.ways)
    return f"{known}; {OTHER_DOORS_UNKNOWN}" if silent else known


def further(phrases: Phrases, entry: Entry) -> tuple[Fact, ...]:
    """Return the decision, and facts whose details the tiles leave out: how a door is opened, remarks and bases.

    For an insats with one door without a name; otherwise the cards of the doors say all of it.
    """
    way = entry.ways[0]
    door, age, residence = _referrals(phrases, way), _age(way), _residence(phrases, way)
    more = [door] if door.words != _openers(phrases, entry) or _is_qualified(door) else []
    return (_decision(phrases, way), *more, *filter(_is_qualified, (age, residence)))


def _is_qualified(fact: Fact) -> bool:
    return bool(fact.bases or fact.notes)


def _age(way: ResolvedDoor) -> Fact:
    return _fact("ålder", values.age(way.age), bases(way.age.basis), way.age.note)


def _residence(phrases: Phrases, way: ResolvedDoor) -> Fact:
    return _fact("bosatt", phrases.residence(way.residence), _all_bases(way.residence), way.residence.note)


def _income(phrases: Phrases, way: ResolvedDoor) -> Fact:
    return _fact("försörjning", phrases.income(way.income), _all_bases(way.income), way.income.note)


def _decision(phrases: Phrases, way: ResolvedDoor) -> Fact:
    return _fact("beslut", phrases.decision(way.decision), bases(way.decision.basis), way.decision.note)


def _referrals(phrases: Phrases, way: ResolvedDoor) -> Fact:
    stated = dict.fromkeys(basis for referral in way.referrals for basis in bases(referral.basis))
    return _fact("väg_in", phrases.referrals(way), tuple(stated), *(referral.note for referral in way.referrals))


def _fact(key: str, words: str, stated: tuple[str, ...], *notes: str | None) -> Fact:
    """Return the fact of a field of the model; notes that are missing are left out."""
    return Fact(field_label(key), words, stated, tuple(note for note in notes if note))


def _all_bases(claim: Residence | Income) -> tuple[str, ...]:
    """Return what a criterion, its closed list and its answer for all others rest on, and why it is closed."""
    stated = bases(claim.basis)
    if claim.others_basis:
        stated = (*stated, OTHERS_BASIS.format(BASES[claim.others_basis].lower()))
    if claim.closed_basis:
        stated = (*stated, CLOSED_BASIS.format(BASES[claim.closed_basis].lower()))
    return (*stated, *_because(claim))


def _closing(claim: Residence | Income) -> tuple[str, ...]:
    """Return the basis for somebody being shut out, and why they are."""
    return (*bases(claim.closed_basis or claim.basis), *_because(claim))


def _because(claim: Residence | Income) -> tuple[str, ...]:
    reason = claim.closed_reason
    return (CLOSED_BECAUSE.format(CLOSED_REASONS[reason].lower()),) if reason else ()


def bases(basis: str | None) -> tuple[str, ...]:
    """Return the basis of a statement in words; empty when the source says it outright."""
    return (BASES[basis].lower(),) if basis and basis != "uttryckligt" else ()
