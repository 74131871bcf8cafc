"""Find who gets a different answer from two versions of an insats: `shifts(before, after, today)`.

Pure. The answers are those of `matching.match` for persons with a known municipality, age and income source, combined
with who asks and which decisions they have. As in `analysis.counts`, `match` runs once per distinct case:
municipalities and incomes that all doors of both versions treat alike are one case, as are the ages between two limits.

The result is empty exactly when every person gets the same answer from both versions, from the insats as a whole and
from each of its parts. Cases are merged into as few shifts as cover them exactly. A shift that holds for any asker and
without decisions is not repeated for a particular asker or decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from insatskartan.catalog import access
from insatskartan.changes.boxes import boxes
from insatskartan.matching.ages import cuts
from insatskartan.matching.criteria import SELF, Lexicon, Person
from insatskartan.matching.match import match
from insatskartan.model.scalars import MAX_AGE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.changes.boxes import Box
    from insatskartan.matching.criteria import Verdict

MAX_DOOR_QUERIES = 100_000
"""More would take too long, and an insats that needs more is not a description."""
_MAX_DECISION_SETS = 4
"""With more distinct sets of decisions than this, they are only tried one at a time and all at once."""

MaybeVerdict: TypeAlias = "Verdict | None"
"""A verdict, or None when there is nothing to take part in."""
_Cell: TypeAlias = "tuple[int, int, int]"
"""Indexes of a group of municipalities, of ages and of income sources."""
_Case: TypeAlias = "tuple[str | None, _Cell]"
"""The name of a part, or None for the whole insats, and a cell."""
_BeforeAfter: TypeAlias = "tuple[MaybeVerdict, MaybeVerdict]"
_Context: TypeAlias = "tuple[tuple[str, ...], tuple[str, ...]]"
"""Who may ask, and with which decisions."""


class TooManyCasesError(Exception):
    """The two versions have too many doors and cases to go through."""


class Shift(NamedTuple):
    """A group of persons whose answer changes."""

    before: tuple[MaybeVerdict, ...]
    """The answers that they had, best first; several when it depended."""
    after: MaybeVerdict
    part: str | None
    """The part of the insats; None for the whole."""
    kommuner: tuple[str, ...]
    """Codes; empty for all municipalities."""
    ages: tuple[tuple[int, int], ...]
    """Spans with both ends included; empty for all ages."""
    incomes: tuple[str, ...]
    """Codes; empty for all income sources."""
    askers: tuple[str, ...] = ()
    """Codes; empty for any asker."""
    decisions: tuple[str, ...] = ()
    """Codes of decisions that the persons have; empty when none is needed."""


@dataclass(frozen=True)
class Version:
    """An insats in one catalog, or None when that catalog does not have it."""

    catalog: Catalog
    entry: Entry | None

    @property
    def ways(self) -> tuple[ResolvedDoor, ...]:
        """All doors."""
        return tuple(self.entry.doors.all_ways()) if self.entry else ()


def grid(*catalogs: Catalog) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the axes of the case grid: municipalities, income sources and askers, each in order."""
    columns = ((c.kommuner, [term.code for term in c.incomes], c.terms.get("fragare", {})) for c in reversed(catalogs))
    kommuner, incomes, askers = (_merged(parts) for parts in zip(*columns, strict=True))
    return kommuner, incomes, askers


def _merged(parts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for part in parts for code in part))


def shifts(before: Version, after: Version, today: dt.date) -> tuple[Shift, ...]:
    """Return who gets a different answer, changes for the worse first.

    Raises TooManyCasesError when the versions have too many doors to go through.
    """
    return tuple(_Comparer(before, after, today).shifts())


class _Comparer:
    """The case grid of two versions, and the answers of each."""

    def __init__(self, before: Version, after: Version, today: dt.date) -> None:
        self.versions = before, after
        self.today = today
        self.lexicons = Lexicon(before.catalog), Lexicon(after.catalog)
        kommuner, incomes, self.askers = grid(before.catalog, after.catalog)
        self.kommuner = _group_by(kommuner, self._residence_key)
        self.incomes = _group_by(incomes, self._income_key)
        self.ages = tuple(tuple(range(lower, upper)) for lower, upper in self._spans())
        self.cells: tuple[_Cell, ...] = tuple(
            product(range(len(self.kommuner)), range(len(self.ages)), range(len(self.incomes)))
        )
        contexts = self._contexts()
        if len(self.cells) * len(contexts) * sum(len(version.ways) for version in self.versions) > MAX_DOOR_QUERIES:
            raise TooManyCasesError
        self.contexts = contexts

    def _residence_key(self, kommun: str) -> Hashable:
        return tuple(
            access.answer(way.residence, lexicon.around(kommun))
            for version, lexicon in zip(self.versions, self.lexicons, strict=True)
            for way in version.ways
        )

    def _income_key(self, code: str) -> Hashable:
        return tuple(access.answer(way.income, (code,)) for version in self.versions for way in version.ways)

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Yield spans of ages without a limit of any door inside."""
        limits = cuts(way for version in self.versions for way in version.ways)
        return pairwise(sorted({0, MAX_AGE + 1, *limits}))

    def _contexts(self) -> tuple[_Context, ...]:
        """Return the combinations of asker and decisions to try, the least specific first."""
        groups = _group_by(self.askers, self._opened_by)
        askers = [(), *(group for group in groups if any(self._opened_by(group[0])))]
        needed = {way.decision.required for version in self.versions for way in version.ways} - {()}
        sizes = range(1, len(needed) + 1) if len(needed) <= _MAX_DECISION_SETS else (1, len(needed))
        together = (some for size in sizes for some in combinations(sorted(needed), size))
        held = {tuple(sorted({code for codes in some for code in codes})) for some in together}
        return tuple(product(askers, sorted({(), *held}, key=lambda codes: (len(codes), codes))))

    def _opened_by(self, asker: str) -> tuple[bool, ...]:
        """Return, for each door, whether the asker opens it."""
        return tuple(
            any(referral.via in lexicon.doorkeepers.get(asker, frozenset()) - {SELF} for referral in way.referrals)
            for version, lexicon in zip(self.versions, self.lexicons, strict=True)
            for way in version.ways
        )

    def shifts(self) -> Iterator[Shift]:
        """Yield the shifts, the least specific context first."""
        reported: dict[_Context, set[_Case]] = {}
        for askers, held in self.contexts:
            known = {
                case
                for (others, less), cases in reported.items()
                if (not others or others == askers) and set(less) <= set(held)
                for case in cases
            }
            fresh = {case: pair for case, pair in self._changed_cases(askers, held).items() if case not in known}
            reported[askers, held] = set(fresh)
            yield from self._as_shifts(fresh, askers, held)

    def _changed_cases(self, askers: tuple[str, ...], held: tuple[str, ...]) -> dict[_Case, _BeforeAfter]:
        """Return the cases whose answer changes, for the whole and for parts that differ from the whole."""
        changed: dict[_Case, _BeforeAfter] = {}
        for cell in self.cells:
            kommun, age, income = cell
            person = Person(
                self.kommuner[kommun][0],
                self.ages[age][0],
                self.incomes[income][0],
                dict.fromkeys(held, True),
                askers[0] if askers else None,
            )
            first, second = (self._answers(index, person) for index in (0, 1))
            whole = first.get(None), second.get(None)
            if whole[0] != whole[1] and whole not in _NOTHING_LOST:
                changed[None, cell] = whole
            for part in dict.fromkeys((*first, *second)):
                pair = first.get(part), second.get(part)
                if pair[0] != pair[1] and pair != whole and None not in whole:
                    changed[part, cell] = pair
        return changed

    def _answers(self, index: int, person: Person) -> Mapping[str | None, MaybeVerdict]:
        """Return the answers of one version: of the whole, and of each part."""
        entry = self.versions[index].entry
        if entry is None or entry.insats.level != "individ":
            return {}
        answered = match(person, entry, self.today, self.lexicons[index])
        answers: dict[str | None, MaybeVerdict] = {None: answered.answer}
        for part in answered.parts:
            name = part.name
            while name in answers:
                name += " "  # parts of the same name differ by their order
            answers[name] = part.answer
        return answers

    def _as_shifts(
        self, cases: Mapping[_Case, _BeforeAfter], askers: tuple[str, ...], held: tuple[str, ...]
    ) -> Iterator[Shift]:
        befores: dict[tuple[str | None, MaybeVerdict], dict[_Cell, MaybeVerdict]] = {}
        for (part, cell), (before, after) in cases.items():
            befores.setdefault((part, after), {})[cell] = before
        for (part, after), own in sorted(befores.items(), key=lambda row: _order(*row[0])):
            for kommuner, ages, incomes in _boxes_by_answer(own):
                earlier = {own[cell] for cell in product(kommuner, ages, incomes)}
                yield Shift(
                    tuple(sorted(earlier, key=_WORST_FIRST.index, reverse=True)),
                    after,
                    part,
                    _members(self.kommuner, kommuner),
                    _merged_spans(self.ages, ages),
                    _members(self.incomes, incomes),
                    askers,
                    held,
                )


_WORST_FIRST: tuple[MaybeVerdict, ...] = (None, "stängd", "oklart", "öppen om", "öppen")
_NOTHING_LOST: tuple[_BeforeAfter, ...] = (("stängd", None), (None, "stängd"))
"""An insats that appears or disappears makes no difference to those it is closed for."""


def _order(part: str | None, after: MaybeVerdict) -> tuple[bool, str, int]:
    return part is not None, part or "", _WORST_FIRST.index(after)


def _boxes_by_answer(befores: Mapping[_Cell, MaybeVerdict]) -> list[Box]:
    """Return boxes of cells with one earlier answer each, or boxes that mix earlier answers when those are fewer."""
    together = boxes(befores)
    apart = [
        box
        for before in sorted(set(befores.values()), key=_WORST_FIRST.index, reverse=True)
        for box in boxes([cell for cell, own in befores.items() if own == before])
    ]
    return apart if len(apart) <= len(together) else together


def _group_by(codes: Iterable[str], key: Callable[[str], Hashable]) -> tuple[tuple[str, ...], ...]:
    """Group codes by key, keeping order."""
    groups: dict[Hashable, list[str]] = {}
    for code in codes:
        groups.setdefault(key(code), []).append(code)
    return tuple(tuple(group) for group in groups.values())


def _members(groups: Sequence[tuple[str, ...]], chosen: Collection[int]) -> tuple[str, ...]:
    """Return the codes of the chosen groups; none when all are chosen."""
    return () if len(chosen) == len(groups) else tuple(code for index in sorted(chosen) for code in groups[index])


def _merged_spans(groups: Sequence[tuple[int, ...]], chosen: Collection[int]) -> tuple[tuple[int, int], ...]:
    """Return the spans of the chosen age groups, adjacent ones merged; none when all are chosen."""
    if len(chosen) == len(groups):
        return ()
    spans: list[tuple[int, int]] = []
    for index in sorted(chosen):
        lower, upper = groups[index][0], groups[index][-1]
        if spans and spans[-1][1] == lower - 1:
            lower = spans.pop()[0]
        spans.append((lower, upper))
    return tuple(spans)
