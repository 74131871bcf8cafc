"""A page as one who listens gets it: title, landmarks, outline, links, and everything in reading order, in Swedish words.

Made from the browser's accessibility tree, as Playwright writes it down.
"""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

ROLES = {
    "alert": "viktigt meddelande",
    "article": "artikel",
    "banner": "sidhuvud",
    "blockquote": "citat",
    "button": "knapp",
    "caption": "tabellens namn",
    "checkbox": "kryssruta",
    "columnheader": "kolumn",
    "combobox": "valruta",
    "complementary": "vid sidan om",
    "contentinfo": "sidfot",
    "dialog": "dialogruta",
    "form": "formulär",
    "group": "grupp",
    "heading": "rubrik",
    "img": "bild",
    "link": "länk",
    "list": "lista",
    "main": "huvudinnehåll",
    "navigation": "navigering",
    "option": "val",
    "region": "område",
    "row": "rad",
    "rowheader": "radrubrik",
    "search": "sökning",
    "searchbox": "sökfält",
    "separator": "avgränsare",
    "table": "tabell",
    "textbox": "textfält",
}
"""What a screen reader says for each role; others are written as they are, so that they are noticed."""
STATES = {"checked": "markerad", "disabled": "går inte att använda", "expanded": "utfälld", "selected": "vald"}
LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
SILENT = {
    "", "cell", "code", "definition", "emphasis", "generic", "listitem", "mark", "paragraph", "rowgroup", "strong",
    "term", "time",
}  # fmt: skip
"""Read without being named."""
MARKS = {"listitem": "• ", "term": "– ", "definition": "  "}
"""Set before a line instead."""
INLINE = {"text", "mark", "link", "strong", "emphasis", "code", "img", "time", "button", "option"}
NAMED_BY_CONTENT = {"link", "button", "heading", "option"}
MOST_ROWS = {"list": 2, "table": 3, "rowgroup": 3}
"""How many rows of a list or a table are heard on a page that is not written down whole."""
MANY_SECTIONS, MOST_SECTIONS = 12, 3
"""With more headings than the first number beside each other, such a page is heard until the one after the second."""
_KEY = re.compile(r'(\S+?)(?: ("(?:[^"\\]|\\.)*"))?((?: \[[^\]]*\])*)')


class Item(NamedTuple):
    """One thing in the tree; plain text is an item with the role «text»."""

    role: str
    name: str
    states: dict[str, str]
    children: Sequence[Item]

    @property
    def said(self) -> str:
        """The name, or where that is only the content, the content on one line."""
        return self.name or " ".join(item.name for item in self.walk() if item.name)

    def walk(self) -> Iterator[Item]:
        """Yield this and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def listen(page: Page) -> Item:
    """Return what stands on the page."""
    # The base loader reads every value as text, so that «20» and «ja» stay what they are.
    found = yaml.load(page.locator("body").aria_snapshot(), Loader=yaml.BaseLoader)
    return Item("", "", {}, _items(found))


def _items(values: object) -> list[Item]:
    if isinstance(values, str):
        return [Item("text", values, {}, ())]
    assert isinstance(values, list)
    return [item for value in values for item in _item(value)]


def _item(value: object) -> Iterator[Item]:
    pairs = value.items() if isinstance(value, dict) else [(value, [])]
    for key, inner in pairs:
        if str(key).startswith("/"):
            continue  # where a link leads is not read
        if key == "text":
            yield from _items(inner)
            continue
        match = _KEY.fullmatch(str(key))
        assert match, key
        states = dict(state.partition("=")[::2] for state in re.findall(r"\[([^\]]*)\]", match[3]))
        yield Item(match[1], json.loads(match[2]) if match[2] else "", states, _items(inner))


def transcript(title: str, page: Item, read: Sequence[Item], *, whole: bool = True) -> str:
    """Return the page as text: the landmarks of all of it, and outline, links and reading order of what is to be read.

    One that is not whole has no outline and no list of links, which its reading order holds too, and of what other
    pages have in the same way only the beginning.
    """
    if not whole:
        read = [_begun(item) for item in read]
    shown = [item for part in read for item in part.walk()]
    links = dict.fromkeys(item.said for item in shown if item.role == "link")
    headings = [item for item in shown if item.role == "heading"]
    parts = {
        "Landmärken": [f"{'  ' * depth}{_called(item)}" for depth, item in _landmarks(page, 0)],
        "Rubriker": [f"{'  ' * (_level(item) - 1)}{_level(item)} {item.said}" for item in headings],
        "Länkar": [said or "(utan namn)" for said in links],
        "Läsordning": [line for item in read for line in _lines(item, 0)],
    }
    if not whole:
        del parts["Rubriker"], parts["Länkar"]
    sections = [f"Titel\n  {title}\n"]
    sections += [f"{name}\n" + "".join(f"  {line}\n" for line in lines or ["(inga)"]) for name, lines in parts.items()]
    return "\n".join(sections)


def _begun(item: Item) -> Item:
    """Return an item without what is the same on many pages.

    Menus of the page are named only, rows of insatser have their heading only, and long lists, tables and rows of
    sections have their beginning.
    """
    if item.role == "navigation":
        return item._replace(children=())
    children = [_begun(child) for child in item.children]
    headings = [child for child in children if child.role == "heading"]
    if item.role == "listitem" and headings:
        return item._replace(children=headings)
    if len(headings) > MANY_SECTIONS:
        end = children.index(headings[MOST_SECTIONS])
        rest = Item("text", f"(och {len(headings) - MOST_SECTIONS} rubriker till)", {}, ())
        return item._replace(children=[*children[:end], rest])
    if item.role in MOST_ROWS and len(children) > MOST_ROWS[item.role]:
        rest = Item("text", f"(och {len(children) - MOST_ROWS[item.role]} till)", {}, ())
        states = {**item.states, "count": str(len(children))}
        return item._replace(children=[*children[: MOST_ROWS[item.role]], rest], states=states)
    return item._replace(children=children)


def _level(item: Item) -> int:
    return int(item.states.get("level", 1))


def _landmarks(item: Item, depth: int) -> Iterator[tuple[int, Item]]:
    own = item.role in LANDMARKS
    if own:
        yield depth, item
    for child in item.children:
        yield from _landmarks(child, depth + own)


def _called(item: Item) -> str:
    """Return role, name and state, as they are said."""
    role = ROLES.get(item.role, item.role)
    if item.role == "heading":
        role = f"{role} {_level(item)}"
    if item.role == "list":
        role = f"{role} med {item.states.get('count', len(item.children))}"
    said = item.said if item.role in NAMED_BY_CONTENT else item.name
    name = f" «{said}»" if said else " (utan namn)" if item.role in {"link", "button", "img"} else ""
    if item.role == "heading" and any(inner.role == "link" for inner in item.walk()):
        name += ", länk"
    states = [word for state, word in STATES.items() if state in item.states]
    return role + name + (f" ({', '.join(states)})" if states else "")


def _words(item: Item) -> str:
    """Return an item that stands within a line."""
    if item.role == "text":
        return item.name
    if item.role in SILENT:
        return _line(item.children) or item.name
    if item.role == "option":
        return item.name + (" (vald)" if "selected" in item.states else "")
    return _called(item)


def _line(items: Sequence[Item]) -> str:
    return _tight(" ".join(filter(None, map(_words, items))))


def _tight(text: str) -> str:
    """Take away the space that stands between a word of one element and a sign of the next."""
    return re.sub(r"(?<=[(]) | (?=[.,;:)])", "", text)


def _lines(item: Item, depth: int) -> Iterator[str]:
    """Yield what is read, one line for each pause; what stands within something is set in."""
    lead = "  " * depth
    if item.role == "text" or item.role in NAMED_BY_CONTENT:
        yield lead + _words(item)
    elif item.role == "row":
        yield f"{lead}rad: {' | '.join(_line(cell.children) or cell.name for cell in item.children)}"
    elif all(child.role in INLINE for child in item.children):
        text = (", ".join if item.role == "combobox" else " ".join)(map(_words, item.children))
        yield lead + MARKS.get(item.role, "") + ": ".join(filter(None, (_announced(item), _tight(text))))
    elif item.role == "listitem":
        first, *rest = _below(item, depth + 1)
        yield from (f"{lead}{MARKS['listitem']}{first.lstrip()}", *rest)
    else:
        called = MARKS.get(item.role, "") + _announced(item)
        if called.strip():
            yield lead + called
        yield from _below(item, depth + bool(called))


def _announced(item: Item) -> str:
    return "" if item.role in SILENT else _called(item)


def _below(item: Item, depth: int) -> Iterator[str]:
    """Yield the lines of what stands within something; words and links that follow on each other share one."""
    for inline, group in groupby(item.children, lambda child: child.role in INLINE):
        if inline:
            yield "  " * depth + _line(list(group))
        else:
            yield from (line for child in group for line in _lines(child, depth))
