"""Nothing runs off the side of a narrow window, and everything one presses is large enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

OVERFLOW = """
() => {
  const root = document.documentElement, found = [];
  if (root.scrollWidth > root.clientWidth) found.push(`sidan är ${root.scrollWidth} px bred i ett fönster på ${root.clientWidth}`);
  const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflowX) && e !== document.body && e !== root;
  const framed = e => { for (let up = e.parentElement; up; up = up.parentElement) if (scrolls(up)) return true; return false; };
  for (const e of document.querySelectorAll("main *, .md-header *, .md-footer *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    if (!e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
    const box = e.getBoundingClientRect();
    if (box.width > 1 && box.left < root.clientWidth + 2000 && (box.right > root.clientWidth + 1 || box.left < -1) && !framed(e))
      found.push(`${e.localName}.${e.className} «${e.textContent.trim().slice(0, 30)}» går från ${box.left} till ${box.right}`);
  }
  return found;
}
"""
"""List what makes the page scroll sideways, and texts that are cut at its edges without a frame of their own to scroll."""

TARGETS = """
() => [...document.querySelectorAll("nav a, nav button, header a, header button, header input, form input, form select, form button, footer nav a, [data-ik-rensa]")]
  .filter(e => e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) && !e.matches(".md-skip"))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 23.95 || box.height < 23.95)
  .map(([e, box]) => `${e.localName}.${e.className} «${(e.textContent || e.name).trim().slice(0, 30)}» är ${box.width.toFixed(1)} × ${box.height.toFixed(1)} px`)
"""
"""List links and controls of menus and forms that are less than 24 px wide or high."""

KINDS = [
    "",
    "omraden/",
    "omraden/burlov/",
    "insatser/",
    "insatser/lund/comung/",
    "forsorjning/",
    "ordlista/",
    "404.html",
]


def test_no_page_is_wider_than_a_narrow_window(browse: Callable[..., Page], addresses: list[str]) -> None:
    """Every page fits in 320 px (WCAG 1.4.10): it neither scrolls sideways nor cuts a text at the edge."""
    page = browse(320, snapshots=False)
    faults = {}
    for address in addresses:
        page.goto(address)
        faults[address] = page.evaluate(OVERFLOW)
    assert {address: found for address, found in faults.items() if found} == {}
    assert len(faults) > 100


def test_no_page_scrolls_sideways_at_400_percent(browse: Callable[..., Page]) -> None:
    """A window of 1280 by 900 px fits the page at 400 % zoom, and the fixed header leaves most of it to the content."""
    page = browse(320, viewport={"width": 320, "height": 225}, device_scale_factor=4)
    for address in KINDS:
        page.goto(address)
        assert page.evaluate(OVERFLOW) == []
        page.mouse.wheel(0, 400)
        page.wait_for_function("scrollY > 0 || document.documentElement.scrollHeight <= innerHeight")
        header = page.locator(".md-header").bounding_box()
        assert header
        assert header["y"] + header["height"] < 225 / 3


@pytest.mark.parametrize("width", [375, 320])
def test_page_fits_with_wide_text_spacing(browse: Callable[..., Page], width: int) -> None:
    """The page fits in a phone also with the text spacing of WCAG 1.4.12."""
    page = browse(width, bypass_csp=True)  # which stops inline styles
    faults = {}
    for address in KINDS:
        page.goto(address)
        page.add_style_tag(
            content="* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important;"
            "line-height: 1.5 !important } p { margin-bottom: 2em !important }"
        )
        faults[address] = page.evaluate(OVERFLOW)
    assert {address: found for address, found in faults.items() if found} == {}


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_targets_are_large_enough(browse: Callable[..., Page], width: int) -> None:
    """Links of menus and controls of forms are at least 24 by 24 px (WCAG 2.5.8), also in the opened menu."""
    page = browse(width)
    faults = {}
    for address in KINDS:
        page.goto(address)
        faults[address] = page.evaluate(TARGETS)
    if width < 1280:
        page.get_by_role("button", name="Meny").click()
        expect(page.locator(".md-sidebar--primary a").first).to_be_focused()
        faults["open menu"] = page.evaluate(TARGETS)
    assert {address: found for address, found in faults.items() if found} == {}


def test_faults_that_are_put_in_are_found(browse: Callable[..., Page]) -> None:
    """The measurements are able to fail: a line that is too wide and a link that is too small are found."""
    page = browse(320, bypass_csp=True)  # which stops inline styles
    page.goto("om/")
    page.locator("article").evaluate("""article => article.insertAdjacentHTML("beforeend", `
      <p style="width:400px">En alldeles för bred rad</p><nav><a href="#a" style="font-size:8px;line-height:1">a</a></nav>`)""")
    assert any("bred rad" in found for found in page.evaluate(OVERFLOW))
    assert any("«a»" in found for found in page.evaluate(TARGETS))
