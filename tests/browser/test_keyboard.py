"""Everything can be reached, seen and worked with a keyboard, in every width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

WIDTHS = pytest.mark.parametrize("width", [1280, 375, 320])
PAGES = pytest.mark.parametrize(
    "address", ["", "insatser/", "insatser/burlov/peak/", "omraden/burlov/", "bidra/regler/", "tillganglighet/"]
)
MOTION = pytest.mark.parametrize("reduced_motion", ["no-preference", "reduce"])

DESCRIBE = """
window.describe = e => {
  const text = (e.getAttribute("aria-label") || e.textContent || e.name || "").trim().replace(/\\s+/g, " ").slice(0, 40);
  return `${e.localName}${e.className && "." + [...e.classList].join(".")} «${text}»`;
};
window.shown = e => e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) && e.getBoundingClientRect().width > 1;
"""

REACHABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter(e => e.tabIndex >= 0 && !e.disabled && shown(e))
  .map((e, i) => { e.dataset.testStop = i; return describe(e); })
"""
"""Number everything that a visitor sees and can use, and describe it."""

STOP = """
() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const box = e.getBoundingClientRect(), style = getComputedStyle(e), faults = [];
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const inside = box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0
    && box.left < innerWidth && box.top < innerHeight;
  if (!inside) faults.push(`står utanför fönstret: ${JSON.stringify(box)}`);
  if (!shown(e)) faults.push("syns inte");
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`saknar ram: ${style.outline}`);
  const points = [...e.getClientRects()].flatMap(r => {
    const [top, bottom] = [Math.max(r.top, 0), Math.min(r.bottom, innerHeight)];
    return [0.1, 0.5, 0.9].flatMap(part => [0.1, 0.5, 0.9].map(down => [r.left + r.width * part, top + (bottom - top) * down]));
  });
  const seen = points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (e.contains(top) || top.contains(e)); });
  if (inside && !seen) faults.push(`skyms av ${describe(document.elementFromPoint(x, y) ?? document.body)}`);
  const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const edges = {top: box.top - ring, bottom: box.bottom + ring, left: box.left - ring, right: box.right + ring};
  for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) {
    const frame = up.getBoundingClientRect(), css = getComputedStyle(up);
    const cut = [];
    if (css.overflowY !== "visible") {
      if (edges.top < frame.top - 1) cut.push("upptill");
      if (edges.bottom > frame.bottom + 1) cut.push("nedtill");
    }
    if (css.overflowX !== "visible") {
      if (edges.left < frame.left - 1) cut.push("till vänster");
      if (edges.right > frame.right + 1) cut.push("till höger");
    }
    if (cut.length > 2) faults.push(`ramen klipps ${cut.join(", ")} av ${describe(up).slice(0, 60)}`);
  }
  return {number: Number(e.dataset.testStop ?? -1), what: describe(e), again: e.dataset.testSeen === "1", faults: (e.dataset.testSeen = "1", faults)};
}
"""
"""Describe the element in focus and what is wrong with it as a stop for the keyboard; null when nothing has focus."""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page or comes back, and return every stop."""
    stops: list[dict[str, Any]] = []
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            return stops
        stops.append(stop)


@WIDTHS
@PAGES
def test_tab_reaches_everything_and_every_stop_is_seen(browse: Callable[..., Page], address: str, width: int) -> None:
    """Tab stops at all that can be used, only at what is on screen and uncovered, and always with a clear ring."""
    page = browse(width, snapshots=False)
    page.add_init_script(DESCRIBE)
    page.goto(address)
    reachable = page.evaluate(REACHABLE)
    stops = walk(page)

    assert [f"{stop['what']}: {fault}" for stop in stops for fault in stop["faults"]] == []
    reached = {stop["number"] for stop in stops}
    assert [what for number, what in enumerate(reachable) if number not in reached] == []
    assert len(stops) > 10


def test_walk_finds_a_fault_that_is_put_in(browse: Callable[..., Page]) -> None:
    """The walk is able to fail: a stop off screen, one without a ring, and a button that Tab passes are all found."""
    page = browse(bypass_csp=True)  # which stops inline styles
    page.add_init_script(DESCRIBE)
    page.goto("om/")
    page.locator("article").evaluate("""article => article.insertAdjacentHTML("afterbegin", `
      <a href="#a" style="position:fixed;left:-500px">Utanför</a>
      <style>#b { outline: none !important }</style><a href="#b" id="b">Utan ram</a>
      <a href="#c" style="position:absolute;clip-path:none;opacity:0">Osynlig</a>`)""")
    faults = {fault.partition(":")[0] for stop in walk(page) for fault in stop["faults"]}
    assert {"står utanför fönstret", "saknar ram", "syns inte"} <= faults


@WIDTHS
def test_skip_link_leads_past_the_menu(browse: Callable[..., Page], width: int) -> None:
    """The first stop is a link that moves the focus to the content, past everything in the header and the menu."""
    page = browse(width)
    page.goto("insatser/burlov/peak/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Gå till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("article a:focus, article button:focus")).to_have_count(1)


@MOTION
@pytest.mark.parametrize("width", [375, 320])
def test_menu_works_from_the_keyboard(browse: Callable[..., Page], width: int, reduced_motion: str) -> None:
    """Enter on the menu button opens the menu and moves focus into it; Escape closes it and gives focus back."""
    page = browse(width, reduced_motion=reduced_motion)
    page.goto("om/")
    button, links = page.get_by_role("button", name="Meny"), page.locator(".md-sidebar--primary a")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(links.first).to_be_hidden()

    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(links.first).to_be_focused()
    for link in links.all():
        expect(link).to_be_in_viewport(ratio=1)

    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(links.first).to_be_hidden()


@pytest.mark.parametrize("width", [375, 320])
def test_menu_link_leads_to_its_page(browse: Callable[..., Page], width: int) -> None:
    """A link in the opened menu leads to its page, where the menu is closed again."""
    page = browse(width)
    page.goto("om/")
    page.get_by_role("button", name="Meny").press("Enter")
    links = page.locator(".md-sidebar--primary a")
    expect(links.first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(links.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alla insatser")
    expect(links.first).to_be_hidden()


@WIDTHS
def test_single_keys_do_nothing_by_themselves(browse: Callable[..., Page], width: int) -> None:
    """A letter or sign outside a field opens and leads to nothing (WCAG 2.1.4): a voice or a slip would set it off."""
    page = browse(width, snapshots=False)
    page.goto("ordlista/")
    led: list[str] = []

    def stay(route: Route) -> None:
        led.append(route.request.url)
        route.abort()

    page.route(lambda url: url.endswith("/"), stay)
    acts = []
    for key in "abcdefghijklmnopqrstuvwxyz/?.,1":
        page.keyboard.press(key)
        if page.evaluate("document.activeElement !== document.body || document.getElementById('__search').checked"):
            acts.append(key)
            page.keyboard.press("Escape")
    assert acts == []
    assert led == []


def test_search_field_takes_the_cursor(page: Page) -> None:
    """In a wide window the search field is a stop for Tab; typing in it opens search, and Escape closes it."""
    page.goto("om/")
    field, results = page.locator("[name=query]"), page.locator(".md-search__output")
    expect(results).to_be_hidden()
    field.focus()
    page.keyboard.type("lund")
    expect(field).to_have_value("lund")
    expect(results).to_be_visible()
    page.keyboard.press("Escape")
    expect(results).to_be_hidden()


@MOTION
@pytest.mark.parametrize("name", ["Sök", "Sök insats"])
@pytest.mark.parametrize("width", [375, 320])
def test_search_opens_by_its_button(browse: Callable[..., Page], width: int, name: str, reduced_motion: str) -> None:
    """Enter on a search button opens search with the cursor in its field; Escape closes it and gives focus back."""
    page = browse(width, reduced_motion=reduced_motion)
    page.goto("")
    button, field = page.get_by_role("button", name=name, exact=True), page.locator("[name=query]")
    button.focus()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [1280, 375])
def test_search_result_opens_from_the_keyboard(browse: Callable[..., Page], width: int) -> None:
    """The arrow keys go from the field to the results, and Enter opens the one in focus."""
    page = browse(width)
    page.goto("om/")
    page.locator("[data-ik-sok]:visible, [name=query]:visible").first.press("Enter")
    page.keyboard.type("Comung")
    result = page.locator(".md-search-result__link").first
    expect(result).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/insatser/lund/comung/"))


def test_wide_table_scrolls_from_the_keyboard(browse: Callable[..., Page]) -> None:
    """A table wider than the window takes focus and scrolls sideways with the arrow keys."""
    page = browse(320)
    page.goto("insatser/")
    frame = page.get_by_role("region", name="Alla insatser")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("e => e.scrollLeft > 0", arg=frame.element_handle())
