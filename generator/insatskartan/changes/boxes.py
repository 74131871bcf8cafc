"""Cells of a space with three axes -> few boxes that hold exactly these cells."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Cell: TypeAlias = "tuple[int, int, int]"
Box: TypeAlias = "tuple[Collection[int], Collection[int], Collection[int]]"
_T = TypeVar("_T")


def boxes(cells: Collection[Cell]) -> list[Box]:
    """Return the fewest boxes found that hold these cells and no others."""
    return min((_boxed(cells, order) for order in permutations(range(3))), key=len)


def _boxed(cells: Collection[Cell], order: tuple[int, ...]) -> list[Box]:
    """Cut the cells into boxes: first along one axis, then along the next."""
    boxes: list[Box] = []
    first, second, third = order
    for outer, rest in _alike((cell[first], (cell[second], cell[third])) for cell in cells):
        for middle, inner in _alike(rest):
            sides = {first: outer, second: middle, third: inner}
            boxes.append((sides[0], sides[1], sides[2]))
    return sorted(boxes, key=lambda box: [sorted(side) for side in box])


def _alike(pairs: Iterable[tuple[int, _T]]) -> list[tuple[frozenset[int], frozenset[_T]]]:
    """Put together the firsts that have the same seconds."""
    seconds: dict[int, set[_T]] = {}
    for first, second in pairs:
        seconds.setdefault(first, set()).add(second)
    groups: dict[frozenset[_T], set[int]] = {}
    for first, own in seconds.items():
        groups.setdefault(frozenset(own), set()).add(first)
    return [(frozenset(firsts), own) for own, firsts in groups.items()]
