"""JSON Schema of the YAML files, for editors that complete and check. Ours; may change with the model.

`.vscode/schema/` holds them for VS Code and github.dev, which need no site; `.vscode/settings.json` says which file
follows which. Editors show `errorMessage` and `patternErrorMessage` in place of their own words.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from insatskartan.model.files import FILES, Kind

if TYPE_CHECKING:
    from pathlib import Path

    from insatskartan.catalog.catalog import Catalog

WITH_SCHEMA: tuple[Kind, ...] = tuple(kind for kind, file in FILES.items() if file.schema)


def schema(kind: Kind, catalog: Catalog) -> dict[str, Any]:
    """Return the schema of one kind of file, with the codes that the vocabularies hold today."""
    result = FILES[kind].record.model_json_schema(by_alias=True)
    _fill_in_codes(result, catalog)
    _add_messages(result)
    if kind == "insats":
        # What a mall may supply cannot be required of the local file; `check` sees both and decides.
        result["anyOf"] = [{"required": result.pop("required")}, {"required": ["mall"]}]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **result}


def _fill_in_codes(node: Any, catalog: Catalog) -> None:
    """Turn each mark of a vocabulary into the list of its codes."""
    if isinstance(node, list):
        for child in node:
            _fill_in_codes(child, catalog)
    if isinstance(node, dict):
        vocabulary = node.pop("x-ordlista", None)
        if vocabulary in catalog.terms:
            node["enum"] = list(catalog.terms[vocabulary])
        for child in node.values():
            _fill_in_codes(child, catalog)


def _add_messages(node: Any) -> None:
    """Add the messages of `check` wherever editors would show an English one."""
    if isinstance(node, list):
        for child in node:
            _add_messages(child)
    if isinstance(node, dict):
        if isinstance(node.get("enum"), list) and "errorMessage" not in node:
            node["errorMessage"] = f"Här ska stå något av {', '.join(f'«{word}»' for word in node['enum'])}."
        if node.get("type") == "object" and isinstance(node.get("properties"), dict):
            node["errorMessage"] = f"Nycklar som kan stå här: {', '.join(node['properties'])}."
        if node.get("type") == "array":
            node["errorMessage"] = "Här ska stå en lista."
        if "pattern" in node and "errorMessage" in node:
            node["patternErrorMessage"] = node["errorMessage"]
        for child in list(node.values()):
            _add_messages(child)


def as_json(kind: Kind, catalog: Catalog) -> str:
    """Return the schema as text."""
    return json.dumps(schema(kind, catalog), ensure_ascii=False, indent=2) + "\n"


def stale(folder: Path, catalog: Catalog) -> dict[Path, str]:
    """Return the right content of each file of the folder that is missing or out of date."""
    wanted = {folder / f"{FILES[kind].schema}.json": as_json(kind, catalog) for kind in WITH_SCHEMA}
    return {path: text for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text}
