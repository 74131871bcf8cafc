"""Our style sheets, scripts and pictures under names that change with their content, so that they may be kept for good.

`tokens.css` becomes `tokens.3fa9c1d2.css`. Files of the folder may name each other: a style sheet `url("marke.svg")`, a
script `from "./matching.js"`, `import "./matching.js"` or `import("./matching.js")`. Those names are exchanged too, and
a file's own name then depends on the files it names. They must not go round in a circle. Folders inside the folder keep
their names. Style sheets are joined, so only the first could hold `@import`, and none should.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LENGTH = 8
"""Hexadecimal digits in a name: as many as the theme has in its own."""
_NAMED = {
    ".css": re.compile(r"""(?<=url\()(["']?)(?P<name>[\w-]+\.\w+)(?=\1\))"""),
    ".js": re.compile(r"""(?:(?<=from )|(?<=import )|(?<=import\())(["'])\./(?P<name>[\w-]+\.\w+)(?=\1)"""),
}
_COMMENT = re.compile(rb"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL)
"""A text, which is kept, or a comment."""


class Asset(NamedTuple):
    """A file as it is published."""

    name: str
    data: bytes


class Fingerprints:
    """The files of a folder, by the plain addresses that templates and settings know them under."""

    def __init__(self, folder: Path) -> None:
        self.root = folder.name
        self._folder = folder
        self._made: dict[str, Asset] = {}
        for path in folder.iterdir():
            if path.is_file() and not path.name.startswith("."):
                self._make(path, ())
        self.plain = frozenset(self._at(name) for name in self._made)
        """Addresses under which nothing is published."""

    def items(self) -> list[tuple[str, str, bytes]]:
        """Return plain address, published address and content of each file."""
        return [(self._at(name), self._at(asset.name), asset.data) for name, asset in sorted(self._made.items())]

    def address(self, plain: str) -> str:
        """Return where a file is published; an address that is not ours stays as it is."""
        folder, _, name = plain.rpartition("/")
        asset = self._made.get(name) if folder == self.root else None
        return self._at(asset.name) if asset else plain

    def join(self, plain: Sequence[str], name: str) -> list[str]:
        """Publish those of the style sheets that are ours as one: a page waits for one answer in place of several.

        Comments and indentation stay behind: they are a sixth of what a first visitor would fetch of it.
        Returns the addresses as published, in the same order, with the one where the first of ours stood.
        """
        ours = [address for address in plain if self.address(address) != address]
        if not ours:
            return list(plain)
        parts = [self._made.pop(address.rpartition("/")[2]).data for address in ours]
        joined = self._made[name] = _named(name, _bare(b"\n".join(parts)))
        renamed = dict.fromkeys(ours, "") | {ours[0]: self._at(joined.name)}
        return [found for address in plain if (found := renamed.get(address, address))]

    def _at(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _make(self, path: Path, above: tuple[str, ...]) -> Asset:
        """Publish a file after those it names."""
        if path.name in above:
            raise ValueError(f"Files name each other in a circle: {' -> '.join((*above, path.name))}")
        if path.name not in self._made:
            data, pattern = path.read_bytes(), _NAMED.get(path.suffix)

            def exchange(found: re.Match[str]) -> str:
                other = self._make(path.with_name(found["name"]), (*above, path.name))
                return found[0].replace(found["name"], other.name)

            if pattern:
                data = pattern.sub(exchange, data.decode()).encode()
            self._made[path.name] = _named(path.name, data)
        return self._made[path.name]


def _bare(style: bytes) -> bytes:
    """Return a style sheet without comments, indentation and empty lines; quoted texts are kept."""
    return re.sub(rb"\n\s*", b"\n", _COMMENT.sub(rb"\1", style)).strip()


def _named(name: str, data: bytes) -> Asset:
    stem, _, suffix = name.rpartition(".")
    return Asset(f"{stem}.{sha256(data).hexdigest()[:LENGTH]}.{suffix}", data)
