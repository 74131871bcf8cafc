"""Why an insats is shut to somebody: what the source gives as the reason, and who can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from insatskartan.catalog import access

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from insatskartan.catalog.access import Doors
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.insats import Income, Residence


class Reason(NamedTuple):
    """What the closed doors of an insats say, once each."""

    kinds: tuple[str, ...]
    """Words of `stängd_orsak`; empty when the source does not say why."""
    notes: tuple[str, ...]
    changers: tuple[str, ...]
    basis: str
    """What it rests on that they are closed; the first door that says so."""
    parts: tuple[str, ...]
    """Names of the parts that are closed, when others are not."""


def is_closed(doors: Doors, code: str) -> bool:
    """Tell whether an insats, or a part of it, is shut to an income source."""
    return doors.income(code) == "nej" or bool(doors.closed_parts(code))


def closed_by_income(catalog: Catalog) -> dict[str, list[Entry]]:
    """Return what is closed, wholly or in part, by income source; sources that nothing is closed to are left out."""
    individual = [entry for entry in catalog.insatser.values() if entry.insats.level == "individ"]
    found = {term.code: [e for e in individual if is_closed(e.doors, term.code)] for term in catalog.incomes}
    return {code: entries for code, entries in found.items() if entries}


def reason(doors: Doors, code: str) -> Reason:
    """Return why an income source is shut out."""
    claims = (way.income for way in doors.all_ways() if access.answer(way.income, (code,)) == "nej")
    whole = doors.income(code) == "nej"
    return _reason(claims, () if whole else tuple(part.name for part in doors.closed_parts(code)))


def of_residence(doors: Doors, places: Collection[str]) -> Reason:
    """Return why those who live in all of `places` are shut out."""
    return _reason(way.residence for way in doors.all_ways() if access.answer(way.residence, places) == "nej")


def _reason(criteria: Iterable[Income | Residence], parts: tuple[str, ...] = ()) -> Reason:
    claims = list(criteria)
    bases = (claim.closed_basis or claim.basis or "" for claim in claims)
    return Reason(
        kinds=tuple(dict.fromkeys(claim.closed_reason for claim in claims if claim.closed_reason)),
        notes=tuple(dict.fromkeys(claim.note for claim in claims if claim.note)),
        changers=tuple(dict.fromkeys(claim.changed_by for claim in claims if claim.changed_by)),
        basis=next(filter(None, bases), ""),
        parts=parts,
    )
