"""What describes the API: JSON Schemas of its files and of the data files, and OpenAPI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from insatskartan.exports.api_records import FIGURES, PROMISES, ApiInsats
from insatskartan.exports.editor_schema import schema
from insatskartan.exports.gaps import ApiGaps
from insatskartan.model.access import Access, Part
from insatskartan.model.fields import fields, keys
from insatskartan.model.files import FILES, Kind
from insatskartan.model.insats import Insats

if TYPE_CHECKING:
    from insatskartan.catalog.catalog import Catalog
    from insatskartan.model.fields import Field
    from insatskartan.model.records import Record

VERSION = "1.0"
_YAML: tuple[Kind, ...] = ("insats", "område", "ordlista", "kunskap")
"""Kinds of data files whose schemas are published."""
_JSON_TYPES = {"heltal": "integer", "tal": "number", "ja": "boolean"}
"""By kind of field; all others are strings."""


def schemas(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Return what describes the API, by file name without its ending."""
    return {
        "schema/insats": _dialect(insats_schema()),
        "schema/luckor": _dialect(TypeAdapter(ApiGaps).json_schema()),
        **{f"schema/{FILES[kind].schema}-yaml": schema(kind, catalog) for kind in _YAML},
        "openapi": openapi(),
    }


def _dialect(described: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}


def insats_schema() -> dict[str, Any]:
    """Return the schema of an insats: the promise, and the fields of the model that it does not name yet."""
    described = TypeAdapter(ApiInsats).json_schema()
    for kind, promise in PROMISES.items():
        node = described if promise is ApiInsats else described["$defs"][promise.__name__]
        with_doors = keys(Access) if kind in (Insats, Part) else ()
        for field in fields(kind):
            if not (field.key in node["properties"] or field.key in with_doors or field.marks.internal):
                node["properties"][field.key] = _described(field)
                node["required"].append(field.key)
    return described


def _described(field: Field) -> dict[str, Any]:
    """Return the schema of a field's value in the API."""
    value = _object(field.record) if field.record else {"type": _JSON_TYPES.get(field.kind, "string")}
    if field.many:
        value = {"type": "array", "items": value}
    is_missing = field.default is None or (field.kind in FIGURES and field.shape and field.shape.unknown)
    if is_missing:
        value = {"anyOf": [value, {"type": "null"}]}
    return {"title": field.label, "description": field.help, **value}


def _object(kind: type[Record]) -> dict[str, Any]:
    shown = {field.key: _described(field) for field in fields(kind) if not field.marks.internal}
    return {"type": "object", "properties": shown, "required": list(shown)}


def openapi() -> dict[str, Any]:
    """Return the description of the API in OpenAPI 3.1."""
    reference = {"$ref": "schema/insats.json"}
    many = {"type": "array", "items": reference}
    paths: dict[str, tuple[str, dict[str, Any]]] = {
        "/insatser.json": ("Alla insatser", {"insatser": many}),
        "/insatser/{område}/{slug}.json": ("En insats", {"insats": reference}),
        "/områden.json": ("Kommuner och andra områden", {"områden": {"type": "array", "items": {"type": "object"}}}),
        "/ord.json": ("Ordlistorna", {"ordlistor": {"type": "object"}}),
        "/kunskap.json": (
            "Målgruppen, teman med rekommendationer, och vägar",
            {"ämnen": {"type": "array", "items": {"type": "object"}}},
        ),
        "/kommun/{område}.json": (
            "Allt som en boende i kommunen kan möta",
            {
                "område": {"type": "object"},
                "platser": {"type": "array", "items": {"type": "string"}},
                "insatser": many,
            },
        ),
        "/luckor/{försörjning}.json": (
            "Hur många insatser som är öppna, öppna om och oklara, efter kommun, inriktning och ålder",
            {key: {"$ref": f"schema/luckor.json#/properties/{key}"} for key in ApiGaps.__annotations__},
        ),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Insatskartan",
            "version": VERSION,
            "description": "Stabil inom v1: fält läggs till, men byter inte namn och tas inte bort.",
            "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": "."}],
        "paths": {path: {"get": _operation(path, *answer)} for path, answer in paths.items()},
    }


def _operation(path: str, summary: str, content: dict[str, Any]) -> dict[str, Any]:
    names = [part.partition("}")[0] for part in path.split("{")[1:]]
    head = {"version": {"type": "string"}, "läge": {"type": "string", "format": "date"}}
    answer = {"type": "object", "properties": {**head, **content}, "required": [*head, *content]}
    return {
        "summary": summary,
        "parameters": [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names],
        "responses": {"200": {"description": summary, "content": {"application/json": {"schema": answer}}}},
    }
