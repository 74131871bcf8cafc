"""The one canonical layout of a YAML file: same values, keys in the model's order, nothing lost.

A file that could not be kept whole (comments, a repeated key, an anchor) is left untouched with a problem that says so.
"""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from insatskartan.model.fields import keys, record_at
from insatskartan.model.files import FILES
from insatskartan.source.parser import parse
from insatskartan.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from insatskartan.catalog.loading import Document
    from insatskartan.model.records import Record
    from insatskartan.source.nodes import KeyPath, Node

WIDTH = 100
"""A list or mapping is written on one line when it fits within this many characters."""

_NOT_PLAIN = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`](?<!-(?=\S))|: |:$| #|\s$|^\.\.\.|^---")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}]|:(?=[,\[\]{}])")
_RESOLVER: Any = yaml.resolver.Resolver()


@dataclass(frozen=True)
class Rewrite:
    """What became of one file."""

    problems: tuple[Problem, ...] = ()
    changed: bool = False


def rewrite(document: Document, path: Path, *, write: bool, change: Callable[[Node], None] = lambda _: None) -> Rewrite:
    """Bring one file into canonical layout; without `write` only tell whether it would change.

    `change` may put other values into the file's root first.
    """
    before = path.read_bytes()
    source, problems = parse(before, document.source.file)
    lossy = tuple(problem for problem in problems if problem.rule != "nfc")
    if source is None or lossy:
        return Rewrite(lossy)
    if source.comments:
        message = "Filen skrivs inte om, för då skulle kommentarerna försvinna."
        place = (source.file, *source.comments[0])
        return Rewrite((Problem(*place, "kommentar", message, "Flytta dem till «anteckning»."),))
    change(source.root)
    after = canonical(source.root, FILES[document.kind].record).encode()
    again, _ = parse(after, source.file)
    if again is None or again.root.plain() != source.root.plain():
        message = "Filen skrivs inte om, för dess värden går inte att återge säkert."
        return Rewrite((Problem(source.file, 1, 1, "format", message, "Anmäl det som ett fel i verktyget."),))
    if write and after != before:
        _replace(path, after)
    return Rewrite(changed=after != before)


def _replace(path: Path, data: bytes) -> None:
    """Write beside and swap, so that an interrupted run leaves the old file whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).chmod(path.stat().st_mode)
    Path(name).replace(path)


def canonical(root: Node, kind: type[Record]) -> str:
    """Return the file's text in canonical layout."""
    return "".join(f"{line}\n" for line in _mapping(root, kind, (), 0))


def _mapping(node: Node, kind: type[Record], path: KeyPath, indent: int) -> list[str]:
    lines: list[str] = []
    for key, child in _ordered(node, kind, path):
        lines += _value(f"{' ' * indent}{_scalar(key, quoted=False)}:", child, kind, (*path, key), indent)
    return lines


def _value(lead: str, node: Node, kind: type[Record], path: KeyPath, indent: int) -> list[str]:
    """Return `lead` followed by a value: on the same line when it fits, otherwise below it."""
    if node.value is None:
        return [lead]
    if isinstance(node.value, str):
        return _text(lead, node, indent)
    flow = _flow(node, kind, path)
    if flow is not None and len(lead) + 1 + len(flow) <= WIDTH:
        return [f"{lead} {flow}"]
    if isinstance(node.value, dict):
        return [lead, *_mapping(node, kind, path, indent + 2)]
    lines = [lead]
    for index, child in enumerate(node.value):
        lines += _item(child, kind, (*path, index), indent + 2)
    return lines


def _item(node: Node, kind: type[Record], path: KeyPath, indent: int) -> list[str]:
    """Return one item of a block list."""
    lead = f"{' ' * indent}-"
    flow = _flow(node, kind, path)
    if isinstance(node.value, dict) and node.value and (flow is None or len(lead) + 1 + len(flow) > WIDTH):
        first, *rest = _mapping(node, kind, path, indent + 2)
        return [f"{lead} {first.lstrip()}", *rest]
    if isinstance(node.value, list) and flow is not None:
        return [f"{lead} {flow}"]
    return _value(lead, node, kind, path, indent)


def _text(lead: str, node: Node, indent: int) -> list[str]:
    text = str(node.value)
    lines = text.split("\n")
    literal = len(lines) > 1 and not text.startswith((" ", "\n", "\t")) and all(part.isprintable() for part in lines)
    if not literal or not text.strip():
        return [f"{lead} {_scalar(text, quoted=node.quoted)}"]
    mark = "|-" if not text.endswith("\n") else "|+" if text.endswith("\n\n") else "|"
    body = lines if mark == "|-" else lines[:-1]
    return [f"{lead} {mark}", *(f"{' ' * (indent + 2)}{part}" if part else "" for part in body)]


def _flow(node: Node, kind: type[Record], path: KeyPath) -> str | None:
    """Return the value on one line, or None when it does not belong there."""
    if isinstance(node.value, dict):
        parts = [(key, _flow(child, kind, (*path, key))) for key, child in _ordered(node, kind, path)]
        if any(part is None for _, part in parts):
            return None
        return "{" + ", ".join(f"{_scalar(key, quoted=False, flow=True)}: {part}" for key, part in parts) + "}"
    if isinstance(node.value, list):
        if any(isinstance(child.value, dict) for child in node.value):
            return None
        items = [_flow(child, kind, path) for child in node.value]
        return None if None in items else "[" + ", ".join(filter(None, items)) + "]"
    if node.value is None or "\n" in node.value:
        return None
    return _scalar(node.value, quoted=node.quoted, flow=True)


def _ordered(node: Node, kind: type[Record], path: KeyPath) -> list[tuple[str, Node]]:
    """Return the keys in the model's order; unknown keys last, in their own order."""
    assert isinstance(node.value, dict)
    here = record_at(kind, path)
    order = {key: index for index, key in enumerate(keys(here))} if here else {}
    return sorted(node.value.items(), key=lambda item: order.get(item[0], len(order)))


def _scalar(text: str, *, quoted: bool, flow: bool = False) -> str:
    """Return text plain when it reads back the same, otherwise within quotes.

    Quotes the author set are kept where another YAML reader would take the plain text for a number, a date or a yes.
    """
    plain = text.isprintable() and text and not _NOT_PLAIN.search(text)
    fits = plain and not (flow and _NOT_PLAIN_IN_FLOW.search(text))
    if fits and not (quoted and _looks_typed(text)):
        return text
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _looks_typed(text: str) -> bool:
    """Tell whether a reader of YAML 1.1 or 1.2 could resolve plain text to another type than text."""
    return text[0].isdecimal() or _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) != "tag:yaml.org,2002:str"


def _escaped(char: str) -> str:
    """Return one character escaped for double quotes; YAML knows no surrogate pairs, so no JSON escapes."""
    if char.isprintable():
        return "\\" + char if char in '"\\' else char
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char) or f"\\U{ord(char):08X}"
