"""Two records of one kind -> what is another in the second: field by field, row by row.

Pure, and knows no single field: it goes by the declarations of the model, so a new field is compared from the start. A
row of a list is the same row when it says the same; otherwise when it is about the same thing, which its first field
says, or when most of it is the same. So a row that has moved is neither removed nor added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from insatskartan.model.fields import Field, fields
from insatskartan.model.records import Record
from insatskartan.model.reports import FollowUp
from insatskartan.model.result import Result, SourceRef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

What = Literal["ändras", "tillkommer", "försvinner", "ny rad", "borttagen rad", "ordning"]

_ABOUT: dict[type[Record], tuple[str, ...]] = {
    FollowUp: ("kind", "period"),
    SourceRef: ("document", "place"),
    Result: ("measure", "period"),
}
"""The fields that say which thing a row is about, when it takes more than the first."""
_SAME = 0.5
"""As large a part of what two rows say must be the same in both, when they are not about the same thing."""
_MANY, _NEAR = 2_500, 20
"""With more pairs than this, rows are only compared with those about as far down: no file may take minutes."""


class Step(NamedTuple):
    """One step on the way to what is changed: a field, and the row of its list when it has one."""

    field: Field
    row: Record | None = None


@dataclass(frozen=True)
class Change:
    """One thing that is another in the second record."""

    way: tuple[Step, ...]
    """The fields and rows that it lies in, outermost first."""
    field: Field
    what: What
    before: Any = None
    after: Any = None


def compare(before: Record, after: Record, keys: Collection[str] | None = None) -> tuple[Change, ...]:
    """Return what differs, in the order of the model; with `keys` only of these top-level keys.

    Returns nothing exactly when the two records say the same (about those keys).
    """
    wanted = [field for field in fields(type(before)) if keys is None or field.key in keys]
    return tuple(change for field in wanted for change in _field(before, after, field, ()))


def _field(before: Record, after: Record, field: Field, way: tuple[Step, ...]) -> Iterator[Change]:
    first, second = getattr(before, field.name), getattr(after, field.name)
    if first == second:
        return
    listed = isinstance(first, tuple) or isinstance(second, tuple)
    if listed and first and second:
        yield from (_rows if field.record else _values)(first, second, field, way)
    elif listed:
        yield from _whole_list(first, second, field, way)
    elif first is None or second is None:
        yield Change(way, field, "tillkommer" if first is None else "försvinner", first, second)
    elif isinstance(first, Record) and isinstance(second, Record):
        yield from _record(first, second, field, way)
    else:
        yield Change(way, field, "ändras", first, second)


def _whole_list(
    first: Sequence[Any] | None, second: Sequence[Any] | None, field: Field, way: tuple[Step, ...]
) -> Iterator[Change]:
    """Yield rows that are all new or all gone. An empty list may say another thing than none at all."""
    rows = [Change(way, field, "borttagen rad", row) for row in first or ()]
    rows += [Change(way, field, "ny rad", None, row) for row in second or ()]
    yield from rows or [Change(way, field, "ändras", first, second)]


def _record(first: Record, second: Record, field: Field, way: tuple[Step, ...]) -> Iterator[Change]:
    """Yield what differs inside; a record that is of another sort (`alla` and a limit) is changed as a whole."""
    if getattr(first, "answer", None) != getattr(second, "answer", None):
        yield Change(way, field, "ändras", first, second)
        said = {inner.name for inner in fields(type(first))} - {"basis", "note"}
    else:
        said = set()
    for inner in fields(type(first)):
        if inner.name not in said:
            yield from _field(first, second, inner, (*way, Step(field)))


def _values(first: Sequence[Any], second: Sequence[Any], field: Field, way: tuple[Step, ...]) -> Iterator[Change]:
    """Compare lists of single values."""
    gone, new = _without(first, second), _without(second, first)
    yield from (Change(way, field, "borttagen rad", value) for value in gone)
    yield from (Change(way, field, "ny rad", None, value) for value in new)
    if _without(first, gone) != _without(second, new):
        yield Change(way, field, "ordning", first, second)


def _without(values: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """Return the values less the others; what stands twice must be among the others twice to be gone."""
    left = list(others)
    kept = []
    for value in values:
        if value in left:
            left.remove(value)
        else:
            kept.append(value)
    return kept


def _rows(first: Sequence[Record], second: Sequence[Record], field: Field, way: tuple[Step, ...]) -> Iterator[Change]:
    """Compare lists of records."""
    pairs = _pairs(first, second)
    paired = {place for place, _ in pairs}, {place for _, place in pairs}
    yield from (Change(way, field, "borttagen rad", row) for at, row in enumerate(first) if at not in paired[0])
    for place, row in enumerate(second):
        origin = next((old for old, new in pairs if new == place), None)
        if origin is None:
            yield Change(way, field, "ny rad", None, row)
            continue
        for inner in fields(type(row)):
            yield from _field(first[origin], row, inner, (*way, Step(field, row)))
    if [old for old, _ in sorted(pairs, key=lambda pair: pair[1])] != sorted(paired[0]):
        yield Change(way, field, "ordning", first, second)


def _pairs(first: Sequence[Record], second: Sequence[Record]) -> list[tuple[int, int]]:
    """Return which row is which in two lists, by place; the likest first, each row once."""
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
    few = len(left) * len(right) <= _MANY
    likeness = sorted(
        (-score, abs(old - new), old, new)
        for old, row in left.items()
        for new, other in right.items()
        if (few or abs(old - new) <= _NEAR) and (score := _likeness(row, other)) >= _SAME
    )
    for _, _, old, new in likeness:
        if old in left and new in right:
            pairs.append((old, new))
            del left[old], right[new]
    return pairs


def _likeness(first: Record, second: Record) -> float:
    """Return how much of two rows is the same, from 0 to 1; one more when they are about the same thing.

    Rows without a name, as a single door often is, are about the same.
    """
    about = next((names for kind, names in _ABOUT.items() if isinstance(first, kind)), (fields(type(first))[0].name,))
    ours, theirs = ([getattr(row, name) for name in about] for row in (first, second))
    return share(first, second) + bool(ours == theirs)


def share(first: Record, second: Record) -> float:
    """Return how much of what two records say is the same in both, from 0 to 1."""
    said = [
        field.name
        for field in fields(type(first))
        if any(getattr(row, field.name) != field.default for row in (first, second))
    ]
    return sum(bool(getattr(first, name) == getattr(second, name)) for name in said) / len(said)
