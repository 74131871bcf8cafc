"""Plain values -> records, with every problem of shape at its position in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from insatskartan.model.fields import field_at, fields, keys, record_at
from insatskartan.model.records import Record
from insatskartan.model.scalars import describe
from insatskartan.source.problems import MAX_PER_FILE, Problem, quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from insatskartan.model.scalars import References
    from insatskartan.source.nodes import KeyPath, Source

R = TypeVar("R", bound=Record)

_COMMA = "Står ett komma inne i en text mellan klamrar? Sätt hela texten inom citattecken."
MISSING = "Nyckeln {} saknas."
"""Message for a missing required key; the hint is the field's help text."""
_OWN_RULES = {"fel-typ", "okänd-kod", "datum", "hänvisning", "slug"}


@dataclass(frozen=True, slots=True)
class Decoded(Generic[R]):
    """What a source could be decoded to."""

    record: R | None
    """The whole record; None when anything is wrong with its shape."""
    problems: tuple[Problem, ...] = ()
    partial: R | None = None
    """When the record is None: the well-formed keys, so that rules can still look at those."""
    keys: frozenset[str] = frozenset()
    """The top-level keys that `partial` took from the source; its other required keys hold the model's examples."""


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
    filler = {field.key: field.example for field in fields(kind) if field.required and field.key not in whole}
    return kind.model_validate({**filler, **whole})


def _problem(kind: type[Record], source: Source, detail: Mapping[str, Any]) -> Problem:
    path: KeyPath = tuple(detail["loc"])
    rule, message, hint = _explain(kind, path, detail)
    file, line, column = source.locate(path, key=rule == "okänd-nyckel")
    return Problem(file, line, column, rule, message, hint)


def _explain(kind: type[Record], path: KeyPath, detail: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return rule id, message and hint for one of pydantic's errors."""
    error, value = detail["type"], detail["input"]
    if error in _OWN_RULES:
        return error, detail["msg"], ""
    last = str(path[-1]) if path else ""
    if error == "missing":
        field = field_at(kind, path)
        return "saknad-nyckel", MISSING.format(quoted(last)), field.help if field else ""
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
        return "fel-typ", f"Här ska stå en lista, men här står {describe(value)}.", hint
    return "fel-typ", f"Här ska stå nycklar med värden, men här står {describe(value)}.", ""
