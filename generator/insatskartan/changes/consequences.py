"""Two versions of an insats -> for whom the answer is another: `shifts(before, after, today)`.

Pure. The answers are those of `matching.match` for persons of whom municipality, age and income source are told, and
further those who ask and the decisions that persons have. As in `gaps`, `match` is asked once for each case that
occurs: for each way that the doors of both versions answer about place and income, and for each side of their limits.

Nothing is returned exactly when every person gets the same answer from both versions, from the insats as a whole and
from each of its parts. Cases are put together to as few shifts as hold them exactly. What is already said for any asker
and without decisions is not said again for one with them.
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

    from insatskartan.catalog.access import Way
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.changes.boxes import Box
    from insatskartan.matching.match import Verdict

MOST = 100_000
"""As many doors as are asked for one insats. More would take long, and a file that needs more is no description."""
_FEW = 4
"""With more different sets of decisions than this, they are only looked at one by one and all together."""

Outcome: TypeAlias = "Verdict | None"
"""An answer; None when there is nothing to take part in."""
_Cell: TypeAlias = "tuple[int, int, int]"
"""Which group of municipalities, of ages and of income sources."""
_Case: TypeAlias = "tuple[str | None, _Cell]"
"""A part, or None for the whole, and a cell."""
_Turn: TypeAlias = "tuple[Outcome, Outcome]"
_Context: TypeAlias = "tuple[tuple[str, ...], tuple[str, ...]]"
"""Who may ask, and with which decisions."""


class TooManyCasesError(Exception):
    """The two versions have more doors than can be gone through."""


class Shift(NamedTuple):
    """Persons whose answer is another."""

    before: tuple[Outcome, ...]
    """The answers that they had, the best first; several when it was one or the other."""
    after: Outcome
    part: str | None
    """The part of the insats that it is about; None for the whole."""
    kommuner: tuple[str, ...]
    """Codes; empty when it is the same wherever one lives."""
    ages: tuple[tuple[int, int], ...]
    """Spans with both ends included; empty when it is the same at any age."""
    incomes: tuple[str, ...]
    """Codes; empty when it is the same whatever one lives on."""
    askers: tuple[str, ...] = ()
    """Codes; empty when it is the same whoever asks."""
    decisions: tuple[str, ...] = ()
    """Codes of decisions that the persons have; empty when it is the same without any."""


@dataclass(frozen=True)
class Version:
    """An insats as it stands in one catalog; nothing when it is not there."""

    catalog: Catalog
    entry: Entry | None

    @property
    def ways(self) -> tuple[Way, ...]:
        """All doors."""
        return tuple(self.entry.doors.all_ways()) if self.entry else ()


def grid(*catalogs: Catalog) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the municipalities, income sources and askers of which there are persons, in order."""
    columns = ((c.kommuner, [term.code for term in c.incomes], c.terms.get("fragare", {})) for c in reversed(catalogs))
    kommuner, incomes, askers = (_merged(parts) for parts in zip(*columns, strict=True))
    return kommuner, incomes, askers


def _merged(parts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for part in parts for code in part))


def shifts(before: Version, after: Version, today: dt.date) -> tuple[Shift, ...]:
    """Return for whom the answer is another, for the worse first.

    Raises TooManyCasesError when the versions have too many doors to go through.
    """
    return tuple(_Comparison(before, after, today).found())


class _Comparison:
    """The cases of two versions, and what each of them answers."""

    def __init__(self, before: Version, after: Version, today: dt.date) -> None:
        self.versions = before, after
        self.today = today
        self.lexicons = Lexicon(before.catalog), Lexicon(after.catalog)
        kommuner, incomes, self.askers = grid(before.catalog, after.catalog)
        self.kommuner = _grouped(kommuner, self._place)
        self.incomes = _grouped(incomes, self._income)
        self.ages = tuple(tuple(range(lower, upper)) for lower, upper in self._spans())
        self.cells: tuple[_Cell, ...] = tuple(
            product(range(len(self.kommuner)), range(len(self.ages)), range(len(self.incomes)))
        )
        contexts = self._contexts()
        if len(self.cells) * len(contexts) * sum(len(version.ways) for version in self.versions) > MOST:
            raise TooManyCasesError
        self.contexts = contexts

    def _place(self, kommun: str) -> Hashable:
        return tuple(
            access.answer(way.residence, lexicon.around(kommun))
            for version, lexicon in zip(self.versions, self.lexicons, strict=True)
            for way in version.ways
        )

    def _income(self, code: str) -> Hashable:
        return tuple(access.answer(way.income, (code,)) for version in self.versions for way in version.ways)

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Yield ages between which no door has a limit."""
        limits = cuts(way for version in self.versions for way in version.ways)
        return pairwise(sorted({0, MAX_AGE + 1, *limits}))

    def _contexts(self) -> tuple[_Context, ...]:
        """Return who may ask and with which decisions, the plainest first: nobody and none."""
        groups = _grouped(self.askers, self._opened_by)
        askers = [(), *(group for group in groups if any(self._opened_by(group[0])))]
        needed = {way.decision.required for version in self.versions for way in version.ways} - {()}
        sizes = range(1, len(needed) + 1) if len(needed) <= _FEW else (1, len(needed))
        together = (some for size in sizes for some in combinations(sorted(needed), size))
        held = {tuple(sorted({code for codes in some for code in codes})) for some in together}
        return tuple(product(askers, sorted({(), *held}, key=lambda codes: (len(codes), codes))))

    def _opened_by(self, asker: str) -> tuple[bool, ...]:
        """Return which doors an asker opens."""
        return tuple(
            any(referral.via in lexicon.doorkeepers.get(asker, frozenset()) - {SELF} for referral in way.referrals)
            for version, lexicon in zip(self.versions, self.lexicons, strict=True)
            for way in version.ways
        )

    def found(self) -> Iterator[Shift]:
        """Yield the shifts, those of the plainest askers first."""
        said: dict[_Context, set[_Case]] = {}
        for askers, held in self.contexts:
            known = {
                case
                for (others, less), cases in said.items()
                if (not others or others == askers) and set(less) <= set(held)
                for case in cases
            }
            fresh = {case: turn for case, turn in self._turns(askers, held).items() if case not in known}
            said[askers, held] = set(fresh)
            yield from self._put_together(fresh, askers, held)

    def _turns(self, askers: tuple[str, ...], held: tuple[str, ...]) -> dict[_Case, _Turn]:
        """Return each case with another answer than before, for the whole and for parts that differ from the whole."""
        found: dict[_Case, _Turn] = {}
        for cell in self.cells:
            kommun, age, income = cell
            person = Person(
                self.kommuner[kommun][0],
                self.ages[age][0],
                self.incomes[income][0],
                dict.fromkeys(held, True),
                askers[0] if askers else None,
            )
            first, second = (self._answers(place, person) for place in (0, 1))
            whole = first.get(None), second.get(None)
            if whole[0] != whole[1] and whole not in _NOTHING_LOST:
                found[None, cell] = whole
            for part in dict.fromkeys((*first, *second)):
                turn = first.get(part), second.get(part)
                if turn[0] != turn[1] and turn != whole and None not in whole:
                    found[part, cell] = turn
        return found

    def _answers(self, place: int, person: Person) -> Mapping[str | None, Outcome]:
        """Return what one version answers: as a whole, and each of its parts."""
        entry = self.versions[place].entry
        if entry is None or entry.insats.level != "individ":
            return {}
        answered = match(person, entry, self.today, self.lexicons[place])
        found: dict[str | None, Outcome] = {None: answered.answer}
        for part in answered.parts:
            name = part.name
            while name in found:
                name += " "  # two parts of the same name are told apart by their order
            found[name] = part.answer
        return found

    def _put_together(
        self, turns: Mapping[_Case, _Turn], askers: tuple[str, ...], held: tuple[str, ...]
    ) -> Iterator[Shift]:
        befores: dict[tuple[str | None, Outcome], dict[_Cell, Outcome]] = {}
        for (part, cell), (before, after) in turns.items():
            befores.setdefault((part, after), {})[cell] = before
        for (part, after), own in sorted(befores.items(), key=lambda row: _order(*row[0])):
            for kommuner, ages, incomes in _apart_or_together(own):
                there = {own[cell] for cell in product(kommuner, ages, incomes)}
                yield Shift(
                    tuple(sorted(there, key=_WORST_FIRST.index, reverse=True)),
                    after,
                    part,
                    _members(self.kommuner, kommuner),
                    _joined(self.ages, ages),
                    _members(self.incomes, incomes),
                    askers,
                    held,
                )


_WORST_FIRST: tuple[Outcome, ...] = (None, "stängd", "oklart", "öppen om", "öppen")
_NOTHING_LOST: tuple[_Turn, ...] = (("stängd", None), (None, "stängd"))
"""An insats that goes away or comes is nothing to those for whom it is shut."""


def _order(part: str | None, after: Outcome) -> tuple[bool, str, int]:
    return part is not None, part or "", _WORST_FIRST.index(after)


def _apart_or_together(befores: Mapping[_Cell, Outcome]) -> list[Box]:
    """Return boxes within which all had the same answer before; boxes that mix them when that takes fewer."""
    together = boxes(befores)
    apart = [
        box
        for before in sorted(set(befores.values()), key=_WORST_FIRST.index, reverse=True)
        for box in boxes([cell for cell, own in befores.items() if own == before])
    ]
    return apart if len(apart) <= len(together) else together


def _grouped(codes: Iterable[str], key: Callable[[str], Hashable]) -> tuple[tuple[str, ...], ...]:
    """Put together what every door answers the same about; one group of nothing when there are no codes."""
    groups: dict[Hashable, list[str]] = {}
    for code in codes:
        groups.setdefault(key(code), []).append(code)
    return tuple(tuple(group) for group in groups.values())


def _members(groups: Sequence[tuple[str, ...]], chosen: Collection[int]) -> tuple[str, ...]:
    """Return the codes of some groups; none when it is all of them."""
    return () if len(chosen) == len(groups) else tuple(code for at in sorted(chosen) for code in groups[at])


def _joined(groups: Sequence[tuple[int, ...]], chosen: Collection[int]) -> tuple[tuple[int, int], ...]:
    """Return the spans of some groups of ages, with neighbours as one; none when it is all ages."""
    if len(chosen) == len(groups):
        return ()
    spans: list[tuple[int, int]] = []
    for at in sorted(chosen):
        lower, upper = groups[at][0], groups[at][-1]
        if spans and spans[-1][1] == lower - 1:
            lower = spans.pop()[0]
        spans.append((lower, upper))
    return tuple(spans)
