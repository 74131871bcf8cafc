"""A file as read: a tree of values that know their line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from insatskartan.source.characters import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

KeyPath = tuple[str | int, ...]
"""Keys and list indexes that lead to a value, for example `("ingångar", 0, "bosatt")`."""


Positions = dict[str, tuple[int, int]]


@dataclass(slots=True)
class Node:
    """One value of a YAML file, with its position."""

    value: str | list[Node] | dict[str, Node] | None
    line: int
    column: int
    quoted: bool = False
    keys: Positions | None = None
    """Line and column of each key, when the value is a mapping."""

    def plain(self) -> Any:
        """Return text, None, list or dict, without positions."""
        value = self.value
        if isinstance(value, dict):
            return {key: child.plain() for key, child in value.items()}
        if isinstance(value, list):
            return [child.plain() for child in value]
        return value

    def child(self, step: str | int) -> Node | None:
        """Return the value below this one, or None when there is none."""
        if isinstance(self.value, dict):
            return self.value.get(str(step))
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None

    def scalars(self, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Node]]:
        """Yield every text value below this one with its path."""
        if isinstance(self.value, dict):
            for key, child in self.value.items():
                yield from child.scalars((*path, key))
        elif isinstance(self.value, list):
            for index, child in enumerate(self.value):
                yield from child.scalars((*path, index))
        elif self.value is not None:
            yield path, self


def node(value: Any) -> Node:
    """Build a node tree without positions from plain values. Every text is marked as quoted."""
    if isinstance(value, dict):
        return Node({key: node(child) for key, child in value.items()}, 1, 1)
    if isinstance(value, list):
        return Node([node(child) for child in value], 1, 1)
    return Node(value, 1, 1, quoted=True)


@dataclass
class Source:
    """One file as read: its values, and the comments that editing tools would lose."""

    file: str
    root: Node
    comments: tuple[tuple[int, int], ...] = ()
    base: Source | None = None
    """The mall that missing top-level keys are taken from."""
    text: str = ""
    """The file as decoded."""

    @cached_property
    def scalars(self) -> tuple[tuple[KeyPath, Node], ...]:
        """Every text value of the file itself with its path; several rules read them all."""
        return tuple(self.root.scalars())

    def scalars_with_keys(self) -> Iterator[tuple[str, int, int]]:
        """Yield every text value after its key, and every comment, with line and column."""
        for path, node in self.scalars:
            key = next((step for step in reversed(path) if isinstance(step, str)), "")
            yield f"{key}: {node.value}", node.line, node.column
        for line, column in self.comments:
            yield self.text[self._lines.index(line, column) :].partition("\n")[0], line, column

    def locate(self, path: KeyPath, *, key: bool = False) -> tuple[str, int, int]:
        """Return file, line and column of the value at `path`, or of its nearest ancestor that the file has.

        With `key` the place of the key itself, which is where an unknown key is shown.
        """
        node = self.root
        if self.base and path and node.child(path[0]) is None and self.base.root.child(path[0]) is not None:
            return self.base.locate(path, key=key)
        place = (node.line, node.column)
        for step in path:
            if key or node.child(step) is None:
                place = (node.keys or {}).get(str(step), place)
            child = node.child(step)
            if child is None:
                break
            node = child
            if not (key and step == path[-1]):
                place = (node.line, node.column)
        return self.file, *place

    def position_of(self, node: Node, words: str, occurrence: int = 0) -> tuple[int, int]:
        """Return line and column of words in a text value; `occurrence` 1 is their second one.

        The file is searched from where the value begins, so that folded and literal texts need no arithmetic. When
        escapes hide the words it is the place of the value.
        """
        start = self._lines.index(node.line, node.column)
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
        matches = re.finditer(pattern, self.text[start : start + 2 * len(str(node.value)) + 80], re.IGNORECASE)
        match = next(islice(matches, occurrence, None), None)
        if match is None:
            return node.line, node.column
        return self._lines.position(start + match.start())

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def plain(self) -> dict[str, Any]:
        """Return the values, the mall's where this file has none: a local file overrides whole top-level keys."""
        own: dict[str, Any] = self.root.plain()
        return {**self.base.root.plain(), **own} if self.base else own
