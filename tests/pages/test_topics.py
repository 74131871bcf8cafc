"""Pages about the target group and the themes, and where their actions are shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog.loading import load
from insatskartan.pages import plan
from insatskartan.pages.drawing.charts import chart
from insatskartan.wording.phrases import Phrases
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded
    from insatskartan.pages.page import Page

REPOSITORY = "https://git.exempel.se/karta"
THEME = """namn: Temat
typ: tema
sammanfattning: Ett tema.
områden: [forbundet]
rekommendationer:
  - {text: Gör det ena., läge: pågår, gäller: [lund/exempel]}
  - {text: Gör det andra., läge: genomförd, områden: [eslov]}
  - {text: Gör det tredje.}
källor: [{dokument: rapporten}]
"""


def build(root: Path) -> Mapping[str, Page]:
    """Return the pages of a data folder by address."""
    loaded = load(root)
    assert loaded.problems == ()
    return {page.path: page for page in plan.render_all(loaded.catalog(), TODAY, REPOSITORY)}


def text_of(html: str) -> str:
    """Return the visible text with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.fixture
def themed(folder: Callable[..., Path]) -> Mapping[str, Page]:
    """Return the pages of a folder with one theme."""
    return build(folder({"_kunskap/temat.yml": THEME, "lund/exempel.yml": record()}))


def test_a_theme_has_its_actions_with_their_states(themed: Mapping[str, Page]) -> None:
    """Each says how far it has come, whom it concerns, and where that is changed."""
    page = themed["teman/temat"]
    text = text_of(page.html)
    assert "Gör det ena. Läge: pågår Gäller Exempel" in text
    assert "Gör det andra. Läge: genomförd Område Eslöv" in text
    assert "Gör det tredje. Läge: inte påbörjad" in text
    assert page.source == "insatser/_kunskap/temat.yml"
    assert f'href="{REPOSITORY}/edit/main/insatser/_kunskap/temat.yml"' in page.html
    assert "3 rekommendationer Inte påbörjad: 1 Pågår: 1 Genomförd: 1" in text_of(themed["teman"].html)


def test_an_action_is_shown_where_it_belongs(themed: Mapping[str, Page]) -> None:
    """By its own areas, else by those of its insatser, else by those of its theme; larger areas hold smaller ones."""
    states = {}
    for code in ("lund", "eslov", "forbundet"):
        html = themed[f"omraden/{code}"].html.partition('id="teman"')[2]
        states[code] = re.findall(r"(Inte påbörjad|Pågår|Genomförd): \d", text_of(html))
    assert states == {
        "lund": ["Inte påbörjad", "Pågår"],
        "eslov": ["Inte påbörjad", "Genomförd"],
        "forbundet": ["Inte påbörjad"],
    }


def test_an_insats_tells_the_actions_that_name_it(themed: Mapping[str, Page]) -> None:
    """With a link to the action itself."""
    html = themed["insatser/lund/exempel"].html
    assert "Gör det ena." in html
    assert "Gör det andra." not in html
    assert 'href="../../../teman/temat/#rekommendation-1"' in html
    assert 'id="rekommendation-1"' in themed["teman/temat"].html


def test_without_topics_there_are_no_pages(folder: Callable[..., Path]) -> None:
    """No empty lists, and no links to them."""
    made = build(folder({"lund/exempel.yml": record()}))
    assert not {path for path in made if path.startswith(("teman", "malgruppen"))}
    assert "teman" not in made["omraden/lund"].html


def test_every_number_of_the_pre_study_is_there(real: Loaded) -> None:
    """By municipality and in all, with both figures where the source contradicts itself; no figure is empty."""
    catalog = real.catalog()
    made = {page.path: page for page in plan.render_all(catalog, TODAY, REPOSITORY)}
    text = text_of(made["malgruppen"].html)
    for figure in catalog.topics["unga-med-aktivitetsersattning"].figures:
        assert chart(Phrases(catalog), figure).groups, figure.title
    for said in ("857 personer", "860 personer", "839 personer", "693 personer av 839", "146 personer av 839"):
        assert said in text.replace("\xa0", " "), said
    for said in ("46 personer av 693", "265 personer av 693", "351 personer av 693", "31 personer av 693"):
        assert said in text.replace("\xa0", " "), said
    for said in ("375 personer", "238 personer", "28 %", "41 % av 375", "15 % av 238", "9 % av 238", "76 % av 238"):
        assert said in text.replace("\xa0", " "), said
    assert "Källan förklarar inte skillnaden" in text
    assert "kapitel 3, sida 7" in text
