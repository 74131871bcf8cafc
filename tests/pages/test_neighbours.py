"""Pages about what is open across the municipal border."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.pages import plan
from support.built_pages import REPOSITORY, build, text_of
from support.samples import TODAY, record, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded
    from insatskartan.pages.page import Page

OPEN = "försörjning: {öppen_för: [aktivitetsersattning]}\n"
THERE = "bosatt: {öppen_för: [eslov], övriga: nej}\n"
GUIDANCE = {"eslov/vagen.yml": record(f"{OPEN}{THERE}inriktning: [vagledning]")}
"""Something in Eslöv that is shut to all others."""


@pytest.fixture(scope="module")
def real_pages(real: Loaded) -> Mapping[str, Page]:
    """Return the pages of the real data by address."""
    return {page.path: page for page in plan.render_all(real.catalog(), TODAY, REPOSITORY)}


def test_a_page_says_who_can_change_it(folder: Callable[..., Path]) -> None:
    """Where one must live, what that rests on, the kind of reason, who can change it and the remark."""
    lives = (
        "bosatt:\n  öppen_för: [eslov]\n  övriga: nej\n  kan_ändras_av: Eslövs kommun\n  grund: tolkning\n"
        "  stängd_orsak: finansiering\n  not: Kommunen betalar.\n"
    )
    page = build(folder({"eslov/vagen.yml": record(f"namn: Vägen\n{OPEN}{lives}"), "lund/a.yml": record()}))[
        "grannar/lund"
    ]
    text = text_of(page.html).replace(" .", ".").replace(" ,", ",")
    assert (
        "Skulle fylla luckan om boende i Lund fick vara med: Vägen, Eslöv (2026). Bosatt i: Eslöv (vår tolkning av källan). "
        "Varför: Finansieringen. Kan ändras av: Eslövs kommun. Kommunen betalar."
    ) in text
    assert "Framgår inte: aktivitetsersattning Det gäller Exempel (2026)." in text


def test_the_real_pages(real_pages: Mapping[str, Page]) -> None:
    """PEAK would fill a gap in Lund; what is open elsewhere is the same as on the municipality's own page."""
    text = text_of(real_pages["grannar/lund"].html)
    assert "Uppsökande Skulle fylla luckan om boende i Lund fick vara med: PEAK , Burlöv (2018)." in text
    for code in ("lund", "burlov", "lomma"):
        page, own = real_pages[f"grannar/{code}"].html, real_pages[f"omraden/{code}"].html
        rows = [
            re.findall(r'class="ik-row__name"><a href="([^"]*)"', html.partition('id="annan-kommun"')[2])
            for html in (page, own)
        ]
        assert rows[0]
        assert rows[0] == rows[1]
        assert f'href="../../grannar/{code}/"' in own


def test_the_list_counts(folder: Callable[..., Path]) -> None:
    """What is open elsewhere, gaps, and gaps that something nearby could fill, for each municipality."""
    files = {
        **GUIDANCE,
        "eslov/motet.yml": record(f"{OPEN}bosatt: alla\ninriktning: [motesplats]"),
        "eslov/samtal.yml": record("inriktning: [samtal]"),
        "_ord/inriktningar.yml": vocabulary("inriktningar", "vagledning motesplats samtal"),
    }
    html = build(folder(files))["grannar"].html
    assert re.findall(r">(\w+)</a></th><td>(\d+)</td><td>(\d+)</td><td>(\d+)</td>", html) == [
        ("Eslöv", "0", "1", "0"),
        ("Lund", "1", "2", "1"),
    ]


def test_without_an_income_in_focus_there_are_no_gaps(folder: Callable[..., Path]) -> None:
    """Nothing is said about gaps then; what is open elsewhere still is."""
    words = vocabulary("forsorjning", "sjukpenning")
    made = build(folder({"_ord/forsorjning.yml": words, "eslov/a.yml": record("bosatt: alla")}))
    assert "ucka" not in text_of(made["grannar/lund"].html).partition("Det här tar emot på annat håll")[2]
    assert 'id="luckor"' not in made["grannar/lund"].html
    assert "Exempel" in made["grannar/lund"].html
