"""The facts of an insats and of its doors, in words, with what they rest on: for fact boxes and door cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.pages.wording import BASES

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


def of_door(site: Site, way: Way) -> tuple[Fact, ...]:
    """Return all criteria of one door."""
    return (
        Fact("Ålder", (_age(site, way),)),
        Fact("Bosatt i", (_residence(site, way),)),
        Fact("Försörjning", (_income(site, way),)),
        Fact("Beslut först", (_decision(site, way),)),
        Fact("Vem öppnar", (_referrals(site, way),)),
    )


def at_a_glance(site: Site, entry: Entry) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Return the facts that stand before and after income, for all doors at once."""
    ways = entry.ways
    before = (
        _joined("Ålder", ways, [_age(site, way) for way in ways]),
        # A door named after a place would say the place twice.
        _joined("Bosatt i", (), [_residence(site, way) for way in ways]),
        _joined("Vem öppnar dörren", ways, [_referrals(site, way) for way in ways]),
    )
    return before, (_joined("Beslut först", ways, [_decision(site, way) for way in ways]),)


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
    closed = way.income.closed_basis
    bases = (*_bases(way.income.basis), *([f"det som är stängt: {BASES[closed].lower()}"] if closed else ()))
    return Claim(site.income(way), bases, _some(way.income.note))


def _decision(site: Site, way: Way) -> Claim:
    return Claim(site.decision(way), _bases(way.decision.basis), _some(way.decision.note))


def _referrals(site: Site, way: Way) -> Claim:
    bases = dict.fromkeys(basis for referral in way.referrals for basis in _bases(referral.basis))
    return Claim(site.referrals(way), tuple(bases), _some(*(referral.note for referral in way.referrals)))


def _bases(basis: str | None) -> tuple[str, ...]:
    """Return what a claim rests on, unless the source says it outright."""
    return (BASES[basis].lower(),) if basis and basis != "uttryckligt" else ()


def _some(*notes: str | None) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
