"""The pages across the municipal border: what residents may join elsewhere, and gaps that a neighbour could fill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog.catalog import load
from insatskartan.pages import plan
from insatskartan.pages.neighbours import sight
from insatskartan.pages.site import Site
from support.built_pages import REPOSITORY, build, text_of
from support.samples import TODAY, record, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.catalog import Loaded
    from insatskartan.pages.neighbours import Gap
    from insatskartan.pages.page import Page

OPEN = "försörjning: {öppen_för: [aktivitetsersattning]}\n"
HERE = "bosatt: {öppen_för: [lund], övriga: nej}\n"
THERE = "bosatt: {öppen_för: [eslov], övriga: nej}\n"
GUIDANCE = {"eslov/vagen.yml": record(f"{OPEN}{THERE}inriktning: [vagledning]")}
"""Something in Eslöv that is shut to all others."""


def gaps(root: Path) -> dict[str, Gap]:
    """Return the gaps of Lund by direction."""
    loaded = load(root)
    assert loaded.problems == ()
    return {gap.direction: gap for gap in sight(Site(loaded.catalog(), TODAY, REPOSITORY), "lund").gaps}


@pytest.fixture(scope="module")
def real_pages(real: Loaded) -> Mapping[str, Page]:
    """Return the pages of the real data by address."""
    return {page.path: page for page in plan.build(real.catalog(), TODAY, REPOSITORY)}


@pytest.mark.parametrize(
    ("files", "is_gap"),
    [
        ({}, True),
        ({"lund/a.yml": record(f"{OPEN}{HERE}")}, False),
        ({"lund/a.yml": record(OPEN)}, False),  # the municipality's own need not say for whom it is
        ({"forbundet/a.yml": record(f"{OPEN}{HERE}form: finsam")}, False),
        ({"eslov/a.yml": record(f"{OPEN}bosatt: alla")}, False),
        ({"lund/a.yml": record(f"{OPEN}{HERE}inriktning: [motesplats]")}, True),
        ({"lund/a.yml": record("försörjning: okänt")}, True),
        ({"lund/a.yml": record("försörjning: {stängd_för: [aktivitetsersattning]}")}, True),
        ({"lund/a.yml": record(f"{OPEN}nivå: struktur")}, True),
        ({"lund/a.yml": record(f"{OPEN}period: {{slut: 2018}}\nefterträdare: ingen")}, True),
        ({"lund/a.yml": record(f"{OPEN}period: {{start: 2027}}")}, True),
        ({"lund/a.yml": record(f"{OPEN}{THERE}")}, True),
        ({"eslov/a.yml": record(OPEN)}, True),  # nobody knows whether residents of Lund may join
        (
            {"lund/a.yml": record("delar:\n  - {namn: A, försörjning: alla}\n  - {namn: B, försörjning: okänt}")},
            False,
        ),
    ],
)
def test_what_is_a_gap(files: dict[str, str], is_gap: bool, folder: Callable[..., Path]) -> None:  # noqa: FBT001
    """A direction is a gap unless something that goes on, and that residents may join, is open to the income."""
    assert ("vagledning" in gaps(folder({**GUIDANCE, **files}))) is is_gap


def test_what_a_gap_says(folder: Callable[..., Path]) -> None:
    """What is unknown here, what is closed here, what would fill it, and what might; not what lies far away."""
    found = gaps(
        folder(
            {
                **GUIDANCE,
                "lund/oklart.yml": record(),
                "lund/stangt.yml": record("försörjning: {stängd_för: [aktivitetsersattning]}"),
                "eslov/kanske.yml": record(OPEN),
                "eslov/slut.yml": record(f"{OPEN}{THERE}period: {{slut: 2018}}\nefterträdare: ingen"),
                "eslov/oppen-for-andra.yml": record(f"försörjning: {{öppen_för: [sjukpenning]}}\n{THERE}"),
                "malmo/_område.yml": 'namn: Malmö\ntyp: kommun\nkommunkod: "1280"\n',
                "malmo/langt-bort.yml": record(f"{OPEN}bosatt: {{öppen_för: [malmo], övriga: nej}}"),
            }
        )
    )["vagledning"]
    assert [entry.id for entry in found.unknown] == ["lund/oklart"]
    assert [entry.id for entry in found.closed] == ["lund/stangt"]
    assert [entry.id for entry, _ in found.would_fill] == ["eslov/vagen"]
    assert [entry.id for entry in found.might_fill] == ["eslov/kanske"]


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
        "Skulle fylla luckan om boende i Lund fick vara med: Vägen, Eslöv. Bosatt i: Eslöv (vår tolkning av källan). "
        "Varför stängd: Finansieringen. Kan ändras av: Eslövs kommun. Kommunen betalar."
    ) in text
    assert "Oklart Finns, men det framgår inte om det är öppet med aktivitetsersattning: Exempel." in text


def test_the_real_pages(real_pages: Mapping[str, Page]) -> None:
    """PEAK would fill a gap in Lund; what is open elsewhere is the same as on the municipality's own page."""
    text = text_of(real_pages["grannar/lund"].html)
    assert "Uppsökande Skulle fylla luckan om boende i Lund fick vara med: PEAK , Burlöv." in text
    for code in ("lund", "burlov", "lomma"):
        page, own = real_pages[f"grannar/{code}"].html, real_pages[f"omraden/{code}"].html
        rows = [
            re.findall(r'class="ik-rad__namn"><a href="([^"]*)"', html.partition('id="annan-kommun"')[2])
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
    assert "ucka" not in text_of(made["grannar/lund"].html).partition("Öppet på annat håll")[2]
    assert 'id="luckor"' not in made["grannar/lund"].html
    assert "Exempel" in made["grannar/lund"].html
