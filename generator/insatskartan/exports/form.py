"""The model as a form: which fields there are, what each may hold, and the messages for wrong values.

Everything here is derived from the records of the model, so a new field is in the form as soon as it is declared. It
goes to the browser as JSON, together with the words of the vocabularies; ours, and may change with the scripts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from insatskartan.exports.artifact import Artifact
from insatskartan.model import access, decode, scalars
from insatskartan.model.fields import Field, fields, record_types
from insatskartan.model.insats import Insats
from insatskartan.model.records import Record, ShortForm
from insatskartan.rules import (
    age_order,
    closed_reason,
    contact_person,
    date_order,
    empty_list,
    impassable_door,
    links,
    overlap,
    personnummer,
    repeated_code,
    summary_length,
)
from insatskartan.text.swedish import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.constraints import Constraint
    from insatskartan.model.scalars import Shape
    from insatskartan.source.nodes import Node, Source

IN_BROWSER = (
    age_order, closed_reason, contact_person, date_order, empty_list, impassable_door, links, overlap, personnummer,
    repeated_code, summary_length,
)  # fmt: skip
"""The rules that the form has too; `check` has all of them."""


ROOT = "foresla"


def artifacts(catalog: Catalog) -> Iterator[Artifact]:
    """Yield what the form fetches: itself, and the file of each insats that was read from one."""
    yield _file("formular.json", form(catalog))
    for id_, entry in catalog.insatser.items():
        if entry.source:
            yield _file(f"insatser/{id_}.json", file_pieces(entry))


def _file(path: str, content: dict[str, Any]) -> Artifact:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Artifact(f"{ROOT}/{path}", f"{text}\n".encode())


def form(catalog: Catalog) -> dict[str, Any]:
    """Return all that the form needs besides the insats: records, words, names and messages."""
    return {
        "post": Insats.__name__,
        "poster": {kind.__name__: record(kind) for kind in record_types(Insats)},
        "ord": {name: _terms(catalog, name) for name in sorted(_vocabularies())},
        "områden": [[code, area.name] for code, area in catalog.areas.items()],
        "platser": [[code, term.name] for code, term in catalog.terms.get("geografi", {}).items()],
        "insatser": [[id_, entry.insats.name] for id_, entry in catalog.insatser.items()],
        "meddelanden": messages(),
        "månader": MONTHS,
    }


def messages() -> dict[str, Any]:
    """Return the messages for wrong values, the same as those of `check`."""
    return {
        **scalars.MESSAGES,
        **access.MESSAGES,
        "saknas": decode.MISSING,
        "okänd": scalars.UNKNOWN,
        "funnet": list(scalars.DESCRIPTIONS.values()),
        "regler": {rule.ID: rule.TEXTS for rule in IN_BROWSER},
    }


def record(kind: type[Record]) -> dict[str, Any]:
    """Return the fields of a record in canonical order, and its short forms when it has any."""
    return {
        "fält": [described(field) for field in fields(kind)],
        **({"kort": _short(kind)} if issubclass(kind, ShortForm) else {}),
        **({"istället": kind.instead} if kind.instead else {}),
        **({"krav": [_demand(constraint) for constraint in kind.constraints]} if kind.constraints else {}),
    }


_IN_SWEDISH = {
    "keys": "nycklar", "rule": "regel", "case": "fall", "at": "vid", "limit": "gräns", "no": "nej", "word": "ord",
    "otherwise": "annars", "unless": "om_inte",
}  # fmt: skip
"""What the form calls the fields of a constraint."""


def _demand(constraint: Constraint) -> dict[str, Any]:
    """Return a constraint, with the name of its class: `proposal/rules.js` has a function for each."""
    return {"slag": type(constraint).__name__, **{_IN_SWEDISH[key]: value for key, value in asdict(constraint).items()}}


def described(field: Field) -> dict[str, Any]:
    """Return one field: its names, and what it may hold."""
    return {
        "nyckel": field.key,
        "namn": field.label,
        "hjälp": field.help,
        **({"krävs": True} if field.required else {}),
        **({"exempel": field.example} if isinstance(field.example, str) else {}),
        **({"utelämnad": field.default} if isinstance(field.default, str) else {}),
        **({"flera": True} if field.many else {}),
        **({"enRad": True} if field.marks.one_line or field.many else {}),
        **({"adress": field.marks.address} if field.marks.address else {}),
        **_value(field),
    }


def _value(field: Field) -> dict[str, Any]:
    """Return the kind of value, and what limits it."""
    if field.record:
        return {"slag": field.kind, "post": field.record.__name__}
    if field.words:
        return {"slag": field.kind, "val": list(field.words)}
    if field.vocabulary:
        return {"slag": field.kind, "ordlista": field.vocabulary}
    if field.kind == "hänvisning":
        return {"slag": field.kind, "till": field.refers_to}
    assert field.shape
    return {**_shaped(field.shape), "slag": field.kind}


def _shaped(shape: Shape) -> dict[str, Any]:
    limits = {"mönster": shape.pattern, "högst": shape.highest, "okänd": shape.unknown}
    return {"slag": shape.name, "väntat": shape.expected, **{key: value for key, value in limits.items() if value}}


def _short(kind: type[ShortForm]) -> dict[str, Any]:
    """Return the long form of each short form: of words, and the key that a plain text or a list is the value of."""
    found: dict[str, Any] = {}
    for word in _enumerated(kind.short_schema()):
        found.setdefault("ord", {})[word] = kind.expand(word)
    for name, sample in (("text", "0"), ("lista", [])):
        try:
            found[name] = next(iter(kind.expand(sample)))
        except PydanticCustomError:
            continue
    return found


def _enumerated(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        yield from schema.get("enum", ())
        for child in schema.get("anyOf", ()):
            yield from _enumerated(child)


def _vocabularies() -> set[str]:
    return {field.vocabulary for kind in record_types(Insats) for field in fields(kind) if field.vocabulary}


def _terms(catalog: Catalog, name: str) -> list[list[str]]:
    return [[code, term.name] for code, term in catalog.terms.get(name, {}).items()]


# The file of one insats.


def file_pieces(entry: Entry) -> dict[str, Any]:
    """Return the file of an insats in pieces, one for each top-level key, and the values that its mall gives it.

    The texts of the pieces, one after the other, are the file to the byte.
    """
    source = entry.source
    assert source is not None
    values = _values(source)
    pieces = [[key, text, tree(values[key])] for key, text in _pieces(source.text, source.root)]
    base = _values(source.base) if source.base else {}
    return {
        "id": entry.id,
        "namn": entry.insats.name,
        "fil": entry.file,
        "delar": pieces,
        "mall": {key: tree(base[key]) for key in entry.from_mall},
    }


def _values(source: Source) -> dict[str, Node]:
    assert isinstance(source.root.value, dict)
    return source.root.value


def _pieces(text: str, root: Node) -> Iterator[tuple[str, str]]:
    """Yield each top-level key with its lines; text before the first key goes with that key."""
    lines = re.findall("[^\n]*\n|[^\n]+", text)  # splitlines would also split at signs that YAML takes for text
    starts = sorted((line - 1, key) for key, (line, _) in (root.keys or {}).items())
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    for index, ((start, key), end) in enumerate(zip(starts, ends, strict=True)):
        yield key, "".join(lines[start if index else 0 : end])


def tree(node: Node) -> Any:
    """Return a value as JSON: text as text, text within quotes as `{"=": text}`."""
    if isinstance(node.value, dict):
        return {key: tree(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [tree(child) for child in node.value]
    return {"=": node.value} if node.quoted else node.value
