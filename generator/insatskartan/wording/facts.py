"""The facts of an insats and of its doors, in words, with what they rest on: for fact boxes and door cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from insatskartan.text.swedish import listing
from insatskartan.wording import labels, values

if TYPE_CHECKING:
    from insatskartan.catalog.access import Way
    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.insats import Income, Residence
    from insatskartan.pages.site import Site


class Fact(NamedTuple):
    """One row: a label, what is said, what it rests on when that is not plain, and remarks beside it."""

    label: str
    words: str
    bases: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Tile(NamedTuple):
    """One of the short answers that stand first on an insats page."""

    icon: str
    label: str
    text: str


def of_door(site: Site, way: Way) -> tuple[Fact, ...]:
    """Return all criteria of one door."""
    return tuple(make(site, way) for make in (_age, _residence, _income, _decision, _referrals))


def glance(site: Site, entry: Entry) -> tuple[Tile, ...]:
    """Return for whom an insats is, from where, how old, and who opens the door, in a few words each."""
    target = entry.insats.target
    whom = target and (target.description or listing(site.labels("malgrupper", target.groups)))
    tiles = [Tile("person", labels.FOR_WHOM, whom or labels.NOT_STATED)]
    if entry.insats.level == "struktur":
        return (*tiles, Tile("plats", labels.AREA, site.catalog.areas[entry.area].name))
    return (
        *tiles,
        Tile("plats", labels.LIVES_IN, site.short_residence(entry)),
        Tile("alder", labels.AGE, values.joined([site.age(way) for way in entry.ways])),
        Tile("dorr", labels.DOOR_SHORT, _openers(site, entry)),
    )


def _openers(site: Site, entry: Entry) -> str:
    """Say who opens the doors; what is not known about some of them stays visible."""
    known = site.doorkeepers(entry)
    if not known:
        return labels.NOT_STATED
    silent = any(not way.referrals for way in entry.ways)
    return f"{known}; {labels.OTHER_DOORS_UNKNOWN}" if silent else known


def further(site: Site, entry: Entry) -> tuple[Fact, ...]:
    """Return which decision comes first, and what the tiles leave out: how, remarks, what a statement rests on.

    It is for an insats with one door; where there are more, or the door has a name, its card says it all.
    """
    way = entry.ways[0]
    door, age, residence = _referrals(site, way), _age(site, way), _residence(site, way)
    more = [door] if door.words != _openers(site, entry) or _is_qualified(door) else []
    return (_decision(site, way), *more, *filter(_is_qualified, (age, residence)))


def _is_qualified(fact: Fact) -> bool:
    return bool(fact.bases or fact.notes)


def _age(site: Site, way: Way) -> Fact:
    return Fact(labels.AGE, site.age(way), bases(way.age.basis), _some(way.age.note))


def _residence(site: Site, way: Way) -> Fact:
    return Fact(labels.LIVES_IN, site.residence(way), _all_bases(way.residence), _some(way.residence.note))


def _income(site: Site, way: Way) -> Fact:
    return Fact(labels.INCOME, site.income(way), _all_bases(way.income), _some(way.income.note))


def _decision(site: Site, way: Way) -> Fact:
    return Fact(labels.DECISION, site.decision(way), bases(way.decision.basis), _some(way.decision.note))


def _referrals(site: Site, way: Way) -> Fact:
    found = dict.fromkeys(basis for referral in way.referrals for basis in bases(referral.basis))
    return Fact(labels.DOOR, site.referrals(way), tuple(found), _some(*(referral.note for referral in way.referrals)))


def _all_bases(claim: Residence | Income) -> tuple[str, ...]:
    """Return what a criterion rests on, and what its closed list rests on when that is said for itself."""
    found = bases(claim.basis)
    if claim.closed_basis:
        found = (*found, labels.CLOSED_BASIS.format(labels.BASES[claim.closed_basis].lower()))
    return (*found, *_because(claim))


def closing(claim: Residence | Income) -> tuple[str, ...]:
    """Return what it rests on that somebody is shut out, and why."""
    return (*bases(claim.closed_basis or claim.basis), *_because(claim))


def _because(claim: Residence | Income) -> tuple[str, ...]:
    reason = claim.closed_reason
    return (labels.CLOSED_BECAUSE.format(labels.CLOSED_REASONS[reason].lower()),) if reason else ()


def bases(basis: str | None) -> tuple[str, ...]:
    """Return what a statement rests on, unless the source says it outright."""
    return (labels.BASES[basis].lower(),) if basis and basis != "uttryckligt" else ()


def _some(*notes: str | None) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
