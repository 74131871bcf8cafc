"""JSON Schema for editors: follows the model, and accepts what `check` accepts."""

from __future__ import annotations

import fnmatch
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from insatskartan.__main__ import main
from insatskartan.exports.editor_schema import WITH_SCHEMA, schema, stale
from insatskartan.model.files import FILES
from support.samples import RECORD, ROOT, SKANE

if TYPE_CHECKING:
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded


class Loader(yaml.SafeLoader):
    """Reads YAML as editors do: numbers as numbers, but dates as text (JSON has none)."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(("timestamp", "bool"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def validators(real: Loaded) -> dict[str, Draft202012Validator]:
    """Return a validator for each kind of file."""
    return {kind: Draft202012Validator(schema(kind, real.catalog())) for kind in WITH_SCHEMA}


def test_the_real_files_are_valid(real: Loaded, validators: dict[str, Draft202012Validator]) -> None:
    """Every file of the repository passes the schema of its kind."""
    wrong = []
    for document in real.documents:
        if document.kind != "mall":
            values = yaml.load((SKANE / document.source.file).read_text("utf-8"), Loader)
            wrong += [(document.source.file, error.message) for error in validators[document.kind].iter_errors(values)]
    assert wrong == []


@pytest.mark.parametrize(
    "change",
    [
        {"nivå": "alla"},
        {"okänd": "x"},
        {"inriktning": ["finns-inte"]},
        {"ålder": "kanske"},
        {"källor": "x"},
        {"namn": ["x"]},
    ],
)
def test_faults_are_found_while_writing(change: dict[str, Any], validators: dict[str, Draft202012Validator]) -> None:
    """A wrong word, an unknown key or code, or the wrong kind of value."""
    values: dict[str, Any] = {key: yaml.load(text, Loader) for key, text in RECORD.items()}
    values |= {"inriktning": ["vagledning"], "källor": [{"dokument": "uma-2018"}]}
    assert list(validators["insats"].iter_errors(values)) == []
    assert list(validators["insats"].iter_errors({**values, **change}))


def test_what_a_mall_gives_is_not_required(validators: dict[str, Draft202012Validator]) -> None:
    """A local file with a mall may leave out what the mall has; without one it may not."""
    assert list(validators["insats"].iter_errors({"mall": "lss"})) == []
    assert list(validators["insats"].iter_errors({"namn": "LSS"}))


def test_what_editors_show_is_swedish_and_the_same_as_check(real: Loaded) -> None:
    """Each value has a sentence of its own, and a pattern has it too."""
    insats = schema("insats", real.catalog())
    found = insats["$defs"]["Confirmation"]["properties"]["datum"]
    assert found["errorMessage"] == "Här ska stå ett datum som finns (2018, 2018-10 eller 2018-10-31)."
    assert found["patternErrorMessage"] == found["errorMessage"]
    assert insats["properties"]["nivå"]["errorMessage"] == "Här ska stå något av «individ», «struktur»."
    assert insats["errorMessage"].startswith("Nycklar som kan stå här: mall, namn, ")
    assert [node for node in _nodes(insats) if "pattern" in node and "patternErrorMessage" not in node] == []
    assert [node for node in _nodes(insats) if "enum" in node and "errorMessage" not in node] == []


def _nodes(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for child in node for found in _nodes(child)]
    if not isinstance(node, dict):
        return []
    own = [node] if {"enum", "pattern"} & set(node) and not isinstance(node.get("enum"), dict) else []
    return own + [found for child in node.values() for found in _nodes(child)]


def test_stale_schemas_are_found_and_written_anew(
    real: Loaded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Otherwise editors would not know the newest words; the command says how to mend it, and mends it."""
    data = tmp_path / "insatser"
    shutil.copytree(SKANE / "insatser", data)
    command = ["--data", str(data), "schema"]
    assert main([*command, "--check"]) == 1
    assert "insats.json: skulle ändras. Kör insatskartan schema --write." in capsys.readouterr().out
    assert main([*command, "--write"]) == 0
    assert main([*command, "--check"]) == 0
    assert stale(tmp_path / ".vscode/schema", real.catalog()) == {}
    words = data / "_ord/metoder.yml"
    words.write_text(
        words.read_text("utf-8") + "  - kod: nyord\n    namn: Nyord\n    förklaring: Ett nytt ord.\n", "utf-8"
    )
    assert main([*command, "--check"]) == 1


def test_settings_lead_from_each_file_to_the_schema_of_its_kind(real: Loaded) -> None:
    """Of all files of the repository; a mall lacks what the local files add, so it follows none."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    for document in real.documents:
        leading = []
        for target, told in settings.items():
            globs = [told] if isinstance(told, str) else told
            fits = any(fnmatch.fnmatchcase(document.source.file, glob) for glob in globs if glob[0] != "!")
            if fits and not any(
                fnmatch.fnmatchcase(document.source.file, glob[1:]) for glob in globs if glob[0] == "!"
            ):
                leading.append(target)
        wanted = [f".vscode/schema/{FILES[document.kind].schema}.json"] if FILES[document.kind].schema else []
        assert leading == wanted, document.source.file
