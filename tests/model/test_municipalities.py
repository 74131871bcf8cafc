"""The full name of each municipality is data: no rule gives them all."""

from __future__ import annotations

import pytest

from insatskartan.model import municipalities
from insatskartan.model.area import Area
from insatskartan.wording.values import area_title

# Official names, by the ending that a rule would go wrong on.
FULL_NAMES = {
    "0114": "Upplands Väsby kommun",
    "0139": "Upplands-Bro kommun",
    "0186": "Lidingö kommun",
    "0305": "Håbo kommun",
    "0617": "Gnosjö kommun",
    "0643": "Habo kommun",
    "0687": "Tranås kommun",
    "0880": "Kalmar kommun",
    "0980": "Gotlands kommun",
    "1214": "Svalövs kommun",
    "1256": "Östra Göinge kommun",
    "1261": "Kävlinge kommun",
    "1262": "Lomma kommun",
    "1266": "Hörby kommun",
    "1267": "Höörs kommun",
    "1280": "Malmö kommun",
    "1281": "Lunds kommun",
    "1283": "Helsingborgs kommun",
    "1284": "Höganäs kommun",
    "1438": "Dals-Eds kommun",
    "1462": "Lilla Edets kommun",
    "1480": "Göteborgs kommun",
    "1490": "Borås kommun",
    "1764": "Grums kommun",
    "2023": "Malung-Sälens kommun",
    "2080": "Falu kommun",
    "2082": "Säters kommun",
    "2180": "Gävle kommun",
    "2283": "Sollefteå kommun",
    "2321": "Åre kommun",
    "2403": "Bjurholms kommun",
    "2404": "Vindelns kommun",
    "2480": "Umeå kommun",
    "2513": "Överkalix kommun",
    "2514": "Kalix kommun",
    "2560": "Älvsbyns kommun",
    "2580": "Luleå kommun",
}
VOWELS = tuple("aeiouyåäö")


def area(code: str | None, name: str, kind: str = "kommun") -> Area:
    """Return an area."""
    return Area.model_validate({"namn": name, "typ": kind, **({"kommunkod": code} if code else {})})


@pytest.mark.parametrize("code", FULL_NAMES)
def test_the_title_is_the_full_name(code: str) -> None:
    """Also where it is neither the name nor the name with an s."""
    assert area_title(area(code, municipalities.names()[code])) == FULL_NAMES[code]


def test_all_have_a_full_name() -> None:
    """It ends with kommun and begins as the name does."""
    names, full_names = municipalities.names(), municipalities.full_names()
    assert len(names) == len(full_names) == 290
    assert [code for code, name in full_names.items() if not name.endswith(" kommun")] == []
    other = {code for code, name in names.items() if full_names[code] not in (f"{name} kommun", f"{name}s kommun")}
    assert other == {"2080"}, "bara Falun heter något annat i sitt fulla namn"


def test_no_name_that_ends_in_a_vowel_or_an_s_gets_one_more() -> None:
    """«Lommas kommun», «Borås's kommun»; and of those that end in a consonant only two have none."""
    names, full_names = municipalities.names(), municipalities.full_names()
    with_s = {code for code, name in names.items() if full_names[code] == f"{name}s kommun"}
    assert [names[code] for code in with_s if names[code].endswith((*VOWELS, "s", "x", "z"))] == []
    assert {
        name for code, name in names.items() if code not in with_s and not name.endswith((*VOWELS, "s", "x", "z"))
    } == {"Kalmar", "Falun"}


@pytest.mark.parametrize("kind", ["kommun", "förbund", "region"])
def test_what_has_no_code_keeps_its_name(kind: str) -> None:
    """Nothing is made up."""
    assert area_title(area(None, "Lomma", kind)) == "Lomma"
