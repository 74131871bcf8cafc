"""The published contract: keys, types, order and meaning of /api/v1."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from insatskartan.analysis.counts import ALL, Counts
from insatskartan.catalog.loading import load
from insatskartan.exports import api
from insatskartan.text.swedish import sort_key
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded

# From the published description of the API; a key may be added, none may go.
PROMISED = {
    "id", "namn", "alternativa_namn", "sammanfattning", "område", "listningar", "nivå", "inriktning", "status", "ålder",
    "tillgång", "ingångar", "delar", "huvudman", "samverkan", "platser", "period", "metoder", "innehåll", "resultat",
    "uppföljning", "källor", "kontrollerad", "relaterade", "länkar",
}  # fmt: skip


@pytest.fixture(scope="module")
def files(real: Loaded) -> dict[str, Any]:
    """Return the API of the real data by path below `api/v1/`."""
    made = api.artifacts(real.catalog(), TODAY)
    return {artifact.path.removeprefix("api/v1/"): json.loads(artifact.data) for artifact in made}


def test_every_file_says_version_and_date(files: dict[str, Any]) -> None:
    """Schemas apart, each file carries the version and the day it was built for."""
    data = {path: file for path, file in files.items() if not path.startswith(("schema/", "openapi"))}
    assert {(file["version"], file["läge"]) for file in data.values()} == {("1.0", "2026-11-22")}
    assert {"insatser.json", "områden.json", "ord.json", "kommun/lund.json", "insatser/burlov/peak.json"} <= set(data)


def test_records_match_the_published_schema(files: dict[str, Any]) -> None:
    """Every insats validates, and has every promised key."""
    validator = Draft202012Validator(files["schema/insats.json"])
    for insats in files["insatser.json"]["insatser"]:
        assert [error.message for error in validator.iter_errors(insats)] == []
        assert set(insats) >= PROMISED
        assert files[f"insatser/{insats['id']}.json"]["insats"] == insats
    broken = {**files["insatser.json"]["insatser"][0], "nivå": "fel"}
    assert list(validator.iter_errors(broken))


def test_lists_are_in_swedish_order(files: dict[str, Any]) -> None:
    """A difference between two builds shows only real change."""
    for path, key in (("insatser.json", "insatser"), ("områden.json", "områden"), ("kommun/lund.json", "insatser")):
        names = [sort_key(row["namn"]) for row in files[path][key]]
        assert names == sorted(names)


def test_the_worked_examples(files: dict[str, Any]) -> None:
    """PEAK, ComUng and Uppdragstjänst say what the examples of the model say."""
    peak = files["insatser/burlov/peak.json"]["insats"]
    assert peak["ålder"]["svar"] == "gräns"
    assert (peak["ålder"]["från"], peak["ålder"]["från_okänd"], peak["ålder"]["till_okänd"]) == (None, True, True)
    assert [door["bosatt"]["öppen_för"] for door in peak["ingångar"]] == [["burlov"], ["staffanstorp"]]
    assert peak["resultat"][0]["värde"] == 74
    assert peak["resultat"][0]["av"] == 200
    comung = files["insatser/lund/comung.json"]["insats"]
    assert comung["tillgång"]["aktivitetsersattning"] == "delvis"
    assert {part["ingångar"][0]["bosatt"]["övriga"] for part in comung["delar"]} == {"nej"}
    service = files["insatser/kavlinge/uppdragstjanst.json"]["insats"]
    assert service["tillgång"]["aktivitetsersattning"] == "nej"
    assert {(row["område"], row["rubrik"]) for row in service["listningar"]} == {
        ("kavlinge", "ej-tillgänglig"),
        ("lomma", "ej-tillgänglig"),
    }


def test_a_municipality_gets_all_its_residents_may_meet(files: dict[str, Any]) -> None:
    """Own, elsewhere, state and care; not what is shut to residents here. Small enough for a phone."""
    ids = {row["id"] for row in files["kommun/lomma.json"]["insatser"]}
    assert {
        "lomma/trivselhuset",
        "kavlinge/uppdragstjanst",
        "burlov/vaxa",
        "horby/grona-huset",
        "arbetsformedlingen/sius",
    } <= ids
    assert not {"burlov/peak", "lund/comung"} & ids
    for path, file in files.items():
        if path.startswith("kommun/"):
            assert len(gzip.compress(json.dumps(file, ensure_ascii=False).encode())) < 30_000


def test_unknown_and_none_are_different(folder: Callable[..., Path]) -> None:
    """A missing figure is null and named; no limit is null and not named."""
    text = record(
        "ålder: {från: 18, till: okänd}\nplatser: {antal: okänd}\nperiod: {start: okänd}\n"
        "resultat: [{mått: till-arbete, värde: okänd, enhet: procent}]"
    )
    catalog = load(
        folder({"lund/exempel.yml": text, "lund/exempel-tva.yml": record("namn: Exempel två\nålder: {från: 18}")})
    ).catalog()
    first, second = (api.insats(catalog, catalog.insatser[id_], TODAY) for id_ in ("lund/exempel", "lund/exempel-tva"))
    assert (first["ålder"]["till"], first["ålder"]["till_okänd"]) == (None, True)
    assert (second["ålder"]["till"], second["ålder"]["till_okänd"]) == (None, False)
    assert first["platser"]
    assert first["platser"]["antal"] is None
    assert second["platser"] is None
    assert (first["period"]["start"], first["period"]["okända"]) == (None, ["start"])
    assert first["resultat"][0]["värde"] is None


def test_values_from_a_mall_are_marked(files: dict[str, Any]) -> None:
    """The API shows where a value came from."""
    lss = files["insatser/horby/lss.json"]["insats"]
    assert lss["mall"] == "lss"
    assert "namn" in lss["från_mall"]
    assert "kontrollerad" not in lss["från_mall"]


def test_openapi_names_every_kind_of_file(files: dict[str, Any]) -> None:
    """Each data file is described by one path."""
    described = files["openapi.json"]["paths"]
    assert set(described) == {
        "/insatser.json", "/insatser/{område}/{slug}.json", "/områden.json", "/ord.json", "/kommun/{område}.json",
        "/luckor/{försörjning}.json", "/kunskap.json",
    }  # fmt: skip
    names = {path: [p["name"] for p in operation["get"]["parameters"]] for path, operation in described.items()}
    assert names["/insatser/{område}/{slug}.json"] == ["område", "slug"]


def test_gaps_match_their_schema_and_the_pages_numbers(real: Loaded, files: dict[str, Any]) -> None:
    """One file for each income source; directions that are left out have nothing."""
    validator = Draft202012Validator(files["schema/luckor.json"])
    counts = Counts(real.catalog(), TODAY)
    for income in counts.incomes:
        file = {key: value for key, value in files[f"luckor/{income}.json"].items() if key not in ("version", "läge")}
        assert [error.message for error in validator.iter_errors(file)] == []
        assert len(file["åldrar"]) == len(counts.columns)
        for kommun, said in file["kommuner"].items():
            rows = {ALL: said["alla"], **said["inriktningar"]}
            for direction in (ALL, *counts.directions):
                row = counts.row(kommun, income, direction)
                if direction in rows:
                    assert rows[direction]["ålder_inte_angiven"] == list(row.any_age)
                    assert rows[direction]["per_ålder"] == [list(numbers) for numbers in row.ages]
                else:
                    assert not any(map(any, row.ages))
    assert list(validator.iter_errors({**file, "åldrar": [{"från": 16}]}))
