"""Plain values -> records, collecting every problem of shape with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from insatskartan.model.records import Record
from insatskartan.model.scalars import found
from insatskartan.source.problems import MAX_PER_FILE, Problem, quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from insatskartan.model.scalars import References
    from insatskartan.source.nodes import Path_, Source

R = TypeVar("R", bound=Record)

_COMMA = "Står ett komma inne i en text mellan klamrar? Sätt hela texten inom citattecken."
MISSING = "Nyckeln {} saknas."
"""Said about a key that is required; its hint is the field's explanation."""
_OWN_RULES = {"fel-typ", "okänd-kod", "datum", "hänvisning", "slug"}


@dataclass(frozen=True, slots=True)
class Decoded(Generic[R]):
    """What could be made of a source."""

    record: R | None
    """The whole record; None when anything is wrong with its shape."""
    problems: tuple[Problem, ...] = ()
    partial: R | None = None
    """When the record is None: what is well formed, so that rules can look at that all the same."""
    keys: frozenset[str] = frozenset()
    """The top-level keys that `partial` took from the source; the others hold the model's examples."""


def decode(kind: type[R], source: Source, names: References) -> Decoded[R]:
    """Return the record that a source holds, and everything that is wrong with its shape."""
    plain = source.plain()
    try:
        return Decoded(kind.model_validate(plain, context=names))
    except ValidationError as error:
        details = error.errors(include_url=False)
    broken = {detail["loc"][0] for detail in details if detail["loc"]}
    whole = {key: value for key, value in plain.items() if key not in broken}
    problems = tuple(_problem(kind, source, detail) for detail in details[: MAX_PER_FILE + 1])
    return Decoded(None, problems, _completed(kind, whole), frozenset(whole))


def _completed(kind: type[R], whole: dict[str, Any]) -> R:
    """Return a record of well-formed keys; required ones that are missing get the model's example."""
    required = (field for field in kind.model_fields.values() if field.is_required())
    filler = {field.alias: (field.examples or [None])[0] for field in required if field.alias not in whole}
    return kind.model_validate({**filler, **whole})


def _problem(kind: type[Record], source: Source, detail: Mapping[str, Any]) -> Problem:
    path: Path_ = tuple(detail["loc"])
    rule, message, hint = _explain(kind, path, detail)
    file, line, column = source.locate(path, key=rule == "okänd-nyckel")
    return Problem(file, line, column, rule, message, hint)


def _explain(kind: type[Record], path: Path_, detail: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return rule id, message and hint for one of pydantic's errors."""
    error, value = detail["type"], detail["input"]
    if error in _OWN_RULES:
        return error, detail["msg"], ""
    last = str(path[-1]) if path else ""
    if error == "missing":
        owner = record_at(kind, path[:-1])
        field = next((f for f in owner.model_fields.values() if f.alias == last), None) if owner else None
        return "saknad-nyckel", MISSING.format(quoted(last)), field.description or "" if field else ""
    if error == "extra_forbidden":
        owner = record_at(kind, path[:-1])
        known = keys(owner) if owner else ()
        hint = suggestion(last, known)
        if value is None and not hint:
            return "okänd-nyckel", f"{quoted(last)} är ingen nyckel.", _COMMA
        hint = hint or (f"Här kan stå: {', '.join(known)}." if len(known) < 12 else "")
        return "okänd-nyckel", f"Nyckeln {quoted(last)} finns inte här.", hint
    if error in ("tuple_type", "list_type"):
        hint = f"Skriv [{value}]." if isinstance(value, str) and len(value) < 40 else ""
        return "fel-typ", f"Här ska stå en lista, men här står {found(value)}.", hint
    return "fel-typ", f"Här ska stå nycklar med värden, men här står {found(value)}.", ""


def keys(kind: type[Record]) -> tuple[str, ...]:
    """Return the YAML keys of a record type in canonical order."""
    return tuple(field.alias or name for name, field in kind.model_fields.items())


def record_at(kind: type[Record], path: Path_) -> type[Record] | None:
    """Return the record type that stands at a path, or None when a plain value stands there."""
    return _record_at(kind, tuple(step for step in path if isinstance(step, str)))


@cache
def _record_at(kind: type[Record], path: tuple[str, ...]) -> type[Record] | None:
    here: type[Record] | None = kind
    for step in path:
        field = next((f for f in here.model_fields.values() if f.alias == step), None) if here else None
        here = record_in(field.annotation) if field else None
    return here


def record_in(annotation: Any) -> type[Record] | None:
    """Return the record type inside `tuple[Door, ...] | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation if issubclass(annotation, Record) else None
    return next((kind for part in get_args(annotation) if (kind := record_in(part))), None)
