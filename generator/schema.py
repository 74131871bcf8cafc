"""JSON Schema of the YAML files, for editors that complete and check. Ours; may change with the model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from generator.knowledge import Topic
from generator.model import Area, Exemptions, Insats, Vocabulary
from generator.search_lists import Splits, Wordings

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.records import Record

Kind = Literal["insats", "område", "ordlista", "kunskap", "undantag", "delning", "synonymer"]
_KINDS: dict[str, type[Record]] = {
    "insats": Insats,
    "område": Area,
    "ordlista": Vocabulary,
    "kunskap": Topic,
    "undantag": Exemptions,
    "delning": Splits,
    "synonymer": Wordings,
}


def schema(kind: Kind, catalog: Catalog) -> dict[str, Any]:
    """Return the schema of one kind of file, with the codes that the vocabularies hold today."""
    result = _KINDS[kind].model_json_schema(by_alias=True)
    _fill(result, catalog)
    if kind == "insats":
        # What a mall may supply cannot be required of the local file; `check` sees both and decides.
        result["anyOf"] = [{"required": result.pop("required")}, {"required": ["mall"]}]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **result}


def _fill(node: Any, catalog: Catalog) -> None:
    """Turn each mark of a vocabulary into the list of its codes."""
    if isinstance(node, list):
        for child in node:
            _fill(child, catalog)
    if isinstance(node, dict):
        vocabulary = node.pop("x-ordlista", None)
        if vocabulary in catalog.terms:
            node["enum"] = list(catalog.terms[vocabulary])
        for child in node.values():
            _fill(child, catalog)


def as_json(kind: Kind, catalog: Catalog) -> str:
    """Return the schema as text."""
    return json.dumps(schema(kind, catalog), ensure_ascii=False, indent=2)
