"""What can be told from the text of a page: whether it is valid HTML, and holds together for those who hear it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import html5lib
from html5lib.constants import E as MESSAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_REFERENCES = (
    "for", "form", "list", "headers", "popovertarget", "commandfor",
    "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-details",
    "aria-errormessage", "aria-flowto",
)  # fmt: skip
_FIELDS = {"button", "input", "meter", "output", "progress", "select", "textarea"}
_INTERACTIVE = {"a", "button", "details", "embed", "iframe", "label", "select", "summary", "textarea"}
_ONE_CONTROL = {"a", "button", "summary"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def parse(text: str) -> tuple[Element, list[str]]:
    """Return the tree a browser makes of a page, and what is not valid in its text."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root: Element = parser.parse(text)
    for template in root.iter("template"):
        template.clear()  # what scripts copy is no part of the page until they have
    return root, [f"rad {line}: {MESSAGES[code] % values}" for (line, _), code, values in parser.errors]


def faults(root: Element) -> list[str]:
    """Return everything that is wrong with the tree of a page, whatever its text was."""
    return [
        fault for check in (_ids, _references, _nesting, _lists, _outline, _landmarks, _head) for fault in check(root)
    ]


def title(root: Element) -> str:
    """Return the title of the page."""
    return (root.findtext("head/title") or "").strip()


def text_of(element: Element) -> str:
    """Return all text in an element with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _elements(root: Element) -> Iterator[Element]:
    """Yield elements and not comments, whose tag is a function."""
    return (element for element in root.iter() if isinstance(element.tag, str))


def _ids(root: Element) -> Iterator[str]:
    ids = Counter(element.get("id") for element in _elements(root) if element.get("id") is not None)
    yield from (f"id «{id_}» står {number} gånger" for id_, number in ids.items() if number > 1)
    yield from (f"id «{id_}» är tomt eller har mellanslag" for id_ in ids if not id_ or id_.split() != [id_])


def _references(root: Element) -> Iterator[str]:
    ids = {element.get("id"): element for element in _elements(root)}
    for element in _elements(root):
        for name in _REFERENCES:
            for id_ in (element.get(name) or "").split():
                if id_ not in ids:
                    yield f"{name}=«{id_}» på {element.tag} leder ingenstans"
        target = element.get("href", "")
        if element.tag == "a" and target.startswith("#") and target != "#" and target[1:] not in ids:
            yield f"ankaret {target} finns inte på sidan"
        labelled = ids.get(element.get("for"))
        if element.tag == "label" and labelled is not None and labelled.tag not in _FIELDS:
            yield f"label för «{element.get('for')}» leder till {labelled.tag}, som inte är ett fält"


def _nesting(root: Element) -> Iterator[str]:
    for element in _elements(root):
        if element.tag not in _ONE_CONTROL or (element.tag == "a" and element.get("href") is None):
            continue
        for inner in _elements(element):
            hidden = inner.tag == "input" and inner.get("type") == "hidden"
            interactive = inner.tag in _INTERACTIVE | {"input"} or inner.get("tabindex") is not None
            if inner is not element and interactive and not hidden:
                yield f"{inner.tag} «{text_of(inner)[:30]}» ligger i {element.tag} «{text_of(element)[:30]}»"


def _lists(root: Element) -> Iterator[str]:
    """Yield what stands in a list without being a part of it, and labels that are there for some and not for others."""
    for element in _elements(root):
        inside = {inner.tag for inner in element if isinstance(inner.tag, str)} - {"script", "template"}
        group = element.tag == "dl" and inside == {"div"}
        allowed = {"ul": {"li"}, "ol": {"li"}, "dl": {"div"} if group else {"dt", "dd"}}.get(element.tag, inside)
        yield from (f"{tag} står direkt i {element.tag} «{text_of(element)[:30]}»" for tag in inside - allowed)
        for part in element if group else ():
            loose = {inner.tag for inner in part if isinstance(inner.tag, str)} - {"dt", "dd", "script", "template"}
            yield from (
                f"{tag.rpartition('}')[2]} står bredvid ord och förklaring i «{element.get('class')}»" for tag in loose
            )
        if element.tag == "label" and element.get("for") and element.get("aria-hidden") is not None:
            yield f"label för «{element.get('for')}» är dold för skärmläsare"


def _outline(root: Element) -> Iterator[str]:
    headings = [(int(element.tag[1]), text_of(element)) for element in _elements(root) if element.tag in _HEADINGS]
    tops = [text for level, text in headings if level == 1]
    if len(tops) != 1:
        yield f"sidan har {len(tops)} rubriker på första nivån: {tops}"
    yield from (f"rubriken på nivå {level} är tom" for level, text in headings if not text)
    for (above, _), (level, text) in zip([(0, ""), *headings], headings, strict=False):
        if level > above + 1:
            yield f"rubriken «{text[:40]}» på nivå {level} kommer direkt efter nivå {above}"


def _landmarks(root: Element) -> Iterator[str]:
    for name, role in (("main", "main"), ("header", "banner"), ("footer", "contentinfo")):
        found = [e for e in _elements(root) if e.get("role", e.tag) in (name, role) and not _within(root, e, "article")]
        if len(found) != 1:
            yield f"sidan har {len(found)} {name}"
    names = [e.get("aria-label") or e.get("aria-labelledby") or "" for e in _elements(root) if e.tag == "nav"]
    yield from (f"{n} menyer heter «{name}»" for name, n in Counter(names).items() if n > 1 or not name)


def _within(root: Element, element: Element, tag: str) -> bool:
    return any(element is inner for outer in root.iter(tag) for inner in outer.iter())


def _head(root: Element) -> Iterator[str]:
    if root.get("lang") != "sv":
        yield f"sidans språk är «{root.get('lang')}», inte sv"
    if not title(root):
        yield "sidan har ingen titel"
    meta: dict[str, Any] = {element.get("name", ""): element.get("content", "") for element in root.iter("meta")}
    viewport = meta.get("viewport", "").replace(" ", "")
    if "width=device-width" not in viewport:
        yield "sidan säger inte hur bred den ska vara (viewport)"
    if "user-scalable=no" in viewport or "maximum-scale" in viewport:
        yield "sidan hindrar att man zoomar"
    if any(element.get("http-equiv", "").lower() == "refresh" for element in root.iter("meta")):
        yield "sidan byter sig själv efter en stund"
