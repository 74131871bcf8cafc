"""What kind of value a field of a record holds, read from its declaration: so that words about it need no list."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from insatskartan.model.decode import record_at
from insatskartan.model.scalars import AreaRef, Code, Date, DateOrUnknown, InsatsRef, PlaceRef, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.model.records import Record

_KINDS: dict[str, tuple[Any, ...]] = {
    "datum": (Date, DateOrUnknown),
    "plats": (AreaRef, PlaceRef),
    "insats": (InsatsRef,),
}
"""What values of these types stand for."""


class Field(NamedTuple):
    """One field of a record type."""

    name: str
    """The identifier."""
    key: str
    """The YAML key."""
    label: str
    """What it is called on the page."""
    kind: str
    """`datum`, `plats`, `insats`, `ord`, `ordlista:NAME` or empty: what its values, one or several, stand for."""
    default: Any
    required: bool
    record: type[Record] | None
    """The record type it holds, one or several of."""


@cache
def fields(kind: type[Record]) -> tuple[Field, ...]:
    """Return the fields of a record type, in the order of the model."""
    return tuple(
        Field(
            name,
            str(info.alias),
            str(info.title),
            _kind([*info.metadata, *_marks(info.annotation)]),
            info.default,
            info.is_required(),
            record_at(kind, (str(info.alias),)),
        )
        for name, info in kind.model_fields.items()
    )


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield what stands in every `Annotated` of an annotation."""
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for part in get_args(annotation):
        yield from _marks(part)


def _kind(marks: list[Any]) -> str:
    for mark in marks:
        if isinstance(mark, Code):
            return f"ordlista:{mark.vocabulary}"
        if isinstance(mark, Word):
            return "ord"
    return next((kind for kind, types in _KINDS.items() for known in types if _is(known, marks)), "")


def _is(known: Any, marks: list[Any]) -> bool:
    """Tell whether an annotation is made of a type: pydantic leaves the type's own marks in it, side by side."""
    own = list(known.__metadata__)
    return any(marks[at : at + len(own)] == own for at in range(len(marks)))


def values(record: Record) -> Iterator[tuple[str, str]]:
    """Yield kind and value of all that a record says by code or reference, at any depth."""
    for field in fields(type(record)):
        found = getattr(record, field.name)
        for value in found if isinstance(found, tuple) else (found,):
            if field.record and value is not None:
                yield from values(value)
            elif field.kind and isinstance(value, str):
                yield field.kind, value
