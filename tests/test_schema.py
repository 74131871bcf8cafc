"""JSON Schema for editors: follows the model, and accepts what `check` accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from samples import RECORD, ROOT

from generator.schema import schema

if TYPE_CHECKING:
    from generator.catalog import Loaded


class Loader(yaml.SafeLoader):
    """Reads YAML as editors do: numbers as numbers, but dates as text (JSON has none)."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(("timestamp", "bool"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def validators(real: Loaded) -> dict[str, Draft202012Validator]:
    """Return a validator for each kind of file."""
    kinds: Any = ("insats", "område", "ordlista", "kunskap", "undantag", "delning", "synonymer")
    return {kind: Draft202012Validator(schema(kind, real.catalog())) for kind in kinds}


def test_the_real_files_are_valid(real: Loaded, validators: dict[str, Draft202012Validator]) -> None:
    """Every file of the repository passes the schema of its kind."""
    wrong = []
    for document in real.documents:
        if document.kind != "mall":
            values = yaml.load((ROOT / document.source.file).read_text("utf-8"), Loader)
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
