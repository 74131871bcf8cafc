"""The pages about what is missing: tables that say the counted numbers, findings in words, and a map of the same."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from insatskartan.analysis.counts import ALL, Counts
from insatskartan.catalog.loading import load
from insatskartan.pages import gaps as gap_pages
from insatskartan.pages.drawing import outlines
from insatskartan.pages.site import Site
from support.samples import ROOT, SKANE, TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.pages.page import Page


@cache
def catalog() -> Catalog:
    """Return the real data."""
    return load(SKANE / "insatser").catalog()


@cache
def page(path: str = "luckor") -> Page:
    """Return one of the pages of the real data."""
    made = [make() for make in gap_pages.pages(Site(catalog(), TODAY, "https://git.exempel.se/karta"))]
    return next(page for page in made if page.path == path)


def text_of(html: str) -> str:
    """Return the visible text with single spaces."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


def table(html: str, id_: str) -> list[tuple[str, str, list[str]]]:
    """Return the rows of a table: municipality, answer, and the cells as HTML."""
    body = re.search(rf'<table[^>]* id="{id_}".*?</table>', html, re.DOTALL)
    assert body
    rows = []
    for kommun, group in re.findall(r'<tbody data-kommun="([^"]+)">(.*?)</tbody>', body[0], re.DOTALL):
        for line in re.findall(r"<tr.*?</tr>", group, re.DOTALL):
            word = re.findall(r'<th scope="row">(.*?)</th>', line)[0]
            rows.append((kommun, word, re.findall(r"<td.*?</td>", line, re.DOTALL)))
    return rows


def test_the_table_by_age_says_the_numbers() -> None:
    """A row for each municipality and answer, and a number alone in each cell, as a spreadsheet wants it."""
    numbers = Counts(catalog(), TODAY)
    for income in ("aktivitetsersattning", "lon"):
        rows = table(page(f"luckor/{income}").html, "alder")
        assert [row[:2] for row in rows[:3]] == [("burlov", "Öppen"), ("burlov", "Öppen om"), ("burlov", "Oklart")]
        for place, (kommun, _, cells) in enumerate(rows):
            ages = numbers.row(kommun, income).ages
            assert [int(text_of(cell)) for cell in cells] == [column[place % 3] for column in ages]


def test_the_table_by_direction_says_the_numbers_and_marks_gaps() -> None:
    """Where nothing is open, possible or unclear all three cells have the mark, and the first says it in a word."""
    numbers = Counts(catalog(), TODAY)
    directions = (ALL, *numbers.directions)
    rows = table(page().html, "inriktning")
    seen = 0
    for place, (kommun, _, cells) in enumerate(rows):
        for direction, cell in zip(directions, cells, strict=True):
            found = numbers.row(kommun, "aktivitetsersattning", direction).any_age
            gap = not any(found)
            assert int(re.findall(r"\d+", text_of(cell))[0]) == found[place % 3]
            assert ("ik-heat--ingen" in cell) == gap
            assert ("(ingen)" in cell) == (gap and place % 3 == 0)
            seen += gap
    assert seen


def test_each_number_leads_to_its_list() -> None:
    """With the municipality, age, income, direction and answer as the finder reads them; noughts lead nowhere."""
    rows = table(page().html, "alder")
    cell = next(cells for kommun, word, cells in rows if (kommun, word) == ("lund", "Oklart"))[2]
    address = unescape(re.findall(r'href="([^"]+)"', cell)[0])
    assert address.startswith("../hitta/#")
    assert parse_qs(address.partition("#")[2]) == {
        "kommun": ["lund"], "alder": ["19"], "forsorjning": ["aktivitetsersattning"], "svar": ["oklart"]
    }  # fmt: skip
    assert all(("<a" in cell) == (text_of(cell) != "0") for _, _, cells in rows for cell in cells)
    gap = next(cell for _, _, cells in table(page().html, "inriktning") for cell in cells if "(ingen)" in cell)
    assert "svar=" not in gap
    assert "inriktning=" in gap


def test_tables_are_tables() -> None:
    """Captions, column heads, a head for each group of rows and one for each row."""
    for id_, columns in (("alder", 2 + 14), ("inriktning", 2 + 1 + len(Counts(catalog(), TODAY).directions))):
        whole = re.search(rf'<table[^>]* id="{id_}".*?</table>', page().html, re.DOTALL)
        assert whole
        assert len(re.findall(r'<th scope="col"', whole[0])) == columns
        assert len(re.findall(r'<th scope="rowgroup" rowspan="3">', whole[0])) == len(catalog().kommuner)
        assert text_of(re.findall(r"<caption.*?</caption>", whole[0])[0]).startswith("Antal insatser för den som har")


FOUND = {
    "burlov": "2 insatser mot arbete tar emot, helt eller i vissa delar, den som har aktivitetsersättning: PEAK (2018) och VÄXA (2018). För 3 framgår det inte. 1 tar inte emot.",
    "eslov": "Ingen insats mot arbete tar emot den som har aktivitetsersättning. 4 tar inte emot.",
    "hoor": "1 insats mot arbete tar emot den som har aktivitetsersättning: Drivhuset (2018). 3 tar inte emot.",
    "staffanstorp": "1 insats mot arbete tar emot, helt eller i vissa delar, den som har aktivitetsersättning: PEAK (2018).",
}


@pytest.mark.parametrize("kommun", FOUND)
def test_findings_in_words(kommun: str) -> None:
    """Open ones by name, unclear and shut ones counted apart, with the list they rest on behind."""
    section = re.search(rf'<h3 id="{kommun}">.*?</details>', page().html, re.DOTALL)
    assert section
    assert text_of(re.findall(r"<p>.*?</p>", section[0], re.DOTALL)[0]) == FOUND[kommun]
    assert "Det bygger på" in section[0]


def test_the_list_behind_a_finding_names_what_is_shut() -> None:
    """Eslöv: what is shut, and what is open without being meant to lead to work."""
    section = page().html.partition('<h3 id="eslov">')[2].partition("</details>")[0]
    for id_ in ("mittskane/freja", "mittskane/oden", "eslov/skogslaget", "eslov/arbetsmarknadsenheten", "eslov/lss"):
        assert f'href="../insatser/{id_}/"' in section
    assert "Arbetsförberedande, 2 tar inte emot: Freja (2018) och Oden (2018)" in text_of(section)


def test_each_income_has_a_page_and_the_one_in_focus_comes_first() -> None:
    """The short address is about the income in focus, under a title of its own."""
    assert page().title == "Luckor, kommun för kommun"
    assert table(page().html, "alder")[0][:2] == ("burlov", "Öppen")
    assert "aktivitetsersättning" in page().html
    assert page("luckor/lon").title == "Luckor för den som har lön"


def test_the_maps_say_the_same_as_their_list() -> None:
    """Three numbers for each municipality in the name of its link, drawn where there is room for them."""
    shapes = [shape for drawing in outlines.drawings(catalog().kommuner) for shape in drawing.shapes]
    rooms = {shape.kommun: shape.room for shape in shapes}
    svg = "".join(re.findall(r'<svg class="ik-map__picture".*?</svg>', page().html, re.DOTALL))
    list_ = re.search(r'<table[^>]* id="karta-tal".*?</table>', page().html, re.DOTALL)
    assert list_
    for kommun, area in catalog().kommuner.items():
        row = re.search(rf'<tr data-kommun="{kommun}">.*?</tr>', list_[0], re.DOTALL)
        assert row
        numbers = [text_of(cell) for cell in re.findall(r"<td.*?</td>", row[0])]
        drawn = rooms.get(kommun, 0) > 14
        link = re.search(rf'<a href="../omraden/{kommun}/">(.*?)</a>', svg)
        assert bool(link) == drawn
        assert not link or text_of(link[1]) == f"{area.name} {' / '.join(numbers)}"
    assert {"burlov", "lund", "svalov"} <= set(rooms)


def test_neighbours_are_drawn_together() -> None:
    """A drawing for each county with at least two municipalities, just large enough; one alone is in the list only."""
    (skane,) = outlines.drawings(catalog().kommuner)
    codes = {kommun: area.kommunkod or "" for kommun, area in catalog().kommuner.items()}
    assert {shape.kommun for shape in skane.shapes} == {kommun for kommun, code in codes.items() if code[:2] == "12"}
    assert all(0 < shape.x < 1000 and 0 < shape.y < skane.height for shape in skane.shapes)
    two = {kommun: catalog().areas[kommun] for kommun in ("lund", "lomma")}
    (near,) = outlines.drawings(two)
    assert near.scale > skane.scale
    far = {"gavle": catalog().areas["gavle"]}
    assert outlines.drawings({**two, **far}) == (near,)
    assert outlines.drawings(far) == ()


def test_unclear_and_undescribed_are_no_gaps() -> None:
    """That nobody knows, and that nobody has looked, are said apart from that there is nothing."""
    said = text_of(page().html)
    assert "tar ingen egen insats mot arbete emot den som har aktivitetsersättning: Eslöv." in said
    assert re.search(r"framgår det inte om någon gör det: [^.]*Göteborg", said)
    assert "Inga egna insatser för personer är beskrivna än: Helsingborg." in said


def test_all_municipalities_have_an_outline() -> None:
    """Those of the list of codes, no more and no fewer."""
    listed = (ROOT / "generator/insatskartan/model/kommunkoder.csv").read_text("utf-8").splitlines()[1:]
    assert set(outlines._outlines()) == {line.split(",")[0] for line in listed}


WORDS = "namn: Ord\nförklaring: Ord.\nbegrepp: [{kod: vagledning, namn: Råd, förklaring: Råd, mot_arbete: ja}]\n"


def test_pages_without_municipalities_or_numbers(folder: Callable[..., Path]) -> None:
    """A municipality that nothing is described of is no finding, but all its cells are gaps."""
    site = Site(
        load(folder({"lund/exempel.yml": record("nivå: struktur"), "_ord/inriktningar.yml": WORDS})).catalog(),
        TODAY,
        "https://git.exempel.se",
    )
    made = [make() for make in gap_pages.pages(site)]
    assert len(made) == 4
    assert "Inga egna insatser för personer är beskrivna än: Eslöv och Lund." in text_of(made[0].html)
    assert all("ik-heat--ingen" in cell for _, _, cells in table(made[0].html, "alder") for cell in cells)


def test_without_directions_towards_work_nothing_is_found(folder: Callable[..., Path]) -> None:
    """Nobody has said what leads to work, so the page does not claim that it is missing."""
    site = Site(load(folder({"lund/exempel.yml": record()})).catalog(), TODAY, "https://git.exempel.se")
    assert "Vad saknas?" not in next(gap_pages.pages(site))().html


@pytest.mark.parametrize(
    ("number", "least", "most", "expected"),
    [(0, 0, 0, 0), (5, 5, 5, 2), (0, 1, 9, 0), (1, 1, 9, 1), (9, 1, 9, 4), (5, 1, 9, 2), (1, 1, 2, 1), (2, 1, 2, 3)],
)
def test_shades(number: int, least: int, most: int, expected: int) -> None:
    """Nought has none; the least is light, the most is dark, and equal numbers have the same."""
    assert gap_pages.shade(number, least, most) == expected


def test_the_script_finds_a_cell_of_each_kind() -> None:
    """The page carries every look that numbers may have, made as the cells of its tables are; none of it is searched."""
    templates = dict(
        re.findall(r'<template data-ik-cell="([\w-]+)" data-pagefind-ignore>(.*?)</template>', page().html)
    )
    steps = {gap_pages.shade(number, 1, 100) for number in range(1, 101)}
    assert templates.keys() == {"first-gap", "gap", "zero", *(f"{kind}-{step}" for kind in range(3) for step in steps)}
    seen = set(re.findall(r'<td class="(ik-heat [\w -]+)">', page().html))
    assert seen <= {found for cell in templates.values() for found in re.findall(r'class="(ik-heat [\w -]+)"', cell)}
