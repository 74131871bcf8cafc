"""What each component of the style guide looks like: light and dark, on a desk and a phone, and on paper.

The pictures in `pictures/` are those of the small invented site that never changes (`tests/sites/transcripts`), so a
difference comes from styles, templates or the typeface. `make golden` takes them anew. After a failure
`test-results/pictures/` holds each picture before and after, and where they differ.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from browser.pictures import ARGUMENTS, VIEWS, compare, keep, look, open_page, take

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
GOLDEN = HERE / "pictures"
FAILED = PROJECT / "test-results/pictures"
REWRITE = bool(os.environ.get("INSATSKARTAN_GOLDEN"))
_SOURCES = PROJECT / "generator/insatskartan/pages/templates/style_guide"
COMPONENTS = {
    path.stem.partition("-")[2]: path.read_text("utf-8").split("\n")[1] for path in sorted(_SOURCES.glob("*.html"))
}
"""The last part of the address in the style guide, by the name of the file."""
AROUND = {"header": "header.md-header", "tabs": "nav.md-tabs", "footer": "footer"}
"""What stands around every page."""
ONLY_EXAMPLES = ".ik-code, .md-header, .md-tabs { display: none !important }"
"""The code below an example is drawn in a typeface of the machine's; what sticks to the window may cover the example."""
TOLERANCE = 0.001
"""How large a share of a picture may differ."""


@pytest.fixture(scope="module")
def page(chromium: Browser, chromium_program: str, sample: str) -> Iterator[Page]:
    """Open a window of a browser that draws alike everywhere, on the invented site."""
    browser = chromium.browser_type.launch(executable_path=chromium_program, args=ARGUMENTS, chromium_sandbox=False)
    yield open_page(browser, sample)
    browser.close()


def different_views(
    page: Page, name: str, part: Callable[[Page], Locator], style: str = "", *, failed: Path = FAILED
) -> list[str]:
    """Return the views in which a part of the page does not look as it did; their pictures go to a folder."""
    found = []
    for view, settings in VIEWS.items():
        look(page, settings)
        if not part(page).is_visible():
            assert name in AROUND  # tabs are not for phones, and header and tabs not for paper
            continue
        path, after = GOLDEN / f"{name}.{view}.png", take(part(page), style)
        if REWRITE and failed == FAILED:
            keep(after, path)
            continue
        before = Image.open(path).convert("RGB") if path.exists() else Image.new("RGB", (1, 1))
        share, difference = compare(before, after)
        if share > TOLERANCE:
            found.append(f"{name}.{view}: {share:.2%} av bilden")
            _save(failed / f"{name}.{view}", {"before": before, "after": after, "difference": difference})
    return found


def _save(path: Path, pictures: dict[str, Image.Image]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for what, picture in pictures.items():
        picture.save(path.with_name(f"{path.name}.{what}.png"))


def open_component(page: Page, component: str) -> None:
    """Open its page in the style guide, on a screen: where it is loaded for print, the theme opens what is folded."""
    look(page, VIEWS["light-desktop"])
    page.goto(f"stil/{COMPONENTS[component]}/")


def examples(page: Page) -> Locator:
    """Return the part of a page of the style guide that holds its examples."""
    return page.get_by_role("main").locator("article")


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_looks_as_it_did(page: Page, component: str) -> None:
    """Each example of the component's page in the style guide, in every view."""
    open_component(page, component)
    told = different_views(page, component, examples, ONLY_EXAMPLES)
    assert not told, f"Titta på bilderna i {FAILED}. Ser de rätt ut, kör make golden."


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_looks_as_it_did(page: Page, name: str) -> None:
    """Header, tabs and footer of a page."""
    page.goto("om/")
    told = different_views(page, name, lambda page: page.locator(AROUND[name]).first)
    assert not told, f"Titta på bilderna i {FAILED}. Ser de rätt ut, kör make golden."


FAULTS = {
    "a corner": ("badge", ".ik-badge { border-radius: 0 !important }"),
    "a colour": ("callout", ".ik-notice { border-color: #888 !important }"),
    "a distance": ("row", ".ik-row { padding-top: 1rem !important }"),
    "a weight": ("freshness", ".ik-freshness strong { font-weight: 400 !important }"),
    "a thin line": ("fact-list", ".ik-facts > div { border-color: transparent !important }"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_is_put_in_is_seen(page: Page, tmp_path: Path, fault: str) -> None:
    """A small change of one component is beyond the tolerance, and leaves its pictures to look at."""
    component, style = FAULTS[fault]
    open_component(page, component)
    told = different_views(page, component, examples, ONLY_EXAMPLES + style, failed=tmp_path)
    assert told
    assert len(list(tmp_path.iterdir())) == 3 * len(told)


def test_no_picture_is_kept_of_what_no_longer_exists() -> None:
    """Each file belongs to a component."""
    assert {path.name.partition(".")[0] for path in GOLDEN.iterdir()} == {*COMPONENTS, *AROUND}
