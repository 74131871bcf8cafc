"""Say why doors are closed: the reason that the source gives, and who can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from insatskartan.catalog import access

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from insatskartan.catalog.access import Doors
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.access import Income, Residence


class Closure(NamedTuple):
    """What the closed doors of an insats say about being closed; each statement once."""

    kinds: tuple[str, ...]
    """Values of `stängd_orsak`; empty when the source does not say why."""
    notes: tuple[str, ...]
    changers: tuple[str, ...]
    """Who can open the doors."""
    basis: str
    """What the first door that gives any basis rests on; empty when none does."""
    parts: tuple[str, ...]
    """Names of the closed parts, when others are not closed."""


def is_closed(doors: Doors, code: str) -> bool:
    """Tell whether an insats, or a part of it, is closed to an income source."""
    return doors.income(code) == "nej" or bool(doors.closed_parts(code))


def closed_by_income(catalog: Catalog) -> dict[str, list[Entry]]:
    """Return the insatser that are closed, wholly or in part, by income source; those with none are left out."""
    persons = [entry for entry in catalog.insatser.values() if entry.insats.level == "individ"]
    closed = {term.code: [entry for entry in persons if is_closed(entry.doors, term.code)] for term in catalog.incomes}
    return {code: entries for code, entries in closed.items() if entries}


def incomes_by_answer(catalog: Catalog, doors: Doors) -> list[tuple[str, list[str]]]:
    """Return the names of the income sources by answer, open ones first and unknown ones last."""
    groups: dict[str, list[str]] = {"ja": [], "delvis": [], "nej": [], "okänt": []}
    for term in catalog.incomes:
        groups[doors.income(term.code)].append(term.name)
    return [(answer, names) for answer, names in groups.items() if names]


def closure_if_any(doors: Doors, code: str) -> Closure | None:
    """Return why an insats, or a part of it, is closed to an income source; None when nothing of it is."""
    return why_closed(doors, code) if is_closed(doors, code) else None


def why_closed(doors: Doors, code: str) -> Closure:
    """Return why an insats, or a part of it, is closed to an income source."""
    closed = (way.income for way in doors.all_ways() if access.answer(way.income, (code,)) == "nej")
    whole = doors.income(code) == "nej"
    return _closure(closed, () if whole else tuple(part.name for part in doors.closed_parts(code)))


def why_closed_to_residents(doors: Doors, places: Collection[str]) -> Closure:
    """Return why an insats is closed to those who live in all of `places`."""
    return _closure(way.residence for way in doors.all_ways() if access.answer(way.residence, places) == "nej")


def _closure(criteria: Iterable[Income | Residence], parts: tuple[str, ...] = ()) -> Closure:
    closed = list(criteria)
    bases = (criterion.closed_basis or criterion.basis or "" for criterion in closed)
    return Closure(
        kinds=tuple(dict.fromkeys(criterion.closed_reason for criterion in closed if criterion.closed_reason)),
        notes=tuple(dict.fromkeys(criterion.note for criterion in closed if criterion.note)),
        changers=tuple(dict.fromkeys(criterion.changed_by for criterion in closed if criterion.changed_by)),
        basis=next(filter(None, bases), ""),
        parts=parts,
    )
