"""All results side by side: what is shown of each, and what warns against comparing them."""

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
BOTH = "Talen gäller olika personer."


def text_of(html: str) -> str:
    """Return the visible text with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ").strip()


def made(root: Path) -> Mapping[str, Page]:
    """Return the pages of a data folder by address."""
    loaded = load(root)
    assert loaded.problems == ()
    return {page.path: page for page in plan.render_all(loaded.catalog(), TODAY, REPOSITORY)}


def results(*rows: str) -> str:
    """Return an insats with these results of one measure."""
    return record("resultat: [" + ", ".join(f"{{mått: till-arbete, {row}}}" for row in rows) + "]")


@pytest.mark.parametrize(
    ("first", "second", "warned"),
    [
        ("värde: 34, enhet: personer, av: 39", "värde: 7, enhet: personer, av: 20", [BOTH]),
        (
            "värde: 34, enhet: personer, av: 39",
            "värde: 74, enhet: procent",
            [BOTH, "1 av 2 säger inte av hur många.", "En del är andelar"],
        ),
        (
            "värde: 74, enhet: procent, av: 200, period: 2017",
            "värde: 67, enhet: procent, av: 30",
            [BOTH, "Tiderna är olika"],
        ),
        ("värde: 3, enhet: personer", "värde: 5, enhet: personer", [BOTH]),
    ],
)
def test_what_differs_is_said(first: str, second: str, warned: list[str], folder: Callable[..., Path]) -> None:
    """Whom the numbers are about comes first; then wholes, units and times, each only where it differs."""
    page = made(folder({"lund/ett.yml": results(first), "eslov/tva.yml": results(second)}))["resultat"]
    told = [text_of(row) for row in re.findall(r"<li><svg.*?</li>", page.html.partition('class="ik-warnings"')[2])]
    assert len(told) == len(warned), told
    assert all(row.startswith(said) for row, said in zip(told, warned, strict=True)), told


def test_results_of_one_insats_are_not_warned_about(folder: Callable[..., Path]) -> None:
    """Their remarks say what differs."""
    row = "värde: 4, enhet: procent, av: 52"
    assert "ik-warnings" not in made(folder({"lund/ett.yml": results(row, row)}))["resultat"].html


def test_an_area_and_an_insats_in_it_are_not_part_and_whole(folder: Callable[..., Path]) -> None:
    """Counted in the same year they look like it, so both numbers stand in the warning; in different years they do not."""
    statistic = "{mått: till-arbete, värde: 37, enhet: personer, period: 2017}"
    area = f"namn: Skåne\ntyp: samverkansområde\nomfattar: [lund]\nstatistik: [{statistic}]\n"
    for year, warned in (("2017", True), ("2016", False)):
        text = results(f"värde: 47, enhet: deltagare, period: {year}")
        page = made(folder({"skane/_område.yml": area, "lund/exempel.yml": text}))["resultat"]
        said = "Exempel: 47 deltagare. Skåne: 37 personer. Det är inte samma personer"
        assert (said in text_of(page.html)) is warned


def test_a_missing_number_is_no_part_or_whole(folder: Callable[..., Path]) -> None:
    """Nobody takes what is not known for anything."""
    statistic = "{mått: till-arbete, värde: okänd, enhet: personer, period: 2017}"
    area = f"namn: Skåne\ntyp: samverkansområde\nomfattar: [lund]\nstatistik: [{statistic}]\n"
    text = results("värde: 47, enhet: deltagare, period: 2017")
    page = made(folder({"skane/_område.yml": area, "lund/exempel.yml": text}))["resultat"]
    assert "inte samma personer" not in text_of(page.html)


def test_what_has_no_whole_is_not_drawn(folder: Callable[..., Path]) -> None:
    """A bar is a share of its own whole; a number without one, or a missing one, has no bar."""
    rows = ("värde: 34, enhet: personer, av: 39", "värde: 47, enhet: personer", "värde: okänd, enhet: procent")
    html = made(folder({"lund/ett.yml": results(*rows)}))["resultat"].html.partition('class="ik-small-multiples')[2]
    assert re.findall(r'<rect width="([\d.]+)"', html) == ["87.18"]
    assert html.count("Går inte att rita som andel") == 2
    assert "34 personer av 39" in text_of(html)


def test_a_result_has_its_own_source_or_that_of_its_record(folder: Callable[..., Path]) -> None:
    """The table says where each number stands."""
    sources = vocabulary("kallor", "rapporten annan")
    rows = ("värde: 1, enhet: personer", "värde: 2, enhet: personer, källa: {dokument: annan, ställe: sida 4}")
    page = made(folder({"_ord/kallor.yml": sources, "lund/ett.yml": results(*rows)}))["resultat"]
    cells = re.findall(r'<td class="ik-table__source">(.*?)</td>', page.html)
    assert [text_of(cell).replace(" ,", ",") for cell in cells] == ["Rapporten", "Annan, sida 4"]


def test_nothing_measured_no_page(folder: Callable[..., Path]) -> None:
    """Statistics of an area alone are not results of anything."""
    area = "namn: Skåne\ntyp: samverkansområde\nstatistik: [{mått: till-arbete, värde: 37, enhet: personer}]\n"
    assert "resultat" not in made(folder({"skane/_område.yml": area, "lund/exempel.yml": record()}))


def test_the_real_results(real: Loaded) -> None:
    """IPS's 47 and the 37 of all eight municipalities are told apart; 34 of 39 and 74 percent of 200 have their wholes."""
    page = {page.path: page for page in plan.render_all(real.catalog(), TODAY, REPOSITORY)}["resultat"]
    text = text_of(page.html)
    assert "IPS: 47 deltagare. UMA-kommunerna: 37 personer. Det är inte samma personer" in text
    for said in ("34 deltagare av 39", "74 % av 200", "26 %"):
        assert said in text, said
    number = sum(len(entry.insats.results) for entry in real.catalog().insatser.values())
    assert page.html.partition('id="resultat"')[2].partition("</table>")[0].count("<tr>") >= number + 3
