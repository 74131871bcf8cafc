"""Cover cells of a three-axis grid with as few boxes as can be found, and nothing outside the cells."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Cell: TypeAlias = "tuple[int, int, int]"
Box: TypeAlias = "tuple[Collection[int], Collection[int], Collection[int]]"
_T = TypeVar("_T")


def boxes(cells: Collection[Cell]) -> list[Box]:
    """Return boxes that cover exactly these cells: of six orders of cutting, the one that needs fewest."""
    return min((_boxed(cells, order) for order in permutations(range(3))), key=len)


def _boxed(cells: Collection[Cell], order: tuple[int, ...]) -> list[Box]:
    """Cut the cells into boxes: first along one axis, then along the next."""
    boxes: list[Box] = []
    first, second, third = order
    for outer, rest in _group_by_values((cell[first], (cell[second], cell[third])) for cell in cells):
        for middle, inner in _group_by_values(rest):
            sides = {first: outer, second: middle, third: inner}
            boxes.append((sides[0], sides[1], sides[2]))
    return sorted(boxes, key=lambda box: [sorted(side) for side in box])


def _group_by_values(pairs: Iterable[tuple[int, _T]]) -> list[tuple[frozenset[int], frozenset[_T]]]:
    """Group keys that map to the same set of values."""
    values: dict[int, set[_T]] = {}
    for key, value in pairs:
        values.setdefault(key, set()).add(value)
    groups: dict[frozenset[_T], set[int]] = {}
    for key, own in values.items():
        groups.setdefault(frozenset(own), set()).add(key)
    return [(frozenset(keys), own) for own, keys in groups.items()]
