"""The model as a form: every field with what may stand in it, and every file in pieces that are the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import create_model

from insatskartan.catalog.loading import load
from insatskartan.exports import form, writing
from insatskartan.model.fields import keys, record_types
from insatskartan.model.insats import Insats
from insatskartan.model.records import declare
from insatskartan.model.scalars import Text
from insatskartan.pages.proposals import choices, grouped
from insatskartan.text.dates import today
from support.samples import SKANE, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded


def fields(kind: str) -> dict[str, dict[str, Any]]:
    """Return the fields of a record by key."""
    (found,) = (record_type for record_type in record_types(Insats) if record_type.__name__ == kind)
    return {field["nyckel"]: field for field in form.record(found)["fält"]}


def test_every_field_says_what_may_stand_in_it() -> None:
    """Key, label, explanation and kind, in the model's order, for each record that can stand in an insats."""
    for kind in record_types(Insats):
        described = form.record(kind)["fält"]
        assert [field["nyckel"] for field in described] == list(keys(kind))
        for field in described:
            assert field["namn"]
            assert field["hjälp"]
            assert field["slag"] in {
                "text",
                "heltal",
                "tal",
                "datum",
                "ja",
                "ord",
                "kod",
                "hänvisning",
                "kortnamn",
                "post",
            }


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        ("Places", "antal", {"slag": "heltal", "mönster": "[0-9]{1,9}", "okänd": True, "krävs": True}),
        ("Age", "från", {"slag": "heltal", "högst": 120, "okänd": True}),
        ("Age", "svar", {"slag": "ord", "val": ["alla", "okänt", "gräns"], "utelämnad": "gräns"}),
        ("Result", "värde", {"slag": "tal"}),
        ("Result", "av", {"slag": "heltal"}),
        ("Period", "slut", {"slag": "datum", "okänd": True}),
        ("Confirmation", "datum", {"slag": "datum"}),
        ("Insats", "mall", {"slag": "kortnamn"}),
        ("Insats", "inriktning", {"slag": "kod", "ordlista": "inriktningar", "flera": True, "krävs": True}),
        ("Insats", "villkor", {"slag": "post", "post": "Condition", "flera": True}),
        ("Residence", "öppen_för", {"slag": "hänvisning", "till": "platser", "flera": True}),
        ("Relation", "id", {"slag": "hänvisning", "till": "insatser"}),
        ("Goal", "delmål", {"slag": "ja"}),
    ],
)
def test_kinds_of_values(kind: str, key: str, expected: dict[str, Any]) -> None:
    """What a field holds and what limits it comes from its type."""
    told = fields(kind)[key]
    assert {name: told.get(name) for name in expected} == expected


def test_short_forms_are_those_that_the_model_reads() -> None:
    """Words, and the key that a plain text or a list stands for."""
    short = {kind.__name__: form.record(kind).get("kort") for kind in record_types(Insats)}
    assert short["Age"] == {"ord": {"alla": {"svar": "alla"}, "okänt": {"svar": "okänt"}}}
    assert short["Income"] == {"ord": {"alla": {"övriga": "ja"}, "okänt": {"övriga": "okänt"}}}
    assert short["Decision"] == {"ord": {"inga": {"svar": "inga"}, "okänt": {"svar": "okänt"}}, "lista": "krävs"}
    assert short["Condition"] == {"text": "text"}
    assert short["Participants"] == {"text": "totalt"}
    assert short["Places"] is None


def test_the_pieces_of_a_file_are_the_file(folder: Callable[..., Path]) -> None:
    """One for each top-level key, with its value; what the mall gives stands beside."""
    text = record(
        '# Överst\nmall: allman\nbeskrivning: |\n  Rad.\n\n  Rad.\nkontakt:\n  - {funktion: A, telefon: "046"}'
    )
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("namn:"))
    entry = load(folder({"lund/exempel.yml": text})).catalog().insatser["lund/exempel"]
    told = form.file_pieces(entry)
    assert "".join(piece for _, piece, _ in told["delar"]) == text
    assert told["delar"][0] == ["mall", "# Överst\nmall: allman\n", "allman"]
    assert told["delar"][1] == ["beskrivning", "beskrivning: |\n  Rad.\n\n  Rad.\n", {"=": "Rad.\n\nRad.\n"}]
    assert told["delar"][2][2] == [{"funktion": "A", "telefon": {"=": "046"}}]
    assert told["mall"] == {"namn": "Allmän"}


def test_the_site_has_the_form_and_each_file(real: Loaded) -> None:
    """`foresla/` holds one file for the form and one for each insats; the open data does not change with them."""
    catalog = real.catalog()
    made = {artifact.path: json.loads(artifact.data) for artifact in form.artifacts(catalog)}
    assert set(made) == {"foresla/formular.json", *(f"foresla/insatser/{id_}.json" for id_ in catalog.insatser)}
    assert made["foresla/formular.json"]["insatser"][0][0] in catalog.insatser
    assert "".join(piece for _, piece, _ in made["foresla/insatser/lund/ips.json"]["delar"]) == (
        SKANE / "insatser/lund/ips.yml"
    ).read_text("utf-8")
    assert set(made) <= {artifact.path for artifact in writing.build(catalog, today({}))}


def test_every_key_stands_in_one_group() -> None:
    """No key is left out or asked for twice; a field that names no group stands among the others, last."""
    assert sorted(key for group in grouped().values() for key in group) == sorted(keys(Insats))
    assert "Övrigt" not in grouped()
    made = create_model("Made", __base__=Insats, new=(Text | None, declare("nytt", "Nytt", "Något nytt.", None)))
    assert list(grouped(made).items())[-1] == ("Övrigt", ("nytt",))


def test_groups_are_in_the_order_of_the_page() -> None:
    """What changes most often comes first, and a mall, which few files have, last in its group."""
    assert list(grouped())[:2] == ["Antal platser och kontakt", "Vem får delta"]
    assert grouped()["Slag, huvudman och samband"][-1] == "mall"


def test_words_of_the_model_have_words_on_the_page() -> None:
    """Each choice between words is shown in the words of the page, or is plain Swedish as it stands."""
    plain = {
        "anvisning",
        "ansökan",
        "anmälan",
        "beslut",
        "remiss",
        "köpt-plats",
        "eget-besök",
        "kontakt",
        "okänt",
        "sökt",
    }
    for kind in record_types(Insats):
        for field in form.record(kind)["fält"]:
            words = field.get("val", ())
            assert set(words) <= plain or any(set(words) <= set(table) for table in choices()), field["nyckel"]
