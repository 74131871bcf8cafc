"""The pages about what is closed to an income source: where, why, and who can change it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis.reasons import closed_by_income
from insatskartan.analysis.residents import Residents
from insatskartan.pages import plan
from support.built_pages import REPOSITORY, build, text_of
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded
    from insatskartan.pages.page import Page

PATH = "stangt/aktivitetsersattning"
SHUT = "försörjning: {{stängd_för: [aktivitetsersattning]{}}}"


@pytest.fixture(scope="module")
def real_pages(real: Loaded) -> Mapping[str, Page]:
    """Return the pages of the real data by address."""
    return {page.path: page for page in plan.render_all(real.catalog(), TODAY, REPOSITORY)}


def section(page: Page, code: str) -> str:
    """Return the words under the heading of an area; empty when there is none."""
    found = re.search(rf'<h2 id="{code}">(.*?)(?=<h2|<details|\Z)', page.html, re.DOTALL)
    return text_of(found[0]) if found else ""


def bars(page: Page) -> dict[str, str]:
    """Return what the bars say, by label."""
    found = re.findall(r"<div><dt>([^<]*)</dt><dd><svg.*?</svg>([^<]*)</dd></div>", page.html, re.DOTALL)
    return {label: number.strip() for label, number in found}


def test_the_real_page(real_pages: Mapping[str, Page]) -> None:
    """Råbygård says its reason, ComUng its closed parts, Uppdragstjänst that the source is silent."""
    page = real_pages[PATH]
    assert "Varför: Målgruppen. Riktar sig" in section(page, "eslov")
    assert "(att det är stängt: följer bara av rubriken i källan)" in section(page, "eslov")
    assert "Kan ändras av: verksamheten själv, enligt rapportens allmänna råd" in section(page, "lund")
    assert "Delar som inte tar emot: Kartläggning och Motivationshöjande samtal." in section(page, "lund")
    assert "Källan säger inte varför den är stängd." in section(page, "kavlinge")
    assert section(page, "lomma").count("Varför: ") == 1  # Uppdragstjänst is for Lomma too
    assert "Tar inte emot hos Finsam Mittskåne : Freja , Oden" in section(page, "hoor")
    assert section(page, "staffanstorp") == ""
    assert "PEAK" not in text_of(page.html)  # shut by age, not by income
    assert bars(page) == {
        "Finansieringen": "0 insatser",
        "Lagen": "0 insatser",
        "Lokalt beslut": "0 insatser",
        "Målgruppen": "7 insatser",
        "Källan säger inte varför.": "4 insatser",
    }


def test_the_list_has_the_focus_first_and_says_what_it_does_not_know(folder: Callable[..., Path]) -> None:
    """Sources that nothing is closed to are named, and not said to be open."""
    both = "försörjning: {stängd_för: [sjukpenning]}"
    made = build(
        folder({"lund/a.yml": record(both), "lund/b.yml": record(SHUT.format("")), "lund/c.yml": record(both)})
    )
    links = re.findall(r'class="ik-card"><a href="([^"]*)">[^<]*</a><span>([^<]*)', made["stangt"].html)
    assert links == [
        ("../stangt/aktivitetsersattning/", "1 insats, helt eller delvis"),
        ("../stangt/sjukpenning/", "2 insatser, helt eller delvis"),
    ]
    assert "inte tar emot den som har forsorjningsstod. Det betyder inte att alla gör det" in text_of(
        made["stangt"].html
    )
    assert "stangt/forsorjningsstod" not in made
    assert 'href="../../stangt/sjukpenning/"' in made["forsorjning/sjukpenning"].html
    assert "stangt/" not in made["forsorjning/forsorjningsstod"].html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SHUT.format(""), "Varför: Källan säger inte varför."),
        (SHUT.format(", grund: rubrik"), "bland dem som inte är tillgängliga, men säger inte varför."),
        (SHUT.format(", stängd_orsak: lag, grund: tolkning"), "Lagen. (att det är stängt: vår tolkning av källan)"),
        (SHUT.format(", stängd_orsak: finansiering, not: Pengarna."), "Varför: Finansieringen. Pengarna."),
        (
            SHUT.format(", stängd_orsak: lokalt-beslut, kan_ändras_av: nämnden"),
            "Lokalt beslut. Kan ändras av: nämnden.",
        ),
        ("försörjning: {öppen_för: [sjukpenning], övriga: nej, stängd_orsak: målgrupp}", "Varför: Målgruppen."),
    ],
)
def test_why(text: str, words: str, folder: Callable[..., Path]) -> None:
    """The kind of reason, the remark, what it rests on and who can change it, as far as the source goes."""
    assert words in section(build(folder({"lund/exempel.yml": record(text)}))[PATH], "lund")


PART = "  - {{namn: {}, försörjning: {{{}}}}}\n"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("försörjning: {stängd_för: [aktivitetsersattning]}", True),
        ("försörjning: okänt", False),
        ("bosatt: {stängd_för: [lund]}", False),
        ("ingångar:\n  - {försörjning: {stängd_för: [aktivitetsersattning]}}\n  - {försörjning: okänt}", False),
        ("delar:\n" + PART.format("A", "övriga: ja") + PART.format("B", "stängd_för: [aktivitetsersattning]"), True),
        ("delar:\n" + PART.format("A", "övriga: okänt") + PART.format("B", "stängd_för: [aktivitetsersattning]"), True),
        ("delar:\n" + PART.format("A", "övriga: ja") + PART.format("B", "övriga: okänt"), False),
        ("nivå: struktur\nförsörjning: {stängd_för: [aktivitetsersattning]}", False),
    ],
)
def test_what_counts_as_closed(text: str, closed: bool, folder: Callable[..., Path]) -> None:  # noqa: FBT001
    """All doors, or all doors of some part; unknown is not closed, and where one lives is another matter."""
    root = folder({"lund/exempel.yml": record(text), "eslov/a.yml": record(SHUT.format(""))})
    assert ("Exempel" in section(build(root)[PATH], "lund")) is closed


def test_what_has_ended_is_folded_away(folder: Callable[..., Path]) -> None:
    """It stands last, by name, and is not counted."""
    ended = record(f"namn: Gamla\n{SHUT.format('')}\nperiod: {{slut: 2018}}\nefterträdare: ingen")
    page = build(folder({"lund/a.yml": record(SHUT.format("")), "lund/b.yml": ended}))[PATH]
    assert "Gamla" not in section(page, "lund")
    assert "1 avslutad insats Gamla , Lund" in text_of(page.html)
    assert bars(page)["Källan säger inte varför."] == "1 insats"


def test_nothing_closed_is_no_page(real: Loaded) -> None:
    """An income source that nothing is closed to has no page; the list says so."""
    assert list(closed_by_income(Residents(real.catalog(), TODAY))) == ["aktivitetsersattning"]
