"""Search a finished site for personal data, whatever its source.

The rules check `insatser/`; this checks what is published: pages, open data, search index, scripts and file names. Left
out are the files of the theme (`assets/`) and compressed copies (`.gz`), whose originals are read.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from insatskartan.hosting.html import tokens
from insatskartan.text import personal_data

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_INLINE = {"a", "abbr", "b", "bdi", "bdo", "code", "del", "em", "i", "ins", "mark", "s", "small", "span", "strong"}
_INLINE |= {"sub", "sup", "u", "wbr"}
"""Inline elements, which do not end a word: a number with its last digits in bold is still one number."""


def personal(site: Path, exempt: Collection[str] = ()) -> Iterator[str]:
    """Yield «file: kind (number of occurrences)» for each file with personal data; never the data itself."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith("assets/"):
            continue
        texts = [name, *_texts(path)]
        kinds = Counter(kind for text in texts for kind, _ in personal_data.find(text, exempt))
        for kind, number in sorted(kinds.items()):
            yield f"{_shown(name, exempt)}: {kind} ({number} {'ställe' if number == 1 else 'ställen'})"


def _shown(name: str, exempt: Collection[str]) -> str:
    """Return a file's name, or only its folder when the name itself is personal data."""
    while any(personal_data.find(name, exempt)):
        name = name.rpartition("/")[0]
    return name or "en fil eller mapp"


def _texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file; none for pictures, fonts and compressed files."""
    data = path.read_bytes()
    if b"\0" in data:
        return
    text = data.decode("utf-8", errors="replace")
    if path.suffix == ".html":
        yield from _html_texts(text)
    elif path.suffix == ".json":
        yield from _values(json.loads(text))
    else:
        yield text


def _html_texts(html: str) -> Iterator[str]:
    """Yield each attribute and comment, which are published too, and last the text with a line break at each block."""
    pieces = []
    for token in tokens(html):
        if token.kind == "text":
            pieces.append(token.text)
        elif token.kind == "comment":
            yield token.text
        else:
            yield from (value for _, value in token.attributes if value)
            pieces.append("" if token.text in _INLINE else "\n")
    yield "".join(pieces)


def _values(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text and number of a JSON value after its key: a number under «telefon» is a phone number."""
    if isinstance(value, list):
        for child in value:
            yield from _values(child, key)
    elif isinstance(value, dict):
        for name, child in value.items():
            yield name
            yield from _values(child, name)
    elif isinstance(value, str | int):
        yield f"{key}: {value}" if key.isalpha() else str(value)
