"""Write text of any origin so that it is read as that text and nothing else: in Markdown, or on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BYTES = 900_000
"""Of a GitHub job summary, which may be at most 1 MiB."""
_APART = "&#8203;"
"""A zero-width space, as Dependabot puts after an @: it breaks what would otherwise become a mention or a link."""
_ESCAPED = re.compile(r"[\\`*_{}\[\]|~!^]")
_LINKED = re.compile(r"[@#]|(?<=[a-zA-Z]):(?=//)|(?i:www)(?=\.)|(?i:gh)(?=-\d)|:(?=[\w+-]+:)")
"""What GitHub turns into a mention, a reference, a link or an emoji without any markup; broken after the match."""
_STARTING = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)]))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}


def escaped(text: str) -> str:
    """Return one line of Markdown that shows the text; it makes no HTML, link, mention or formula."""
    line = " ".join(text.split())
    line = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
    marked = _LINKED.sub(lambda match: f"{match[0]}\0", line)
    marked = "".join(_ENTITIES.get(char, char) for char in marked)
    marked = _ESCAPED.sub(r"\\\g<0>", marked)
    marked = _STARTING.sub(lambda match: f"\\{match[2]}" if match[2] else f"{match[3]}\\{match[4]}", marked)
    return marked.replace("\0", _APART).replace("#" + _APART, "\\#" + _APART)


def one_line(text: str) -> str:
    """Return the text without line breaks and control characters: no value may forge a line of its own."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)


def cut(head: str, rows: Iterable[str], otherwise: str) -> str:
    """Return `head` with as many rows as fit into a job summary, and `otherwise` when some do not."""
    texts, room = [head], MAX_BYTES - len(head.encode())
    for row in rows:
        room -= len(row.encode())
        if room < 0:
            return "".join([*texts, f"\n{escaped(otherwise)}\n"])
        texts.append(row)
    return "".join(texts)
