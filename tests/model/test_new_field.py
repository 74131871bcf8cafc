"""A new field of the model is one declaration: everything that is made of the model has it without another line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import insatskartan
from support.samples import ROOT, record

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDED = {
    "insats.py": {
        "    activities: tuple[Text": 'languages: tuple[Text, ...] = declare("språk", "Språk", "Språk man kan tala.", ())',
        '    note: Text | None = declare("not", "Anmärkning", "Till exempel tider."': (
            'hours: Text | None = declare("tider", "Svarstider", "När någon svarar.", None, one_line=True)'
        ),
        '    unit: Text = declare("enhet", "Enhet", "Vad som räknas."': (
            'waiting: WholeOrUnknown | None = declare("kö", "Kö", "Hur många som väntar.", None)'
        ),
    },
    "access.py": {
        "    conditions: tuple[Condition, ...] | None = declare(": (
            'gate: Text | None = declare("grind", "Grind", "Vad som krävs i grinden.", None)'
        ),
    },
}
"""By module: the line that is added, by what stands on the line below it."""
SEEN = """
import json, sys
from pathlib import Path
from insatskartan.catalog.loading import load
from insatskartan.changes import comparison, report, revision
from insatskartan.editing.layout import canonical
from insatskartan.exports import api, editor_schema, form
from insatskartan.model.insats import Insats
from insatskartan.pages.proposals import grouped
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from insatskartan.source.parser import parse
from support.samples import TODAY
from glossary import glossary

before, after = (Path(path) for path in sys.argv[1:])
loaded = load(after)
catalog = loaded.catalog()
text = (after / "lund/exempel.yml").read_bytes()
with revision.open_revision(before, str(before)) as first, revision.open_revision(after, str(after)) as second:
    diff = report.as_text(comparison.between(first, second, TODAY))
files = {artifact.path: json.loads(artifact.data) for artifact in api.artifacts(catalog, TODAY)}
print(json.dumps({
    "problems": [problem.message for problem in check(loaded, Context(TODAY)) if "exempel" in problem.file],
    "editor": editor_schema.schema("insats", catalog),
    "form": form.form(catalog),
    "groups": grouped(),
    "layout": canonical(parse(text, "x")[0].root, Insats),
    "diff": diff,
    "docs": glossary(),
    "api": files["api/v1/insatser/lund/exempel.json"]["insats"],
    "api schema": files["api/v1/schema/insats.json"],
}))
"""
TEXT = """\
ingångar:
  - {namn: Ena}
  - {grind: Egen kod, namn: Andra}
kontakt:
  - {tider: 8-16, funktion: Växeln}
platser: {kö: okänd, antal: 3}
grind: Kod
språk: [tigrinska]
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the package whose model has four more fields."""
    folder = tmp_path_factory.mktemp("kopia")
    shutil.copytree(
        Path(insatskartan.__file__).parent, folder / "insatskartan", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name, lines in ADDED.items():
        path = folder / "insatskartan/model" / name
        text = path.read_text("utf-8")
        for below, line in lines.items():
            assert text.count(below) == 1, below
            text = text.replace(below, f"    {line}\n{below}")
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def seen(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Return what is made of the changed model for one insats that uses the new fields."""
    from support.samples import MINIMAL

    root = tmp_path_factory.mktemp("data")
    for side, text in (("före", record()), ("efter", record(TEXT))):
        for name, content in {**MINIMAL, "lund/exempel.yml": text}.items():
            path = root / side / "insatser" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
    sides = [str(root / side / "insatser") for side in ("före", "efter")]
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, (package, ROOT / "tests", ROOT / "tools"))),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run([sys.executable, "-c", SEEN, *sides], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made: Mapping[str, Any] = json.loads(done.stdout)
    return made


def test_data_may_use_it(seen: Mapping[str, Any]) -> None:
    """`check` knows the keys, and finds nothing wrong."""
    assert seen["problems"] == []


def test_it_is_in_the_schema_for_editors(seen: Mapping[str, Any]) -> None:
    """With its explanation, in every record that has it."""
    schema = seen["editor"]
    assert schema["properties"]["språk"]["description"] == "Språk man kan tala."
    assert schema["$defs"]["Contact"]["properties"]["tider"]["title"] == "Svarstider"
    for holder in (schema, schema["$defs"]["Door"], schema["$defs"]["Part"]):
        assert "grind" in holder["properties"]


def test_it_is_in_the_form(seen: Mapping[str, Any]) -> None:
    """As the kind of value it is, and among the other fields until it names a group."""
    posts = {name: {field["nyckel"]: field for field in post["fält"]} for name, post in seen["form"]["poster"].items()}
    assert posts["Insats"]["språk"]["flera"]
    assert (posts["Contact"]["tider"]["slag"], posts["Contact"]["tider"]["enRad"]) == ("text", True)
    assert posts["Places"]["kö"]["okänd"]
    assert set(seen["groups"]["Övrigt"]) == {"språk", "grind"}


def test_it_has_its_place_in_the_layout(seen: Mapping[str, Any]) -> None:
    """Keys stand in the order of the model."""
    lines = seen["layout"]
    assert lines.index("\ningångar:") < lines.index("\nspråk:") < lines.index("\nplatser:") < lines.index("\nkontakt:")
    assert "{antal: 3, kö: okänd}" in lines
    assert "{namn: Andra, grind: Egen kod}" in lines
    assert "{funktion: Växeln, tider: 8-16}" in lines


def test_it_is_in_the_diff(seen: Mapping[str, Any]) -> None:
    """By its label."""
    assert "Språk: «tigrinska»" in seen["diff"]
    assert "grind «Egen kod»" in seen["diff"]


def test_it_is_in_the_table_of_fields(seen: Mapping[str, Any]) -> None:
    """Key, identifier and label; the checked-in table is stale until it is made again."""
    for row in ("`språk` | `languages` | Språk", "`tider` | `hours` | Svarstider", "`grind` | `gate` | Grind"):
        assert f"| {row} |\n" in seen["docs"]


def test_it_is_in_the_api_and_its_schema(seen: Mapping[str, Any]) -> None:
    """After what is promised already; a door has what it inherits, and a figure that is missing is null."""
    insats, schema = seen["api"], seen["api schema"]
    assert list(insats)[-1] == "språk"
    assert insats["språk"] == ["tigrinska"]
    assert [door["grind"] for door in insats["ingångar"]] == ["Kod", "Egen kod"]
    assert insats["kontakt"][0]["tider"] == "8-16"
    assert insats["platser"]["kö"] is None
    assert "grind" not in insats
    assert schema["properties"]["språk"]["items"] == {"type": "string"}
    assert schema["$defs"]["ApiContact"]["properties"]["tider"]["title"] == "Svarstider"
    assert "grind" in schema["$defs"]["ApiWay"]["required"]
    assert "grind" not in schema["properties"]
    assert {"type": "null"} in schema["$defs"]["ApiPlaces"]["properties"]["kö"]["anyOf"]


def test_the_record_matches_the_published_schema(seen: Mapping[str, Any]) -> None:
    """The new keys are described as they are."""
    from jsonschema import Draft202012Validator

    assert [error.message for error in Draft202012Validator(seen["api schema"]).iter_errors(seen["api"])] == []
