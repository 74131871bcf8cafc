"""Our style sheets, scripts and pictures under names that change with their content, so that they may be kept for good.

`site.css` becomes `site.3fa9c1d2.css`, and `finder/rows.js` becomes `finder/rows.0b1c2d3e.js`. Files may name each
other: a style sheet `url("mark.svg")`, a script `from "./rows.js"`, `import "../shared/slots.js"` or
`import("./rows.js")`. A name is resolved from the file that holds it and replaced too, so a file's own name depends on
the files it names. They must not go round in a circle. Folders keep their names, and so do texts such as licences.
A style sheet is published with those it imports inside it (`styles.bundle`).
"""

from __future__ import annotations

import re
from hashlib import sha256
from posixpath import dirname, normpath, relpath
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.hosting.styles import bundle, parts

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = 8
"""Hexadecimal digits in a name: as many as the theme has in its own."""
_NAMED = {
    ".css": re.compile(r"""(?<=url\()(?P<quote>["']?)(?P<name>[\w./-]+\.\w+)(?=(?P=quote)\))"""),
    ".js": re.compile(
        r"""(?:(?<=from )|(?<=import )|(?P<later>(?<=import\()))"""
        r"""(?P<quote>["'])(?P<name>\.{1,2}/[\w./-]+)(?=(?P=quote))"""
    ),
}
"""Where a file names another; `later` is there when a script fetches it by itself, while it runs."""


class Asset(NamedTuple):
    """A file as it is published."""

    name: str
    """Its path below the folder, with the fingerprint."""
    data: bytes
    imports: tuple[str, ...] = ()
    """Paths of the scripts that a browser fetches before it runs this one, without their fingerprints."""


class Fingerprints:
    """The files of a folder, by the plain addresses that templates and settings know them under."""

    def __init__(self, folder: Path) -> None:
        self.root = folder.name
        self._folder = folder
        self._assets: dict[str, Asset] = {}
        """By path below the folder."""
        bundled = {sheet.parent / part for sheet in folder.rglob("*.css") for part in parts(sheet)}
        for path in sorted({*folder.rglob("*")} - bundled):
            if path.is_file() and not path.name.startswith(".") and path.suffix != ".txt":
                self._publish(path.relative_to(folder).as_posix(), ())
        inside = (path.relative_to(folder).as_posix() for path in bundled)
        self.plain = frozenset(self._at(name) for name in (*self._assets, *inside))
        """Addresses under which nothing is published."""

    def items(self) -> list[tuple[str, str, bytes]]:
        """Return plain address, published address and content of each file."""
        return [(self._at(name), self._at(asset.name), asset.data) for name, asset in sorted(self._assets.items())]

    def address(self, plain: str) -> str:
        """Return where a file is published; an address that is not ours stays as it is."""
        asset = self._assets.get(self._name(plain))
        return self._at(asset.name) if asset else plain

    def modules(self, plain: str) -> list[str]:
        """Return where the scripts are published that a script imports, and those that they import, each once.

        What it fetches with `import()` is left out, as a page may never need it. Raises KeyError for an unknown file.
        """
        reached: dict[str, None] = {}
        waiting = [*self._assets[self._name(plain)].imports]
        while waiting:
            name = waiting.pop(0)
            if name not in reached:
                reached[name] = None
                waiting += self._assets[name].imports
        return [self._at(self._assets[name].name) for name in reached]

    def _at(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _name(self, address: str) -> str:
        """Return the path below the folder, or something that no file is called."""
        folder, _, name = address.partition("/")
        return name if folder == self.root else ""

    def _publish(self, name: str, above: tuple[str, ...]) -> Asset:
        """Publish a file after those it names; `above` are the files that led to it."""
        if name in above:
            raise ValueError(f"Files name each other in a circle: {' -> '.join((*above, name))}")
        if name not in self._assets:
            data, imports = self._written(name, (*above, name))
            self._assets[name] = _named(name, data)._replace(imports=imports)
        return self._assets[name]

    def _written(self, name: str, above: tuple[str, ...]) -> tuple[bytes, tuple[str, ...]]:
        """Return what a file says when it is published, and what it imports."""
        path, folder = self._folder / name, dirname(name) or "."
        data = bundle(path).encode() if path.suffix == ".css" else path.read_bytes()
        imports: dict[str, None] = {}
        if pattern := _NAMED.get(path.suffix):

            def replaced(found: re.Match[str]) -> str:
                other = normpath(f"{folder}/{found['name']}")
                address = relpath(self._publish(other, above).name, folder)
                if path.suffix == ".js":
                    address = address if address.startswith(".") else f"./{address}"
                    imports.update({other: None} if found["later"] is None else {})
                return f"{found['quote']}{address}"

            data = pattern.sub(replaced, data.decode()).encode()
        return data, tuple(imports)


def _named(name: str, data: bytes) -> Asset:
    stem, _, suffix = name.rpartition(".")
    return Asset(f"{stem}.{sha256(data).hexdigest()[:LENGTH]}.{suffix}", data)
