"""What is found to be missing, against what the report's authors wrote about each municipality (Bilaga 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis.offers import Offers, taking
from insatskartan.analysis.residents import Residents
from insatskartan.catalog.loading import load
from insatskartan.wording.values import ending
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.catalog.catalog import Entry
    from insatskartan.catalog.loading import Loaded

REFLECTIONS = {
    "burlov": ("burlov/peak", "burlov/steget", "burlov/vaxa"),
    "eslov": (),
    "horby": ("horby/grona-huset", "horby/within"),
    "hoor": ("hoor/drivhuset",),
    "kavlinge": (),
    "lomma": (),
    "lund": ("lund/fontanhuset", "lund/ips", "lund/larlingsutbildningen", "lund/luka"),
    "staffanstorp": ("burlov/peak",),
}
"""What each reflection says that unga med aktivitetsersättning can take part in, besides daglig verksamhet and
socialpsykiatri; where there is nothing, it says that arbetsförberedande insatser are missing."""
DIFFERENT = {"lund": {"lund/fontanhuset"}, "burlov": {"burlov/steget"}, "horby": {"horby/grona-huset"}}
"""What a reflection names and is not found: its `avviker` says why, or it may have ended since."""


def ids(entries: tuple[Entry, ...]) -> list[str]:
    """Return the ids in order."""
    return sorted(entry.id for entry in entries)


@pytest.mark.parametrize("kommun", REFLECTIONS)
def test_what_is_found_is_what_the_reflection_says(kommun: str, real: Loaded) -> None:
    """The same insatser, but for those that the page explains; the sources that the list rests on are the same."""
    catalog = real.catalog()
    found = Offers(Residents(catalog, TODAY)).of(kommun, "aktivitetsersattning")
    missing = DIFFERENT.get(kommun, set())
    assert ids(taking(found.toward_work)) == sorted(set(REFLECTIONS[kommun]) - missing)
    reflection = catalog.areas[kommun].reflection
    assert reflection
    for id_ in missing:
        entry = catalog.insatser[id_]
        assert ending(entry.insats.period, TODAY) or entry.insats.name in (reflection.differs or "")


def test_every_municipality_of_the_report_is_compared(real: Loaded) -> None:
    """A reflection that nobody compared would prove nothing."""
    written = {code for code, area in real.catalog().kommuner.items() if area.reflection}
    assert written == set(REFLECTIONS)


def test_a_finding_rests_on_what_is_shut(real: Loaded) -> None:
    """Eslöv: four insatser towards work, all shut; by direction the same ones."""
    found = Offers(Residents(real.catalog(), TODAY)).of("eslov", "aktivitetsersattning")
    assert ids(found.toward_work["nej"]) == [
        "eslov/arbetsmarknadsenheten",
        "eslov/skogslaget",
        "mittskane/freja",
        "mittskane/oden",
    ]
    assert ids(found.without["arbetsforberedande"]["nej"]) == ["mittskane/freja", "mittskane/oden"]
    assert ids(found.beside) == ["eslov/lss", "eslov/socialpsykiatri"]


WORDS = (
    "namn: Inriktningar\nförklaring: Ord.\nbegrepp:\n"
    "  - {kod: vagledning, namn: Vägledning, förklaring: Ett ord, mot_arbete: ja}\n"
    "  - {kod: motesplats, namn: Mötesplats, förklaring: Ett ord, mot_arbete: nej}\n"
)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("bosatt: alla\nförsörjning: alla", "ja"),
        ("bosatt: {öppen_för: [lund]}\nförsörjning: {öppen_för: [sjukpenning]}\nålder: {från: 60}", "ja"),
        ("bosatt: alla", "okänt"),
        ("försörjning: alla", "okänt"),
        ("bosatt: alla\nförsörjning: {stängd_för: [sjukpenning]}", "nej"),
        ("bosatt: {öppen_för: [eslov], övriga: nej}\nförsörjning: alla", None),
        ("bosatt: alla\nförsörjning: alla\nperiod: {slut: 2018}\nefterträdare: ingen", None),
        ("bosatt: alla\nförsörjning: alla\nnivå: struktur", None),
        ("bosatt: alla\nförsörjning: alla\ninriktning: [vagledning, motesplats]", None),
        ("bosatt: alla\nförsörjning: alla\ninriktning: [motesplats]", None),
    ],
)
def test_what_counts(keys: str, answer: str | None, folder: Callable[..., Path]) -> None:
    """Unknown is neither open nor shut; what has ended, is about structures or is no step to work is left out."""
    root = folder({"_ord/inriktningar.yml": WORDS, "lund/exempel.yml": record(keys)})
    loaded = load(root)
    assert loaded.problems == ()
    found = Offers(Residents(loaded.catalog(), TODAY)).of("lund", "sjukpenning")
    assert {said for said, entries in found.toward_work.items() if entries} == ({answer} if answer else set())
    assert ("vagledning" in found.without) == (answer != "ja")


def test_the_state_is_not_the_municipalitys_own(folder: Callable[..., Path]) -> None:
    """What a förbund runs is; what the state runs is the same everywhere and hides no gap."""
    known = "bosatt: alla\nförsörjning: alla\n"
    files = {
        "_ord/inriktningar.yml": WORDS,
        "staten/_område.yml": "namn: Staten\ntyp: myndighet\n",
        "staten/exempel.yml": record(f"namn: Statens\n{known}"),
        "forbundet/exempel.yml": record(f"namn: Förbundets\n{known}form: finsam"),
    }
    found = Offers(Residents(load(folder(files)).catalog(), TODAY)).of("lund", "sjukpenning")
    assert ids(found.toward_work["ja"]) == ["forbundet/exempel"]
