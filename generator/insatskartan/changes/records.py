"""Diff two records of the same type, field by field and row by row.

Pure, and names no field of its own: it follows the declarations of the model, so a new field is compared from the
start. Rows of two lists match when they are equal, else when their identifying fields are, else when most of their
values are. So a row that has moved is neither removed nor added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from insatskartan.model.fields import Field, fields
from insatskartan.model.records import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

What = Literal["ändras", "tillkommer", "försvinner", "ny rad", "borttagen rad", "ordning"]

_MIN_SIMILARITY = 0.5
"""Rows at least this similar match although their identifying fields differ."""
_MAX_PAIRS, _MAX_DISTANCE = 2_500, 20
"""With more pairs than this, a row is only compared with rows at most this far away: no file may take minutes."""


class PathStep(NamedTuple):
    """One step on the path to a change: a field, and the row when it is a list."""

    field: Field
    row: Record | None = None


@dataclass(frozen=True)
class Change:
    """One difference between two records."""

    path: tuple[PathStep, ...]
    """The fields and rows around it, outermost first."""
    field: Field
    what: What
    before: Any = None
    after: Any = None


def compare(before: Record, after: Record, keys: Collection[str] | None = None) -> tuple[Change, ...]:
    """Return the changes in the order of the model; with `keys` only those of these top-level keys.

    Returns nothing exactly when the two records are equal (in those keys).
    """
    wanted = [field for field in fields(type(before)) if keys is None or field.key in keys]
    return tuple(change for field in wanted for change in _field(before, after, field, ()))


def _field(before: Record, after: Record, field: Field, path: tuple[PathStep, ...]) -> Iterator[Change]:
    first, second = getattr(before, field.name), getattr(after, field.name)
    if first == second:
        return
    listed = isinstance(first, tuple) or isinstance(second, tuple)
    if listed and first and second:
        yield from (_rows if field.record else _values)(first, second, field, path)
    elif listed:
        yield from _whole_list(first, second, field, path)
    elif first is None or second is None:
        yield Change(path, field, "tillkommer" if first is None else "försvinner", first, second)
    elif isinstance(first, Record) and isinstance(second, Record):
        yield from _record(first, second, field, path)
    else:
        yield Change(path, field, "ändras", first, second)


def _whole_list(
    first: Sequence[Any] | None, second: Sequence[Any] | None, field: Field, path: tuple[PathStep, ...]
) -> Iterator[Change]:
    """Yield all rows as added or removed. An empty list may mean something other than no list."""
    rows = [Change(path, field, "borttagen rad", row) for row in first or ()]
    rows += [Change(path, field, "ny rad", None, row) for row in second or ()]
    yield from rows or [Change(path, field, "ändras", first, second)]


def _record(first: Record, second: Record, field: Field, path: tuple[PathStep, ...]) -> Iterator[Change]:
    """Yield the changes inside; a record whose answer changes (from `alla` to a limit) changes as a whole."""
    if getattr(first, "answer", None) != getattr(second, "answer", None):
        yield Change(path, field, "ändras", first, second)
        reported = {inner.name for inner in fields(type(first))} - {"basis", "note"}
    else:
        reported = set()
    for inner in fields(type(first)):
        if inner.name not in reported:
            yield from _field(first, second, inner, (*path, PathStep(field)))


def _values(first: Sequence[Any], second: Sequence[Any], field: Field, path: tuple[PathStep, ...]) -> Iterator[Change]:
    """Compare lists of single values."""
    gone, new = _difference(first, second), _difference(second, first)
    yield from (Change(path, field, "borttagen rad", value) for value in gone)
    yield from (Change(path, field, "ny rad", None, value) for value in new)
    if _difference(first, gone) != _difference(second, new):
        yield Change(path, field, "ordning", first, second)


def _difference(values: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """Return the multiset difference, keeping order."""
    left = list(others)
    kept = []
    for value in values:
        if value in left:
            left.remove(value)
        else:
            kept.append(value)
    return kept


def _rows(
    first: Sequence[Record], second: Sequence[Record], field: Field, path: tuple[PathStep, ...]
) -> Iterator[Change]:
    """Compare lists of records."""
    pairs = _match_rows(first, second)
    paired = {old for old, _ in pairs}, {new for _, new in pairs}
    yield from (Change(path, field, "borttagen rad", row) for index, row in enumerate(first) if index not in paired[0])
    for index, row in enumerate(second):
        origin = next((old for old, new in pairs if new == index), None)
        if origin is None:
            yield Change(path, field, "ny rad", None, row)
            continue
        for inner in fields(type(row)):
            yield from _field(first[origin], row, inner, (*path, PathStep(field, row)))
    if [old for old, _ in sorted(pairs, key=lambda pair: pair[1])] != sorted(paired[0]):
        yield Change(path, field, "ordning", first, second)


def _match_rows(first: Sequence[Record], second: Sequence[Record]) -> list[tuple[int, int]]:
    """Match rows of two lists by similarity and return pairs of indexes; best match first, each row is used once."""
    pairs: list[tuple[int, int]] = []
    left, right = dict(enumerate(first)), dict(enumerate(second))
    twins: dict[Record, list[int]] = {}
    for new, row in enumerate(second):
        twins.setdefault(row, []).append(new)
    for old, row in enumerate(first):
        if twins.get(row):
            new = twins[row].pop(0)
            pairs.append((old, new))
            del left[old], right[new]
    all_pairs = len(left) * len(right) <= _MAX_PAIRS
    ranked = sorted(
        (-score, abs(old - new), old, new)
        for old, row in left.items()
        for new, other in right.items()
        if (all_pairs or abs(old - new) <= _MAX_DISTANCE) and (score := _row_similarity(row, other)) >= _MIN_SIMILARITY
    )
    for _, _, old, new in ranked:
        if old in left and new in right:
            pairs.append((old, new))
            del left[old], right[new]
    return pairs


def _row_similarity(first: Record, second: Record) -> float:
    """Return the similarity of two rows, from 0 to 1, plus 1 when their identifying fields are equal.

    Rows without a name, as a single door often is, have equal identifying fields.
    """
    own = fields(type(first))
    identity = [field for field in own if field.marks.identity] or own[:1]
    ours, theirs = ([getattr(row, field.name) for field in identity] for row in (first, second))
    return similarity(first, second) + bool(ours == theirs)


def similarity(first: Record, second: Record) -> float:
    """Return how many of the fields that either record fills in are equal, from 0 to 1."""
    filled = [
        field.name
        for field in fields(type(first))
        if any(getattr(row, field.name) != field.default for row in (first, second))
    ]
    return sum(bool(getattr(first, name) == getattr(second, name)) for name in filled) / len(filled)
