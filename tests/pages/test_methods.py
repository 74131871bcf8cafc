"""Pages about methods: what they are, what is measured, and who uses them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog.loading import load
from insatskartan.pages import plan
from support.samples import TODAY, record, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded
    from insatskartan.pages.page import Page

REPOSITORY = "https://git.exempel.se/karta"


def text_of(html: str) -> str:
    """Return the visible text with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def topic(method: str, value: str, document: str) -> str:
    """Return the text of a topic about a method with one number."""
    number = f"{{mått: till-arbete, värde: {value}, enhet: procent, källa: {{dokument: {document}}}}}"
    head = f"namn: {method}\ntyp: metod\nsammanfattning: Om {method}.\nmetod: {method}\n"
    return f"{head}evidens: [{number}]\nkällor: [{{dokument: {document}}}]\n"


@pytest.fixture
def made(folder: Callable[..., Path]) -> Mapping[str, Page]:
    """Return the pages of a folder with four methods, two of one study and one of another."""
    files = {
        "_ord/metoder.yml": vocabulary("metoder", "ips se cm mi"),
        "_ord/kallor.yml": vocabulary("kallor", "rapporten annan"),
        "_kunskap/ips.yml": topic("ips", "26", "rapporten"),
        "_kunskap/se.yml": topic("se", "20", "rapporten"),
        "_kunskap/cm.yml": topic("cm", "90", "annan"),
        "lund/ett.yml": record("namn: Ett\nmetoder: [ips]"),
        "lund/tva.yml": record("namn: Två\nmetoder: [ips]\nperiod: {slut: 2018}"),
    }
    loaded = load(folder(files))
    assert loaded.problems == ()
    return {page.path: page for page in plan.render_all(loaded.catalog(), TODAY, REPOSITORY)}


def test_only_numbers_of_one_study_stand_beside_each_other(made: Mapping[str, Page]) -> None:
    """Another document is about other people, however alike the measure is called."""
    shown = text_of(made["metoder/ips"].html).replace("\xa0", " ")
    assert "Talen kommer från samma studie." in shown
    assert re.findall(r"\b(\d\d) %", shown.partition("Vad vet vi")[2])[:2] == ["26", "20"]
    assert "90" not in shown.partition("Var kan man")[0]
    alone = text_of(made["metoder/cm"].html)
    assert "samma studie" not in alone


def test_a_percentage_without_a_whole_says_so(made: Mapping[str, Page]) -> None:
    """Nobody should take 26 percent for 26 of a hundred people."""
    assert text_of(made["metoder/ips"].html).count("Av hur många framgår inte") == 2


def test_users_are_listed_and_ended_ones_apart(made: Mapping[str, Page]) -> None:
    """Where one may take part today comes first."""
    html = made["metoder/ips"].html
    running, _, ended = html.partition('<details class="ik-more">')
    assert "insatser/lund/ett/" in running
    assert "insatser/lund/tva/" in ended
    assert "insatser/lund/tva/" not in running
    assert "Ingen insats i Insatskartan säger" in text_of(made["metoder/mi"].html)
    assert "1 insats, 1 avslutad insats" in text_of(made["metoder"].html)


def test_insatser_and_the_glossary_lead_to_the_method(made: Mapping[str, Page]) -> None:
    """By its own page."""
    assert 'href="../../../metoder/ips/"' in made["insatser/lund/ett"].html
    assert 'href="../metoder/mi/"' in made["ordlista"].html


def test_the_study_of_three_methods_is_there(real: Loaded) -> None:
    """26, 20 and 18 percent, for whom the difference holds, and that the size of the groups is missing."""
    made = {page.path: page for page in plan.render_all(real.catalog(), TODAY, REPOSITORY)}
    text = text_of(made["metoder/supported-employment"].html).replace("\xa0", " ")
    for said in ("26 %", "20 %", "18 %", "framför allt män", "Hur många som var med saknas", "kapitel 1, sida 3"):
        assert said in text, said
