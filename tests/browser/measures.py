"""What can be measured in an open page: whether anything runs off the side, is cut, covers other text, is too small, or moves.

Each measure is a script that returns a list of faults as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_COMMON = r"""
const root = document.documentElement;
const say = e => `${e.localName}${[...e.classList].map(name => "." + name).join("")} «${(e.textContent || e.name || "").trim().replace(/\s+/g, " ").slice(0, 30)}»`;
const shown = e => e.checkVisibility({opacityProperty: true, visibilityProperty: true});
const spoken = box => box.width > 2 && box.height > 2;  // what only screen readers get is clipped to a pixel
const holdsText = e => [...e.childNodes].some(node => node.nodeType === 3 && node.data.trim());
const CUTS = /hidden|clip/, SCROLLS = /auto|scroll/;
"""

_SIDEWAYS = r"""
const faults = [];
const scrolls = e => SCROLLS.test(getComputedStyle(e).overflowX) && e !== document.body && e !== root;
const framed = e => { for (let up = e.parentElement; up; up = up.parentElement) if (scrolls(up)) return true; return false; };
for (const e of document.body.querySelectorAll("*")) {
  if (!holdsText(e) || !shown(e)) continue;
  const box = e.getBoundingClientRect();
  if (spoken(box) && box.bottom > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !framed(e))
    faults.push(`${say(e)} går från ${Math.round(box.left)} till ${Math.round(box.right)} px`);
}
if (root.scrollWidth > root.clientWidth) {
  const wide = [...document.body.querySelectorAll("*")].filter(e => shown(e) && !framed(e) && e.getBoundingClientRect().right > root.clientWidth + 0.5);
  const inner = wide.filter(e => !wide.some(other => other !== e && e.contains(other))).slice(0, 3).map(say);
  faults.push(`sidan är ${root.scrollWidth} px bred i ett fönster på ${root.clientWidth}, för ${inner.join(" och ") || "något som inte syns"}`);
}
return faults;
"""

_CUT = r"""
const faults = [];
for (const e of document.body.querySelectorAll("*")) {
  const style = getComputedStyle(e);
  const across = CUTS.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
  const down = CUTS.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
  if (!(across || down) || e === document.body || !shown(e) || !e.textContent.trim()) continue;
  const frame = e.getBoundingClientRect();
  if (!spoken(frame)) continue;
  const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.data.trim() || !shown(node.parentElement)) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!spoken(box) || !spoken(node.parentElement.getBoundingClientRect())) continue;
    const lost = [across && Math.max(box.right - frame.right, frame.left - box.left), down && Math.max(box.bottom - frame.bottom, frame.top - box.top)];
    // A line box is higher than its letters; less than a fifth of it is air.
    if (lost[0] > 1 || lost[1] > parseFloat(getComputedStyle(node.parentElement).fontSize) / 5) {
      faults.push(`${say(e)} klipper «${node.data.trim().slice(0, 30)}»`);
      break;
    }
  }
}
return faults;
"""

_OVERLAP = r"""
const faults = [], boxes = [], range = document.createRange(), clips = new Map();
/** The part of the page in which an element's content is seen. */
const clip = e => {
  if (!e || e === document.body || e === root) return [-Infinity, -Infinity, Infinity, Infinity];
  if (!clips.has(e)) {
    const [l, t, r, b] = getComputedStyle(e).position === "fixed" ? clip(null) : clip(e.parentElement), style = getComputedStyle(e), box = e.getBoundingClientRect();
    const [x, y] = [style.overflowX !== "visible", style.overflowY !== "visible"];
    clips.set(e, [x ? Math.max(l, box.left) : l, y ? Math.max(t, box.top) : t, x ? Math.min(r, box.right) : r, y ? Math.min(b, box.bottom) : b]);
  }
  return clips.get(e);
};
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = texts.nextNode(); node; node = texts.nextNode()) {
  const e = node.parentElement;
  if (!node.data.trim() || e.closest("script, style, noscript, option") || !shown(e)) continue;
  if (e.closest("svg")) continue;  // letters drawn on a map; the same text stands beside it
  if (!spoken(e.getBoundingClientRect())) continue;
  range.selectNodeContents(node);
  const [l, t, r, b] = clip(e);
  for (const box of range.getClientRects()) {
    const seen = {node, left: Math.max(box.left, l), top: Math.max(box.top, t), right: Math.min(box.right, r), bottom: Math.min(box.bottom, b)};
    if (seen.right - seen.left > 2 && seen.bottom - seen.top > 2) boxes.push(seen);
  }
}
boxes.sort((a, b) => a.top - b.top);
boxes.forEach((a, i) => {
  for (let j = i + 1; j < boxes.length && boxes[j].top < a.bottom; j++) {
    const b = boxes[j];
    if (a.node === b.node) continue;
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - b.top;
    if (wide > 2 && high > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top))
      faults.push(`«${a.node.data.trim().slice(0, 30)}» och «${b.node.data.trim().slice(0, 30)}» ligger på varandra`);
  }
});
return [...new Set(faults)];
"""

_SMALL = r"""
const SELECTOR = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=switch], [role=tab]";
const inText = e => getComputedStyle(e).display === "inline"
  && [...e.parentElement.childNodes].some(node => node !== e && node.nodeType === 3 && /\p{L}{2}/u.test(node.data));
// What stands behind an open dialog cannot be pressed.
const top = document.querySelector("dialog:modal") ?? document;
const targets = [...top.querySelectorAll(SELECTOR)].filter(shown).map(e => [e, e.getBoundingClientRect()]).filter(([, box]) => spoken(box));
const small = ([, box]) => box.width < 23.95 || box.height < 23.95;
const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
/** Whether a circle of 24 px around one target touches another, or the circle of another small one. */
const crowded = ([e, box]) => targets.some(other => {
  if (other[0] === e || other[0].contains(e) || e.contains(other[0])) return false;
  const [x, y] = middle(box), near = other[1], [u, v] = middle(near);
  if (small(other) && Math.hypot(x - u, y - v) < 24) return true;
  return Math.hypot(x - Math.min(Math.max(x, near.left), near.right), y - Math.min(Math.max(y, near.top), near.bottom)) < 12;
});
return targets.filter(target => small(target) && !inText(target[0]) && crowded(target))
  .map(([e, box]) => `${say(e)} är ${box.width.toFixed(1)} × ${box.height.toFixed(1)} px och har något för nära`);
"""

_MOVING = r"""
const faults = document.getAnimations().filter(move => move.playState === "running" && move.effect.getComputedTiming().activeDuration > 10)
  .map(move => `${say(move.effect.target)} rör sig: ${move.animationName ?? move.transitionProperty}`);
const long = text => text.split(",").some(time => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000) > 10);
for (const e of document.querySelectorAll("*")) for (const part of [null, "::before", "::after"]) {
  const style = getComputedStyle(e, part);
  if (part && style.content === "none") continue;
  if (style.transitionProperty !== "none" && long(style.transitionDuration)) faults.push(`${say(e)}${part ?? ""} har övergång på ${style.transitionDuration}`);
  if (style.animationName !== "none" && long(style.animationDuration)) faults.push(`${say(e)}${part ?? ""} har animation på ${style.animationDuration}`);
  if (style.scrollBehavior === "smooth") faults.push(`${say(e)} rullar mjukt`);
}
return faults;
"""

_HIDDEN = r"""
const faults = [], high = root.clientHeight;
scrollTo(0, Math.min(400, root.scrollHeight - high));
let lost = 0;
for (const e of document.body.querySelectorAll("*")) {
  if (!/fixed|sticky/.test(getComputedStyle(e).position) || !shown(e)) continue;
  const box = e.getBoundingClientRect();
  if (box.width >= root.clientWidth / 2 && box.top < high && box.bottom > 0) lost = Math.max(lost, Math.min(box.bottom, high) - Math.max(box.top, 0));
}
scrollTo(0, 0);
if (lost > high / 3) faults.push(`det som sitter fast tar ${Math.round(lost)} av ${high} px`);
return faults;
"""


def _script(measure: str) -> str:
    return f"() => {{{_COMMON}{measure}}}"


SIDEWAYS = _script(_SIDEWAYS)
"""The page scrolls sideways, or text goes past the edge of the window outside a frame that scrolls (1.4.10)."""
CUT = _script(_CUT)
"""Text is cut by a box that neither grows nor scrolls (1.4.4, 1.4.12)."""
OVERLAP = _script(_OVERLAP)
"""Text lies on other text (1.4.4, 1.4.12)."""
SMALL = _script(_SMALL)
"""What one presses is under 24 px, outside running text, and has something else too near (2.5.8)."""
MOVING = _script(_MOVING)
"""Something moves for more than a hundredth of a second though the visitor has asked for stillness (2.3.3)."""
HIDDEN = _script(_HIDDEN)
"""What stays in place while the page scrolls leaves less than two thirds of the window (1.4.10 at 400 %)."""

_SPACING = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
"""
_DOUBLE = """
() => {
  const sizes = [...document.body.querySelectorAll("*")].map(e => [e, parseFloat(getComputedStyle(e).fontSize)]);
  for (const [e, size] of sizes) e.style.setProperty("font-size", `${2 * size}px`, "important");
}
"""


def space_out(page: Page) -> None:
    """Give all text the spacing of WCAG 1.4.12; through the style sheets of the page's script, as a policy may forbid others."""
    page.evaluate(_SPACING)


def double_text(page: Page) -> None:
    """Make the text of everything twice as large and nothing else, as zooming text only does."""
    page.evaluate(_DOUBLE)


def prefer_large_text(page: Page) -> None:
    """Set the browser's own font size to 200 %, for all pages opened in this window from now on."""
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
