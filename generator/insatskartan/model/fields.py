"""The fields of the records, read from their declarations: the only module that looks into pydantic's fields.

Schema, form, layout, interview, diff and API ask here, so a field that is declared is known to all of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from insatskartan.model.records import Group, Marks, Record
from insatskartan.model.scalars import Code, Mention, Reference, Shape, Slug, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic.fields import FieldInfo

    from insatskartan.source.nodes import KeyPath

_SLUG = get_args(Slug)[-1]
"""What a type of its own does to a text, for text that goes into an address."""


class Field(NamedTuple):
    """One field of a record type."""

    name: str
    """The identifier."""
    key: str
    """The YAML key."""
    label: str
    """What it is called on the page."""
    help: str
    """What it means."""
    kind: str
    """`post`, `ord`, `kod`, `hänvisning`, `kortnamn`, or the name of its shape; empty for a type of its own."""
    record: type[Record] | None
    """The record type of a `post`."""
    words: tuple[str, ...]
    """The words of an `ord`."""
    vocabulary: str
    """Where the codes of a `kod` are listed."""
    refers_to: str
    """`områden`, `platser`, `insatser` or `mallar`: what a value names, always or when something is called so."""
    shape: Shape | None
    """How a single value is written."""
    default: Any
    required: bool
    many: bool
    """A list of such values."""
    example: Any
    marks: Marks
    type: Any
    """The annotation, for validating a value by itself."""

    @property
    def group(self) -> Group:
        """Return its group in the form."""
        return self.marks.group


@cache
def fields(kind: type[Record]) -> tuple[Field, ...]:
    """Return the fields of a record type, in the order of the model."""
    return tuple(_field(name, info) for name, info in kind.model_fields.items())


def _field(name: str, info: FieldInfo) -> Field:
    marks = _annotations(info)
    record = _record_in(info.annotation)
    word, code, naming = marks.get(Word), marks.get(Code), marks.get(Reference) or marks.get(Mention)
    return Field(
        name=name,
        key=str(info.alias),
        label=str(info.title),
        help=str(info.description),
        kind="post" if record else _kind(marks),
        record=record,
        words=word.words if word else (),
        vocabulary=code.vocabulary if code else "",
        refers_to=naming.name if naming else "",
        shape=marks.get(Shape),
        default=info.default,
        required=info.is_required(),
        many=_is_list(info.annotation),
        example=info.examples[0] if info.examples else None,
        marks=info.json_schema_extra if isinstance(info.json_schema_extra, Marks) else Marks(),
        type=Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation,
    )


def _kind(marks: Mapping[type, Any]) -> str:
    for mark, kind in ((Word, "ord"), (Code, "kod"), (Reference, "hänvisning")):
        if mark in marks:
            return kind
    shape = marks.get(Shape)
    return "kortnamn" if _SLUG in marks.values() else shape.name if shape else ""


def _annotations(info: FieldInfo) -> Mapping[type, Any]:
    """Return what annotates the values of a field, however deep, by class; of each class the outermost."""
    found: dict[type, Any] = {}
    waiting = [info.annotation]
    notes: Sequence[Any] = info.metadata
    while waiting or notes:
        for note in notes:
            found.setdefault(type(note), note)
        annotation = waiting.pop() if waiting else None
        notes = annotation.__metadata__ if get_origin(annotation) is Annotated else ()  # type: ignore[union-attr]
        waiting += get_args(annotation)
    return found


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(get_origin(part) is tuple for part in get_args(annotation))


def _record_in(annotation: Any) -> type[Record] | None:
    """Return the record type inside `tuple[Door, ...] | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation if issubclass(annotation, Record) else None
    return next((kind for part in get_args(annotation) if (kind := _record_in(part))), None)


@cache
def by_key(kind: type[Record]) -> Mapping[str, Field]:
    """Return the fields of a record type by YAML key."""
    return {field.key: field for field in fields(kind)}


@cache
def keys(kind: type[Record]) -> tuple[str, ...]:
    """Return the YAML keys of a record type in canonical order."""
    return tuple(field.key for field in fields(kind))


def key_of(kind: type[Record], name: str) -> str:
    """Return the YAML key of a field by its identifier."""
    return next(field.key for field in fields(kind) if field.name == name)


def field_at(kind: type[Record], path: KeyPath) -> Field | None:
    """Return the field that a path leads to; None when it leads to no field, as the empty path does."""
    return _field_at(kind, tuple(step for step in path if isinstance(step, str)))


@cache
def _field_at(kind: type[Record], path: tuple[str, ...]) -> Field | None:
    here: type[Record] | None = kind
    field = None
    for step in path:
        field = by_key(here).get(step) if here else None
        here = field.record if field else None
    return field


def record_at(kind: type[Record], path: KeyPath) -> type[Record] | None:
    """Return the record type at a path, or None when a plain value is there."""
    if not any(isinstance(step, str) for step in path):
        return kind
    field = field_at(kind, path)
    return field.record if field else None


@cache
def record_types(kind: type[Record]) -> tuple[type[Record], ...]:
    """Return a record type and all record types inside it."""
    found, waiting = {kind: None}, [kind]
    while waiting:
        for field in fields(waiting.pop()):
            if field.record and field.record not in found:
                found[field.record] = None
                waiting.append(field.record)
    return tuple(found)


def values(record: Record) -> Iterator[tuple[Field, str]]:
    """Yield field and value of each text that a record holds, at any depth."""
    for field in fields(type(record)):
        found = getattr(record, field.name)
        for value in found if isinstance(found, tuple) else (found,):
            if field.record and value is not None:
                yield from values(value)
            elif isinstance(value, str):
                yield field, value
