"""Take pictures of parts of a page and compare them with those that are kept.

Nothing in a picture depends on the machine but the browser itself: text is drawn in the typeface that the site ships,
without hinting, subpixels or a colour profile, and no fallback typeface is waited for or shown. What is left between
one build of Chromium and the next is how the edges of letters are smoothed, and the tolerance covers that.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops

from browser.windows import visitor

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

ARGUMENTS = [
    "--disable-gpu",
    "--disable-lcd-text",
    "--disable-font-subpixel-positioning",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
]
"""Chromium draws the same picture with these whatever the screen and the settings of the desktop are."""
VISIBLE_DIFFERENCE = 40
"""How far one colour channel of a pixel, of 255, may be from the kept picture before the pixel counts as different."""
COLORS = 64
"""A kept picture has a palette of this size: a third of the bytes, and no colour moves further than half the above."""


class View(NamedTuple):
    """One way to look at a page."""

    width: int
    scheme: str = "light"
    media: str = "screen"


VIEWS = {
    "light-desktop": View(1280),
    "dark-desktop": View(1280, "dark"),
    "light-phone": View(375),
    "dark-phone": View(375, "dark"),
    "print": View(680, media="print"),
}
"""The width of a printed page is that of the text on an A4, 180 mm."""


class Comparison(NamedTuple):
    """Two pictures of equal size beside each other."""

    share: float
    """Pixels that differ visibly, as a share of all; 1 when the sizes differ."""
    difference: Image.Image
    """White where the pictures differ."""


def open_page(browser: Browser, address: str) -> Page:
    """Open a window whose pages wait for the typeface: by itself the site draws with another one if it is late."""
    page = visitor(browser, base_url=address, bypass_csp=True).new_page()

    def wait_for_typeface(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("font-display: optional", "font-display: block"))

    page.route("**/*.css", wait_for_typeface)
    return page


def look(page: Page, view: View) -> None:
    """Give the window the size, the colours and the medium of a view."""
    page.set_viewport_size({"width": view.width, "height": 800})
    page.emulate_media(media=view.media, color_scheme=view.scheme)  # type: ignore[arg-type]  # names of ours
    loaded = page.evaluate(
        'async () => { await document.fonts.ready; return document.fonts.check("1em Atkinson Next") }'
    )
    assert loaded, "Typsnittet har inte laddats."


def take(part: Locator, style: str = "") -> Image.Image:
    """Return a picture of a part of the page, with more style on the page if there is any."""
    data = part.screenshot(animations="disabled", caret="hide", style=style)
    return Image.open(BytesIO(data)).convert("RGB")


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture down as the one to compare with."""
    path.parent.mkdir(exist_ok=True)
    picture.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)


def compare(before: Image.Image, after: Image.Image) -> Comparison:
    """Count the pixels where a visitor would see a difference."""
    if before.size != after.size:
        return Comparison(1.0, Image.new("L", after.size, "white"))
    channels = ImageChops.difference(before, after).split()
    furthest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    difference = furthest.point([255 * (value > VISIBLE_DIFFERENCE) for value in range(256)])
    return Comparison(difference.histogram()[255] / (after.width * after.height), difference)
