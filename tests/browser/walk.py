"""A walk through a page with Tab: where it stops, what it passes by, and what is wrong with each stop.

The page itself looks at each stop when the key goes up again: by then focus has moved and the page has scrolled. The
record is read when the walk is over, so that a stop costs one key press and nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

_RECORDER = r"""
() => {
  const NATIVE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls]";
  const OWN = "[tabindex], [contenteditable=true], [onclick], [role=button], [role=link], [role=checkbox], [role=switch], [role=tab]";
  const say = e => {
    const text = (e.getAttribute("aria-label") || e.textContent || e.name || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${e.localName}${[...e.classList].map(name => "." + name).join("")} «${text}»`;
  };
  const shown = e => {
    const box = e.getBoundingClientRect();
    return e.checkVisibility({opacityProperty: true, visibilityProperty: true}) && box.width > 1 && box.height > 1;
  };
  const pixel = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
  const known = new Map();
  const colour = text => {
    if (!known.has(text)) {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = text;
      pixel.fillRect(0, 0, 1, 1);
      known.set(text, [...pixel.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(text);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a, b) => {
    const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  /** The one colour behind an element; null when there is a picture or something half transparent. */
  const behind = e => {
    for (let up = e.parentElement; up; up = up.parentElement) {
      const style = getComputedStyle(up), own = colour(style.backgroundColor);
      if (style.backgroundImage !== "none") return null;
      if (own[3] === 255) return own;
      if (own[3] > 0) return null;
    }
    return colour(matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff");
  };
  const rings = e => {
    const style = getComputedStyle(e), found = [];
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) found.push(style.outlineColor);
    if (style.boxShadow !== "none") found.push(...(style.boxShadow.match(/(?:rgba?|color|oklch|oklab|lab|lch|hsl)\([^)]*\)/g) ?? []));
    return found.filter(text => colour(text)[3] > 0);
  };
  /** A ring may be drawn around what holds the control, as with the frame of a search field. */
  const ringed = e => {
    for (let [up, steps] = [e, 0]; up && steps < 3; up = up.parentElement, steps++) {
      const found = rings(up).filter(ring => up === e || !resting.get(up)?.includes(ring));
      if (found.length) return [up, found];
    }
    return [e, []];
  };
  const belongs = (e, top) => !top || e.contains(top) || top.contains(e) || (e.form && e.form.contains(top))
    || [...(e.labels ?? [])].some(label => label.contains(top));
  const look = e => {
    const faults = [], box = e.getBoundingClientRect();
    if (!shown(e)) faults.push("syns inte");
    const root = document.documentElement, [width, height] = [root.clientWidth, root.clientHeight];
    const out = (start, end, size) => end <= 0 || start >= size || (end - start <= size && (start < -2 || end > size + 2));
    if (out(box.left, box.right, width) || out(box.top, box.bottom, height))
      faults.push(`står utanför fönstret: ${[box.left, box.top, box.right, box.bottom].map(Math.round)}`);
    const [holder, found] = ringed(e);
    if (!found.length) faults.push("saknar ram");
    const style = getComputedStyle(holder), inset = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) <= 0;
    const ground = behind(inset ? holder.firstElementChild ?? holder : holder);
    if (found.length && ground && !found.some(ring => contrast(colour(ring), ground) >= 3))
      faults.push(`ramen syns för dåligt: ${found.map(ring => `${ring} mot ${ground}, ${contrast(colour(ring), ground).toFixed(2)}`)}`);
    const covers = [...e.getClientRects()].filter(r => r.width > 2 && r.height > 2).flatMap(r => {
      const [left, right] = [Math.max(r.left, 0) + 1, Math.min(r.right, width) - 1];
      const [top, bottom] = [Math.max(r.top, 0) + 1, Math.min(r.bottom, height) - 1];
      if (left > right || top > bottom) return [];
      const centre = [(left + right) / 2, (top + bottom) / 2];
      // A frame to scroll may be as high as the window; then it is enough that its middle is free.
      return r.height > height / 2 ? [centre] : [[left, top], [right, top], centre, [left, bottom], [right, bottom]];
    }).map(([x, y]) => document.elementFromPoint(x, y)).filter(top => !belongs(e, top));
    if (covers.length) faults.push(`skyms av ${say(covers[0])}`);
    return faults;
  };
  const walk = window.walk = {stops: [], reachable: [], numbers: new Map()};
  const resting = new Map([...document.querySelectorAll("*")].map(e => [e, rings(e)]).filter(([, found]) => found.length));
  const groups = new Set();
  for (const e of document.querySelectorAll(`${NATIVE}, ${OWN}`)) {
    walk.numbers.set(e, walk.numbers.size);
    if (!e.matches(NATIVE) && e.tabIndex < 0 && !e.matches("[onclick], [role]")) continue;  // takes focus from scripts only
    if (e.disabled || e.closest("[inert]") || !shown(e)) continue;
    // Arrows go there, as they go among radio buttons; test_gaps.py walks them.
    if (e.tabIndex < 0 && e.closest("[data-ik-arrows]")?.querySelector("a[tabindex='0']")) continue;
    if (e.type === "radio" && e.name) {
      if (groups.has(e.name) || document.querySelector(`[name="${e.name}"]:checked:not(#${e.id || "_"})`)) continue;
      groups.add(e.name);
    }
    walk.reachable.push([walk.numbers.get(e), say(e)]);
  }
  addEventListener("keyup", event => {
    if (event.key !== "Tab") return;
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return void walk.stops.push(null);
    if (!walk.numbers.has(e)) walk.numbers.set(e, walk.numbers.size);
    const last = walk.last;
    walk.last = e;
    const back = last && !(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
    walk.stops.push({number: walk.numbers.get(e), what: say(e), back: Boolean(back), faults: look(e)});
  }, true);
  return walk.reachable;
}
"""

_READ = "() => walk.stops"
MOST = 3
"""A walk that has not come to its end after so many times the number of stops never will."""


@dataclass(frozen=True)
class Walk:
    """One round through a page."""

    stops: list[dict[str, Any]]
    """In the order of the keyboard, each with what it is and its faults."""
    passed: list[str]
    """What a visitor sees and can use, and Tab never comes to."""
    trapped: str
    """Where the walk goes round without getting out; empty when it gets out."""

    def faults(self) -> list[str]:
        """Return everything that is wrong, as text."""
        found = [f"{stop['what']}: {fault}" for stop in self.stops for fault in stop["faults"]]
        found += [f"{stop['what']}: kommer i fel ordning" for stop in self.stops if stop["back"]]
        found += [f"{what}: går inte att nå med tangentbordet" for what in self.passed]
        return found + ([f"{self.trapped}: tangentbordet kommer inte härifrån"] if self.trapped else [])


def walk(page: Page) -> Walk:
    """Press Tab from the top of a page that has just been opened until focus leaves it or starts over."""
    reachable: list[tuple[int, str]] = page.evaluate(_RECORDER)
    stops: list[dict[str, Any]] = []
    trapped, presses = "", len(reachable) + 1
    while True:
        for _ in range(presses):
            page.keyboard.press("Tab")
        record = page.evaluate(_READ)
        stops, ended, trapped = _round(record)
        if ended or trapped or len(record) > MOST * (len(reachable) + 10):
            break
        presses = 10
    reached = {stop["number"] for stop in stops}
    return Walk(stops, [what for number, what in reachable if number not in reached], trapped)


def _round(record: list[dict[str, Any] | None]) -> tuple[list[dict[str, Any]], bool, str]:
    """Return the stops of the first round, whether it came to its end, and where it was caught instead."""
    stops: list[dict[str, Any]] = []
    for stop in record:
        if stop is None:
            return stops, True, ""
        seen = [earlier["number"] for earlier in stops]
        if stop["number"] in seen:
            first = stop["number"] == seen[0]
            return stops, first, "" if first else stop["what"]
        stops.append(stop)
    return stops, False, ""
