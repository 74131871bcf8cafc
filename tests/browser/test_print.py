"""Municipality pages and insats pages as sheets of A4 that can lie on a table."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

KINDS = {
    "kommun": "omraden/lund/",
    "insats": "insatser/burlov/peak/",
    "rapport": "insatser/habo/framsteget/rapport/",
    "tabell": "insatser/",
}
A4 = (595, 842)
"""Points."""


def sheets(page: Page) -> list[str]:
    """Return the text of each sheet of paper."""
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    for sheet in reader.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    return [sheet.extract_text() for sheet in reader.pages]


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_says_where_and_when_it_comes_from(page: Page, kind: str) -> None:
    """The foot of each sheet says when it was printed, how old its facts are, its address and its number."""
    page.goto(KINDS[kind])
    found = sheets(page)
    assert len(found) > 1
    for number, text in enumerate(found, 1):
        assert "Utskriven 22 november 2026." in text
        assert re.search(r"Uppgifterna är från [^.]*20\d\d", text)
        assert f"Adress: {KINDS[kind]}" in text
        assert f"Sida {number} av {len(found)}" in text


@pytest.mark.parametrize("kind", KINDS)
def test_navigation_stays_off_the_paper(page: Page, kind: str) -> None:
    """Menus, search, breadcrumb, filter and links that only make sense on a screen are left out; the content is not."""
    page.goto(KINDS[kind])
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for role in ("navigation", "search", "banner", "form"):
        assert not [part for part in page.get_by_role(role).all() if part.is_visible()]  # type: ignore[arg-type]
    text = "\n".join(sheets(page))
    assert "Sök insats" not in text
    assert "Redigera" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_foot_stands_below_everything_else(page: Page, kind: str) -> None:
    """Nothing is printed over the foot of a sheet, or below its last line."""
    page.goto(KINDS[kind])
    whole = squeezed(page.locator(".ik-print").text_content() or "")
    for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages:
        parts: list[tuple[float, str]] = []

        def note(
            text: str, cm: list[float], tm: list[float], *_: object, into: list[tuple[float, str]] = parts
        ) -> None:
            into.append((tm[4] * cm[1] + tm[5] * cm[3] + cm[5], text))

        sheet.extract_text(visitor_text=note)
        foot = next(height for height, text in parts if "Utskriven" in text)
        below = squeezed("".join(text for height, text in parts if height < foot and text.strip()))
        rest = re.fullmatch(r"Sida\d+av\d+(.*)", below)
        assert rest
        assert whole.endswith(rest[1])


def squeezed(text: str) -> str:
    """Return a text without spaces and ligatures, which differ between a page and its print."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_nothing_is_cut(page: Page) -> None:
    """All text of the page stands on paper, folded lists too, and the table is not wider than the sheet."""
    page.goto(KINDS["kommun"])
    folded = page.locator("details li").all_text_contents()
    assert folded
    printed = squeezed("".join(sheets(page)))
    for text in folded:
        assert squeezed(text) in printed
    page.goto(KINDS["tabell"])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})  # the width of A4 between its margins
    assert page.locator("table").evaluate("table => table.getBoundingClientRect().right <= innerWidth")


def test_addresses_are_written_out(page: Page) -> None:
    """A link to another site says where it leads, as paper cannot be clicked."""
    page.goto("om/")
    assert "(https://creativecommons.org/publicdomain/zero/1.0/deed.sv)" in "".join(sheets(page)).replace("\n", "")
