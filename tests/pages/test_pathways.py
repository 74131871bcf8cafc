"""Pages about ways: the drawing, the steps in words, and what helps at each step in a municipality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog.loading import load
from insatskartan.pages import plan
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded
    from insatskartan.pages.page import Page

REPOSITORY = "https://git.exempel.se/karta"
WAY = """namn: Vägen
typ: väg
sammanfattning: Två steg.
områden: [lund, eslov]
steg:
  - {kod: ett, namn: Börja, vem: Kommunen, inriktning: [vagledning], insatser: [eslov/tre], leder_till: [tva]}
  - {kod: tva, namn: Sluta, inriktning: [motesplats]}
källor: [{dokument: rapporten}]
"""


@pytest.fixture
def made(folder: Callable[..., Path]) -> Mapping[str, Page]:
    """Return the pages of a folder with one way and five insatser."""
    files = {
        "_kunskap/vagen.yml": WAY,
        "lund/ett.yml": record("namn: Ett"),
        "lund/tva.yml": record("namn: Två\nperiod: {slut: 2018}"),
        "lund/fyra.yml": record("namn: Fyra\nnivå: struktur"),
        "lund/fem.yml": record(
            "namn: Fem\nbosatt: {öppen_för: [lund]}\nförsörjning: {öppen_för: [aktivitetsersattning]}"
        ),
        "eslov/tre.yml": record("namn: Tre\nbosatt: {öppen_för: [eslov], övriga: nej}"),
    }
    loaded = load(folder(files))
    assert loaded.problems == ()
    return {page.path: page for page in plan.render_all(loaded.catalog(), TODAY, REPOSITORY)}


def step(page: Page, code: str) -> str:
    """Return the HTML of one step."""
    return page.html.partition(f'<li id="steg-{code}">')[2].partition('<li id="steg-')[0]


def test_every_box_leads_to_its_step(made: Mapping[str, Page]) -> None:
    """The drawing and the list have the same steps in the same order."""
    html = made["vagar/vagen"].html
    boxes = re.findall(r'<a href="#steg-(\w+)"><strong>(.*?)</strong>', html)
    assert boxes == [("ett", "Börja"), ("tva", "Sluta")]
    assert re.findall(r'<li id="steg-(\w+)">', html) == ["ett", "tva"]
    assert 'aria-label="Vägen i 2 steg: Vägen"' in html


def test_a_step_says_who_where_it_leads_and_what_the_source_names(made: Mapping[str, Page]) -> None:
    """In words, so that nothing is said by the drawing alone."""
    html = step(made["vagar/vagen"], "ett")
    assert "Kommunen" in html
    assert '<a href="#steg-tva">Sluta</a>' in html
    assert 'href="../../insatser/eslov/tre/"' in html
    assert 'href="../../hitta/#inriktning=vagledning"' in html


def test_a_municipality_shows_what_helps_its_residents(made: Mapping[str, Page]) -> None:
    """By direction; not what has ended, nor what is shut to them, nor work between organisations.

    What takes in comes first, with its year; what does not say whether it does is folded.
    """
    lund, eslov = (step(made[f"vagar/vagen/{code}"], "ett") for code in ("lund", "eslov"))
    assert "insatser/lund/ett/" in lund
    assert "insatser/lund/tva/" not in lund
    assert "insatser/lund/fyra/" not in lund
    helping = lund.partition("Hjälper i Lund")[2]
    assert "insatser/eslov/tre/" not in helping
    assert "insatser/eslov/tre/" in eslov.partition("Hjälper i Eslöv")[2]
    assert "hitta/#kommun=lund&amp;inriktning=vagledning" in lund or "hitta/#kommun=lund&inriktning=vagledning" in lund
    taking, folded, others = lund.partition("<details")
    assert "insatser/lund/fem/" in taking
    assert "Tar emot <span" in taking
    assert "insatser/lund/ett/" in others
    assert "Framgår inte: 1 insats" in folded + others
    assert "Källan nämner ingen insats här" in step(made["vagar/vagen/lund"], "tva")


def test_a_way_is_shown_only_where_it_is_about(folder: Callable[..., Path]) -> None:
    """The areas that the record names, and the municipalities inside them; a way that names none has no such page."""
    named = {
        "[eslov]": {"eslov"},
        "[forbundet]": {"lund", "eslov"},
        "[]": set(),
    }
    for areas, expected in named.items():
        files = {
            "_kunskap/vagen.yml": WAY.replace("[lund, eslov]", areas).replace(", insatser: [eslov/tre]", ""),
            "lund/_område.yml": "namn: Lund\ntyp: kommun\nkommunkod: '1281'\nförbund: forbundet\n",
            "eslov/_område.yml": "namn: Eslöv\ntyp: kommun\nkommunkod: '1285'\nförbund: forbundet\n",
        }
        made = {page.path: page for page in plan.render_all(load(folder(files)).catalog(), TODAY, REPOSITORY)}
        assert {path.removeprefix("vagar/vagen/") for path in made if path.startswith("vagar/vagen/")} == expected
        for code in ("lund", "eslov"):
            assert ("Vägar för boende i" in made[f"omraden/{code}"].html) is (code in expected)


def test_search_knows_each_way_once(made: Mapping[str, Page]) -> None:
    """The pages for municipalities say the same, and would stand before everything else."""
    assert made["vagar/vagen"].searchable
    assert not made["vagar/vagen/lund"].searchable


def test_ways_are_reached_from_the_municipality(made: Mapping[str, Page]) -> None:
    """And from each other; förbund have none."""
    assert 'href="../../vagar/vagen/lund/"' in made["omraden/lund"].html
    assert "vagar/" not in made["omraden/forbundet"].html
    assert 'href="../vagar/vagen/"' in made["vagar"].html
    assert 'href="../../vagar/vagen/eslov/"' in made["vagar/vagen"].html


def test_the_real_ways_are_there(real: Loaded) -> None:
    """Göteborg's process branches into four, and school and daglig verksamhet lead to work."""
    topics = real.catalog().topics
    steps = {step.code: step for step in topics["sammanhallen-process"].steps}
    assert len(steps["stallningstagande"].leads_to) == 4
    assert {"fran-skola-till-arbete", "fran-daglig-verksamhet-till-arbete"} <= set(topics)
