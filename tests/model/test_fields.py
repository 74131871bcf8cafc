"""The one reader of field declarations: what each field is said to be, and that nobody else looks it up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import insatskartan
from insatskartan.model.access import Door, Residence
from insatskartan.model.area import Area, Material
from insatskartan.model.fields import by_key, field_at, fields, keys, record_at, record_types, values
from insatskartan.model.files import FILES
from insatskartan.model.insats import Confirmation, Insats, Period, Relation
from insatskartan.model.reports import FollowUp, Goal
from insatskartan.model.result import SourceRef, Statistic
from insatskartan.model.topic import Topic
from insatskartan.model.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from insatskartan.model.records import Record


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        (Insats, "namn", {"name": "name", "kind": "text", "required": True, "many": False, "refers_to": ""}),
        (Insats, "mall", {"kind": "kortnamn", "refers_to": "mallar"}),
        (Insats, "efterträdare", {"kind": "text", "refers_to": "insatser"}),
        (Insats, "inriktning", {"kind": "kod", "vocabulary": "inriktningar", "many": True, "required": True}),
        (Insats, "ingångar", {"kind": "post", "record": Door, "many": True, "default": None}),
        (Relation, "id", {"kind": "hänvisning", "refers_to": "insatser"}),
        (Residence, "öppen_för", {"kind": "hänvisning", "refers_to": "platser", "many": True}),
        (Area, "förbund", {"kind": "hänvisning", "refers_to": "områden", "many": False}),
        (Material, "id", {"kind": "text", "refers_to": ""}),
        (Period, "slut", {"kind": "datum", "required": False}),
        (Confirmation, "datum", {"kind": "datum", "required": True, "example": "2018-05"}),
        (Goal, "delmål", {"kind": "ja", "default": False}),
        (Goal, "uppnått", {"kind": "ord", "words": ("ja", "delvis", "väntas", "nej", "inte-bedömt")}),
    ],
)
def test_a_field_is_what_its_declaration_says(kind: type[Record], key: str, expected: dict[str, Any]) -> None:
    """Kind, words, vocabulary and what it refers to come from the type, the rest from `declare`."""
    field = by_key(kind)[key]
    assert {name: getattr(field, name) for name in expected} == expected


def test_marks_are_inherited_and_stay_out_of_the_schema() -> None:
    """A subclass has the marks of its fields; the JSON Schema shows none of them."""
    assert [field.key for field in fields(Statistic) if field.marks.identity] == ["mått", "period"]
    assert [field.key for field in fields(FollowUp) if field.marks.identity] == ["typ", "period"]
    internal = {
        (kind.__name__, field.key) for kind in (Insats, Area, Topic) for field in fields(kind) if field.marks.internal
    }
    assert internal == {
        ("Insats", "anteckning"),
        ("Area", "anteckning"),
        ("Area", "granskare"),
        ("Topic", "anteckning"),
    }
    assert set(Insats.model_json_schema()["properties"]["namn"]) == {
        "title",
        "description",
        "examples",
        "type",
        "errorMessage",
    }


def test_keys_and_record_types_by_path() -> None:
    """Canonical order and nesting are derived from the model."""
    assert keys(SourceRef) == ("dokument", "ställe")
    assert (keys(Door)[0], keys(Door)[-1]) == ("namn", "not")
    assert record_at(Insats, ("delar", 0, "ingångar", 2)) is Door
    assert record_at(Vocabulary, ("begrepp", 3)) is Term
    assert record_at(Insats, ()) is Insats
    assert record_at(Insats, ("namn",)) is None
    assert record_at(Insats, ("finns", "inte")) is None
    assert field_at(Insats, ("relaterade", 0, "id")) == by_key(Relation)["id"]
    assert field_at(Insats, ()) is None
    assert record_types(Vocabulary) == (Vocabulary, Term)


def test_values_are_found_at_any_depth() -> None:
    """Every text of a record, with the field that holds it."""
    term = {"kod": "a", "namn": "A", "förklaring": "Ett ord.", "omfattar": ["lund", "eslov"]}
    record = Vocabulary.model_validate({"namn": "Ord", "förklaring": "Ord.", "begrepp": [term]})
    rows = [(field.refers_to, value) for field, value in values(record)]
    assert [value for refers_to, value in rows if refers_to == "områden"] == ["lund", "eslov"]
    assert ("", "Ett ord.") in rows


def test_every_field_has_a_label_and_an_explanation() -> None:
    """The reference and the editors' schema are made of them."""
    for file in FILES.values():
        for kind in record_types(file.record):
            for field in fields(kind):
                assert field.key, field.name
                assert field.label, field.name
                assert field.help, field.name


def test_nobody_else_reads_declarations() -> None:
    """Four modules once did, each in its own way; a mark that one of them did not know was lost there."""
    package = Path(insatskartan.__file__).parent
    readers = {path.name for path in package.rglob("*.py") if re.search(r"model_fields\b", path.read_text("utf-8"))}
    assert readers == {"fields.py"}
