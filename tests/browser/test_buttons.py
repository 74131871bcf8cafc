"""What a button says can be read in every state it can be in, in light and in dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.windows import WITH_LIST, of_each_kind, report, visit, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, CDPSession, Page

STATES: dict[str, Sequence[str]] = {
    "i vila": (),
    "under pekaren": ("hover",),
    "i fokus": ("focus",),
    "i fokus från tangentbordet": ("focus", "focus-visible"),
    "nedtryckt": ("hover", "focus", "active"),
}
_COLOURS = r"""
  const pixel = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
  const colour = text => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = text;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((value, place) => value * a + below[place] * (1 - a)).concat(1);
  const light = channels => {
    const [r, g, b] = channels.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  /** The colour behind the text of an element; a picture is taken for the colour under it. */
  const ground = element => {
    if (!element) return colour(matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff");
    return over(colour(getComputedStyle(element).backgroundColor), ground(element.parentElement));
  };
  const opacity = element => element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
"""
_FIND = r"""
() => {
  const shown = e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}) && e.getBoundingClientRect().width > 1;
  const kind = e => [e.localName, e.type ?? "", [...e.classList].sort().join("."), Boolean(e.closest("header, dialog, main"))];
  const where = e => [...(e.parentElement?.closest("[class]")?.classList ?? [])].sort().join(".");
  const kinds = new Map();
  for (const e of document.querySelectorAll("button, .md-button, input:is([type=button], [type=submit], [type=reset]), summary, [role=button]")) {
    const hero = e.closest(".ik-hero, .ik-way-out, .ik-proposal, dialog, header, table")?.className ?? "";
    const key = JSON.stringify([kind(e), where(e), hero]);
    if (!e.disabled && shown(e) && !kinds.has(key)) kinds.set(key, e);
  }
  window.buttons = [...kinds.values()];
  return window.buttons.length;
}
"""
_MEASURE = (
    r"""
() => {
"""
    + _COLOURS
    + r"""
  const name = e => `${e.localName}${[...e.classList].map(c => "." + c).join("")} «${e.textContent.trim().replace(/\s+/g, " ").slice(0, 30)}»`;
  const texts = e => {
    const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), found = new Set();
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && holder.getBoundingClientRect().width > 1 && !holder.closest("svg")) found.add(holder);
    }
    return found.size ? [...found].map(holder => [holder, 4.5]) : [[e, 3]];  // a button without text has an icon
  };
  return window.buttons.flatMap(e => texts(e).map(([holder, least]) => {
    const below = ground(holder), [r, g, b, a] = colour(getComputedStyle(holder).color);
    return [name(e), contrast(over([r, g, b, a * opacity(holder)], below), below), least];
  }));
}
"""
)


class States:
    """Lets buttons of a page be in a state, as the browser's own tools do: nothing is pressed and nothing moves."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tools: CDPSession = page.context.new_cdp_session(page)
        self.nodes: list[int] = []

    def find(self) -> None:
        """Choose one button of each kind on the page."""
        number = self.page.evaluate(_FIND)
        self.tools.send("DOM.enable")
        self.tools.send("CSS.enable")
        self.tools.send("DOM.getDocument", {"depth": 0})
        self.nodes = [self._node(place) for place in range(number)]

    def _node(self, place: int) -> int:
        found = self.tools.send("Runtime.evaluate", {"expression": f"window.buttons[{place}]"})
        node = self.tools.send("DOM.requestNode", {"objectId": found["result"]["objectId"]})
        return int(node["nodeId"])

    def faults(self) -> Iterator[str]:
        """Yield each button whose text can not be read in some state."""
        for state, classes in STATES.items():
            for node in self.nodes:
                self.tools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": list(classes)})
            for name, contrast, least in self.measured():
                if contrast < least:
                    yield f"{name} {state}: {contrast:.2f}:1"
        for node in self.nodes:
            self.tools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": []})

    def measured(self) -> list[tuple[str, float, float]]:
        """Return name, contrast and least contrast of each text; motion is off, so colours change at once."""
        measured: list[Any] = self.page.evaluate(_MEASURE)
        return [(name, contrast, least) for name, contrast, least in measured]


@pytest.mark.parametrize("share", range(4))
def test_buttons_can_be_read_in_every_state(
    chromium: Browser, base_url: str, views: list[str], total: Callable[[str, int], None], share: int
) -> None:
    """On a page of each kind, one button of each kind: 4.5:1 at rest, under the pointer, in focus and pressed."""
    faults: dict[str, list[str]] = {}
    with window(chromium, base_url) as page:
        states = States(page)
        for address in of_each_kind(views)[share::4]:
            visit(page, address)
            states.find()
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                faults[f"{address} {scheme}"] = list(states.faults())
                total("knappar: mått i olika lägen", len(states.nodes) * len(STATES))
    report(faults)


def test_a_vanishing_label_is_found(chromium: Browser, base_url: str) -> None:
    """The fault that this is about: a colour for buttons at rest that also holds in other states."""
    with window(chromium, base_url, bypass_csp=True) as page:
        visit(page, WITH_LIST)
        page.add_style_tag(
            content=".md-typeset .md-button:not(.md-button--primary) { color: var(--ik-link) !important }"
        )
        states = States(page)
        states.find()
        found = [fault for fault in states.faults() if "md-button" in fault]
        assert found
        assert all(fault.endswith(": 1.00:1") for fault in found)


def test_a_secondary_button_under_a_real_pointer(page: Page) -> None:
    """Its text can be read while it is pointed at and pressed, and when it is left in focus, as after a tap."""
    visit(page, WITH_LIST)
    button = page.get_by_role("button", name="Skriv ut")
    button.scroll_into_view_if_needed()
    button.evaluate("button => { window.buttons = [button]; window.print = () => undefined; }")
    states = States(page)
    box = button.bounding_box()
    assert box
    for act in (
        lambda: page.mouse.move(box["x"] + 5, box["y"] + 5),
        page.mouse.down,
        lambda: page.mouse.move(1, 1),
        page.mouse.up,
    ):
        act()
        assert all(contrast >= least for _, contrast, least in states.measured())
