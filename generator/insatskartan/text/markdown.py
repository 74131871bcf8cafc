"""Text of any origin as it is written in Markdown, and read as that text and nothing else."""

from __future__ import annotations

import re

_APART = "&#8203;"
"""A zero-width space, as Dependabot sets after an @: it parts what would otherwise become a mention or a link."""
_ESCAPED = re.compile(r"[\\`*_{}\[\]|~!^]")
_LINKED = re.compile(r"[@#]|(?<=[a-zA-Z]):(?=//)|(?i:www)(?=\.)|(?i:gh)(?=-\d)|:(?=[\w+-]+:)")
"""What GitHub makes a mention, a reference, a link or a picture of without any mark: parted after it."""
_STARTING = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)]))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}


def escaped(text: str) -> str:
    """Return one line of Markdown that shows the text; neither HTML, links, mentions nor formulas come of it."""
    line = " ".join(text.split())
    line = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
    marked = _LINKED.sub(lambda found: f"{found[0]}\0", line)
    marked = "".join(_ENTITIES.get(char, char) for char in marked)
    marked = _ESCAPED.sub(r"\\\g<0>", marked)
    marked = _STARTING.sub(lambda found: f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}", marked)
    return marked.replace("\0", _APART).replace("#" + _APART, "\\#" + _APART)
