"""The preview of a change, opened as a file: readable, accessible, on paper, and without asking anybody for anything."""

from __future__ import annotations

import shutil
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from browser.wcag import Audit
from browser.windows import report, resize, window
from insatskartan.__main__ import main
from support.samples import SKANE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the preview of some changes to the real data: numbers, ages, doors, parts, reports, and a mall."""
    folder = tmp_path_factory.mktemp("forhandsvisning")
    after = folder / "insatser"
    shutil.copytree(SKANE / "insatser", after)
    for name, old, new in (
        ("lund/ips.yml", "antal: 80", "antal: 60"),
        ("lund/comung.yml", "nivå: individ", "fullständigt_namn: Kompetens\nnivå: individ"),
        ("burlov/peak.yml", "  från: okänd", "  från: 18"),
        ("habo/framsteget.yml", "typ: slutrapport", "typ: slutrapport\n    diarienummer: A 1"),
        ("_mallar/lss.yml", "nivå: individ", "ålder: {från: 18}\nnivå: individ"),
    ):
        text = (after / name).read_text("utf-8")
        assert old in text
        (after / name).write_text(text.replace(old, new, 1), "utf-8")
    file: Path = folder / "preview.html"
    assert main(["preview", str(SKANE / "insatser"), str(after), "-o", str(file)]) == 0
    return file.as_uri()


def test_it_breaks_no_rule_and_fits(chromium: Browser, address: str, total: Callable[[str, int], None]) -> None:
    """Axe finds nothing in light and dark, wide and narrow, and nothing has to be scrolled sideways at 320 px."""
    audit = Audit()
    with window(chromium, "http://exempel.invalid", bypass_csp=True) as page:
        page.goto(address)
        assert page.locator("article").count() > 5
        for width in (1280, 375, 320):
            resize(page, width)
            audit.both(page, f"förhandsvisning {width} px")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    audit.count(total)
    report(audit.violations)


def test_it_asks_for_nothing(chromium: Browser, address: str) -> None:
    """One file is read; its policy stops nothing of its own, and its typeface is inside it."""
    requests: list[str] = []
    told: list[str] = []
    with window(chromium, "http://exempel.invalid") as page:
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: told.append(message.text))
        page.goto(address)
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Atkinson Next\"'))")
    assert [url for url in requests if not url.startswith("data:")] == [address]
    assert told == []


def test_it_prints(chromium: Browser, address: str) -> None:
    """What is changed begins on a new sheet, with its name at the top."""
    with window(chromium, "http://exempel.invalid") as page:
        page.goto(address)
        names = page.locator("section > h2").all_inner_texts()
        sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    assert len(names) >= 5
    for name in names:
        assert any(name in sheet[:200] for sheet in sheets[1:]), name
