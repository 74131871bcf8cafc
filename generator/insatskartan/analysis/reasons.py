"""Say why doors are closed: the reason that the source gives, and who can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from insatskartan.catalog import access

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from insatskartan.analysis.residents import Residents, Takes
    from insatskartan.catalog.access import Doors
    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.access import Income, Residence
    from insatskartan.model.vocabulary import Term


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


def closed_by_income(residents: Residents) -> dict[str, list[Entry]]:
    """Return the insatser that are closed, wholly or in part, by income source; those with none are left out.

    Those that have ended are among them.
    """
    catalog = residents.catalog
    persons = [entry for entry in catalog.insatser.values() if entry.insats.level == "individ"]
    closed = {
        term.code: [entry for entry in persons if _says_closed(entry.doors, term.code)] for term in catalog.incomes
    }
    return {code: entries for code, entries in closed.items() if entries}


def incomes_by_answer(residents: Residents, entry: Entry) -> list[tuple[Takes, list[Term]]]:
    """Return the income sources by answer, those that are taken in first; answers that none has are left out.

    Of an insats that has ended, or may have, it is what the record says of the time before.
    """
    groups: dict[Takes, list[Term]] = {takes: [] for takes in ("ja", "delvis", "nej", "okänt")}
    for term in residents.catalog.incomes:
        groups[residents.stated(entry, term.code)].append(term)
    return [(answer, terms) for answer, terms in groups.items() if terms]


def closure_if_any(doors: Doors, code: str) -> Closure | None:
    """Return why an insats, or a part of it, is closed to an income source; None when nothing of it is."""
    return why_closed(doors, code) if _says_closed(doors, code) else None


def _says_closed(doors: Doors, code: str) -> bool:
    """Tell whether the record says no to an income source, for the whole or for a part."""
    return doors.income(code) == "nej" or bool(doors.closed_parts(code))


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
