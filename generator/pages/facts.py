"""The facts of an insats and of its doors, in words, with what they rest on: for fact boxes and door cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.pages import microcopy, wording
from generator.swedish import listing

if TYPE_CHECKING:
    from generator.access import Way
    from generator.catalog import Entry
    from generator.pages.view import Site


class Claim(NamedTuple):
    """One statement: what it says, what it rests on when that is not plain, and remarks beside it."""

    words: str
    bases: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    door: str = ""
    """The door it is about, when doors differ."""


class Fact(NamedTuple):
    """One row: a label, and one claim for all doors or one for each."""

    label: str
    claims: tuple[Claim, ...]


class Tile(NamedTuple):
    """One of the short answers that stand first on an insats page."""

    icon: str
    label: str
    text: str


def of_door(site: Site, way: Way) -> tuple[Fact, ...]:
    """Return all criteria of one door."""
    return (
        Fact(microcopy.AGE, (_age(site, way),)),
        Fact(microcopy.LIVES_IN, (_residence(site, way),)),
        Fact(microcopy.INCOME, (_income(site, way),)),
        Fact(microcopy.DECISION, (_decision(site, way),)),
        Fact(microcopy.DOOR, (_referrals(site, way),)),
    )


def glance(site: Site, entry: Entry) -> tuple[Tile, ...]:
    """Return for whom an insats is, from where, how old, and who opens the door, in a few words each."""
    target = entry.insats.target
    whom = target and (target.description or listing(site.labels("malgrupper", target.groups)))
    tiles = [Tile("person", microcopy.FOR_WHOM, whom or microcopy.NOT_STATED)]
    if entry.insats.level == "struktur":
        return (*tiles, Tile("plats", microcopy.AREA, site.catalog.areas[entry.area].name))
    residences = [way.residence for way in entry.ways]
    return (
        *tiles,
        Tile("plats", microcopy.LIVES_IN, wording.short_residence(residences, site.catalog.place_name)),
        Tile("alder", microcopy.AGE, wording.joined([site.age(way) for way in entry.ways])),
        Tile("dorr", microcopy.DOOR_SHORT, _openers(site, entry)),
    )


def _openers(site: Site, entry: Entry) -> str:
    """Say who opens the doors; what is not known about some of them stays visible."""
    known = site.doorkeepers(entry)
    if not known:
        return microcopy.NOT_STATED
    silent = any(not way.referrals for way in entry.ways)
    return f"{known}; {microcopy.OTHER_DOORS_UNKNOWN}" if silent else known


def further(site: Site, entry: Entry, *, doors_follow: bool) -> tuple[Fact, ...]:
    """Return which decision comes first, and what the tiles leave out: remarks, and what a statement rests on.

    Nothing when the door cards that follow say it all.
    """
    if doors_follow:
        return ()
    ways = entry.ways
    facts = (
        _joined(microcopy.AGE, ways, [_age(site, way) for way in ways]),
        _joined(microcopy.LIVES_IN, (), [_residence(site, way) for way in ways]),
        _joined(microcopy.DOOR, ways, [_referrals(site, way) for way in ways]),
    )
    decision = _joined(microcopy.DECISION, ways, [_decision(site, way) for way in ways])
    return (decision, *(fact for fact in facts if _says_more(fact)))


def _says_more(fact: Fact) -> bool:
    return len(fact.claims) > 1 or bool(fact.claims[0].bases or fact.claims[0].notes)


def _joined(label: str, ways: tuple[Way, ...], claims: list[Claim]) -> Fact:
    """Say once what all doors say alike; otherwise what each says, by its name."""
    first = claims[0]
    if all(claim.words == first.words for claim in claims):
        notes = tuple(dict.fromkeys(note for claim in claims for note in claim.notes))
        return Fact(label, (first._replace(notes=notes),))
    names = [way.name or "" for way in ways] or [""] * len(claims)
    return Fact(label, tuple(claim._replace(door=name) for claim, name in zip(claims, names, strict=True)))


def _age(site: Site, way: Way) -> Claim:
    return Claim(site.age(way), _bases(way.age.basis), _some(way.age.note))


def _residence(site: Site, way: Way) -> Claim:
    return Claim(site.residence(way), _bases(way.residence.basis), _some(way.residence.note))


def _income(site: Site, way: Way) -> Claim:
    bases = _bases(way.income.basis)
    if closed := way.income.closed_basis:
        bases = (*bases, microcopy.CLOSED_BASIS.format(microcopy.BASES[closed].lower()))
    return Claim(site.income(way), bases, _some(way.income.note))


def _decision(site: Site, way: Way) -> Claim:
    return Claim(site.decision(way), _bases(way.decision.basis), _some(way.decision.note))


def _referrals(site: Site, way: Way) -> Claim:
    bases = dict.fromkeys(basis for referral in way.referrals for basis in _bases(referral.basis))
    return Claim(site.referrals(way), tuple(bases), _some(*(referral.note for referral in way.referrals)))


def _bases(basis: str | None) -> tuple[str, ...]:
    """Return what a claim rests on, unless the source says it outright."""
    return (microcopy.BASES[basis].lower(),) if basis and basis != "uttryckligt" else ()


def _some(*notes: str | None) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
