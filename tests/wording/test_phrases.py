"""Codes become words in one place, whatever asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog.catalog import Catalog
from insatskartan.catalog.loading import load
from insatskartan.model.access import Decision, Residence
from insatskartan.model.area import Area
from insatskartan.model.fields import by_key
from insatskartan.model.insats import Insats, Relation
from insatskartan.wording import facts
from insatskartan.wording.phrases import Phrases
from insatskartan.wording.values import field_label
from support.samples import DOORS, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.records import Record

    Folder = Callable[[Mapping[str, str]], Path]


def entry_of(folder: Folder, text: str) -> tuple[Phrases, Entry]:
    """Return the words of a catalog with one insats, and the insats."""
    catalog = load(folder({"lund/a.yml": record(text)})).catalog()
    return Phrases(catalog), catalog.insatser["lund/a"]


def test_labels_are_words_of_the_vocabularies(folder: Folder) -> None:
    """A code is the name of its term, in a sentence with a small letter; a code nobody knows is its own word."""
    phrases, _ = entry_of(folder, "")
    assert phrases.label("beslut", "lss-beslut") == "Lss-beslut"
    assert phrases.in_text("beslut", "lss-beslut") == "lss-beslut"
    assert phrases.labels("beslut", ("lss-beslut", "okänd-kod")) == ["Lss-beslut", "okänd-kod"]
    assert phrases.all_in_text("beslut", ("bistandsbeslut",)) == ["bistandsbeslut"]
    assert phrases.label("ingen-ordlista", "kod") == phrases.in_text("ingen-ordlista", "kod") == "kod"


def test_choices_keep_the_order_of_the_vocabulary(folder: Folder) -> None:
    """All words by code, or only those that are used."""
    phrases, _ = entry_of(folder, "")
    assert list(phrases.choices("forsorjning")) == ["aktivitetsersattning", "forsorjningsstod", "sjukpenning"]
    assert phrases.choices("forsorjning", {"sjukpenning", "annat"}) == {"sjukpenning": "Sjukpenning"}
    assert phrases.choices("ingen-ordlista") == {}


def test_places_are_areas_or_larger_areas(folder: Folder) -> None:
    """A place is called what its area or the vocabulary of geography calls it."""
    phrases, _ = entry_of(folder, "")
    assert phrases.places(("lund", "lunds-stift", "mars")) == ["Lund", "Lunds-stift", "mars"]


def test_an_insats_gets_its_area_when_its_name_is_shared(folder: Folder) -> None:
    """LSS in every municipality has the area in its name; what is alone has not. An unknown id is its own name."""
    files = {"lund/a.yml": record(""), "eslov/b.yml": record(""), "lund/c.yml": record("namn: Ensam")}
    phrases = Phrases(load(folder(files)).catalog())
    assert [phrases.insats(id_) for id_ in ("lund/a", "eslov/b", "lund/c", "lund/borta")] == [
        "Exempel, Lund",
        "Exempel, Eslöv",
        "Ensam",
        "lund/borta",
    ]


@pytest.mark.parametrize(
    ("kind", "key", "code", "name"),
    [
        (Residence, "öppen_för", "lund", "Lund"),
        (Area, "förbund", "lund", "Lund"),
        (Relation, "id", "lund/a", "Exempel (lund/a)"),
        (Relation, "id", "lund/borta", "lund/borta"),
        (Decision, "krävs", "lss-beslut", "Lss-beslut"),
        (Relation, "hur", "liknar", ""),
        (Insats, "efterträdare", "lund/a", ""),
        (Insats, "namn", "fri text", ""),
    ],
)
def test_references_are_named_by_their_field(
    folder: Folder, kind: type[Record], key: str, code: str, name: str
) -> None:
    """Places, insatser and words of vocabularies have names; other values refer to nothing."""
    phrases, _ = entry_of(folder, "")
    assert phrases.reference(by_key(kind)[key], code) == name


def test_criteria_are_said_with_names(folder: Folder) -> None:
    """Each criterion of a door with the words of this catalog."""
    phrases, entry = entry_of(folder, DOORS)
    (way,) = entry.ways
    assert phrases.residence(way.residence) == "Bara boende i Lund"
    assert phrases.income(way.income) == "Aktivitetsersattning; inte sjukpenning; andra framgår inte"
    assert phrases.decision(way.decision) == "Lss-beslut"
    assert phrases.referrals(way) == "Socialtjansten (ansökan) eller Arbetsformedlingen"


def test_what_is_not_stated_is_said_so(folder: Folder) -> None:
    """A record that says nothing has words for that, and no doorkeeper."""
    phrases, entry = entry_of(folder, "")
    assert phrases.referrals(entry.ways[0]) == "Framgår inte av källan"
    assert phrases.doorkeepers(entry) == ""
    assert phrases.short_age(entry) == "nämns inte"


def test_a_catalog_without_focus_has_no_words_for_it() -> None:
    """An empty catalog has no income source in focus."""
    assert Phrases(Catalog()).focus == Catalog().focus_code == ""


def test_facts_of_a_door_are_called_what_the_model_calls_them(folder: Folder) -> None:
    """Labels stand once, with the declaration of the field."""
    phrases, entry = entry_of(folder, DOORS)
    titles = [Insats.model_fields[name].title for name in ("age", "residence", "income", "decision", "referrals")]
    assert [fact.label for fact in facts.of_door(phrases, entry.ways[0])] == titles
    assert [field_label(key) for key in ("ålder", "bosatt", "försörjning", "beslut", "väg_in")] == titles
    with pytest.raises(KeyError):
        field_label("finns-inte")


def test_each_income_has_the_basis_of_its_own_claim(folder: Folder) -> None:
    """Those that are named, those that are shut out, and what is said of all others."""
    text = (
        "försörjning: {öppen_för: [aktivitetsersattning], stängd_för: [sjukpenning], övriga: ja, grund: uttryckligt, "
        "övriga_grund: tolkning, stängd_grund: rubrik, stängd_orsak: lag}"
    )
    phrases, entry = entry_of(folder, text)
    assert facts.income_bases(entry, "ja", "aktivitetsersattning") == ()
    assert facts.income_bases(entry, "ja", "forsorjningsstod") == ("vår tolkning av källan",)
    assert facts.income_bases(entry, "nej", "sjukpenning") == ("följer bara av rubriken i källan", "orsak: lagen")
    (fact,) = [fact for fact in facts.of_door(phrases, entry.ways[0]) if fact.label == field_label("försörjning")]
    assert "det som gäller andra: vår tolkning av källan" in fact.bases
