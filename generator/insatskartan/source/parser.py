"""YAML text -> plain values that know their position.

Files are read through the events of PyYAML's parser (libyaml), below the level where YAML
guesses types: every scalar arrives as the text the author wrote, `no`, `18:30` and `0123`
included, and the model decides what it means. Anchors, aliases and tags are refused, so a
small file cannot grow into a large one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml

from insatskartan.source.characters import Lines, read_text, visible
from insatskartan.source.nodes import Node, Source
from insatskartan.source.problems import Problem, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 64 * 1024
MAX_DEPTH = 16
"""The model is seven levels deep; more than this is a mistake or an attack."""

_SYNTAX = {
    "mapping values are not allowed in this context": (
        "Här står ett kolon där ingen nyckel får stå.",
        "Innehåller texten ett kolon följt av mellanslag, sätt hela texten inom citattecken. Annars: se över indraget.",
    ),
    "could not find expected ':'": ("Nyckeln saknar kolon.", "Skriv «nyckel: värde»."),
    "did not find expected key": (
        "Raden passar inte in här.",
        "Se över indraget: nycklar på samma nivå ska börja i samma kolumn.",
    ),
    "found character that cannot start any token": (
        "Raden börjar med ett tecken som inte får stå först.",
        "Använd mellanslag i stället för tabb, och sätt text som börjar med specialtecken inom citattecken.",
    ),
    "found unexpected end of stream": ("Ett citattecken öppnas men stängs aldrig.", "Sätt ett avslutande citattecken."),
    "did not find expected ',' or ']'": ("Listan stängs aldrig.", "Avsluta listan med ] och skilj delarna med komma."),
    "did not find expected ',' or '}'": (
        "Klammern stängs aldrig.",
        "Avsluta med } och skilj delarna med komma. Innehåller ett värde komma, sätt det inom citattecken.",
    ),
    "did not find expected node content": ("Här saknas ett värde.", "Fyll i värdet eller ta bort nyckeln."),
    "did not find expected '-' indicator": (
        "Raden hör inte till listan ovanför.",
        "Börja varje punkt i listan med ett bindestreck i samma kolumn.",
    ),
}
_UNCLOSED = {
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
}
"""Where these are noticed says little; the quote or bracket that was opened is shown instead."""
_SYNTAX_UNKNOWN = ("Raden går inte att läsa som YAML.", "Se över indrag, kolon, citattecken och klamrar på raden.")


def read(path: Path, name: str) -> tuple[Source | None, list[Problem]]:
    """Read the file at `path`, called `name` in problems; the source is None when nothing could be made of it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, [Problem(name, 1, 1, "läsbar-fil", f"Filen går inte att läsa: {error.strerror}.")]
    return parse(data, name)


def parse(data: bytes, name: str) -> tuple[Source | None, list[Problem]]:
    """Parse YAML bytes; every problem of the text is reported, and the values are kept where that is possible."""
    if len(data) > MAX_BYTES:
        message = f"Filen får vara högst 64 KiB, men är {len(data) // 1024 + 1} KiB."
        return None, [Problem(name, 1, 1, "filstorlek", message, "Dela upp den eller korta texterna.")]
    text, problems = read_text(data, name)
    root, spans = _build(text, name, problems)
    if root is None:
        return None, problems
    return Source(name, root, tuple(_comments(text, spans)), text=text), problems


_Spans = list[tuple[int, int]]


def _build(text: str, name: str, problems: list[Problem]) -> tuple[Node | None, _Spans]:
    """Make a tree of the parser's events; also the character spans of all scalars."""
    builder = _Builder(name, problems, commented="#" in text)
    try:
        parser = yaml.CLoader(text)
        while (event := parser.get_event()) is not None:
            if not builder.feed(event):
                return None, builder.spans
    except yaml.MarkedYAMLError as error:
        unclosed = error.problem in _UNCLOSED and error.context_mark
        mark = unclosed or error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message, hint = _SYNTAX.get(error.problem or "", _SYNTAX_UNKNOWN)
        problems.append(Problem(name, line, column, "yaml-syntax", message, hint))
        return None, builder.spans
    except yaml.YAMLError:
        problems.append(Problem(name, 1, 1, "yaml-syntax", *_SYNTAX_UNKNOWN))
        return None, builder.spans
    root = builder.root
    if root is None or not isinstance(root.value, dict):
        message = "Filen ska innehålla nycklar med värden, men är tom eller något annat."
        problems.append(Problem(name, 1, 1, "yaml-syntax", message, "Börja med till exempel «namn: …»."))
        return None, builder.spans
    return root, builder.spans


def _mark(event: yaml.Event, *, end: bool = False) -> Any:
    """Return where an event starts or ends; the parser always says, though its types allow that it does not."""
    return event.end_mark if end else event.start_mark


def _place(event: yaml.Event) -> tuple[int, int]:
    """Return line and column of an event, counted from 1."""
    mark = _mark(event)
    return mark.line + 1, mark.column + 1


class _Builder:
    """Collects parser events into nodes. Keeps its own stack, so depth cannot exhaust Python's."""

    def __init__(self, name: str, problems: list[Problem], *, commented: bool) -> None:
        self.name = name
        self.commented = commented
        """The text holds a # somewhere, so the spans of scalars are needed to tell comments from values."""
        self.problems = problems
        self.root: Node | None = None
        self.documents = 0
        self.spans: _Spans = []
        self.stack: list[Node] = []
        self.pending: list[tuple[str, int, int] | None] = []
        """Per open collection: the key that waits for its value."""

    def feed(self, event: yaml.Event) -> bool:
        """Take one event; False when the file cannot be read further."""
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self._refuse(event)
            if self.commented:
                self.spans.append((_mark(event).index, _mark(event, end=True).index))
            quoted = bool(event.style)
            value = self._text(event) if quoted else event.value or None
            return self._add(Node(value, *_place(event), quoted))
        if isinstance(event, yaml.CollectionStartEvent):
            if event.anchor or event.tag:
                self._refuse(event)
            line, column = _place(event)
            mapping = isinstance(event, yaml.MappingStartEvent)
            node = Node({}, line, column, keys={}) if mapping else Node([], line, column)
            return self._add(node) and self._open(node)
        if isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
            self.pending.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event)
            return self._add(Node(None, *_place(event)))
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._start_document(event)
        return True

    def _problem(self, event: yaml.Event | Node, rule: str, message: str, hint: str) -> None:
        line, column = (event.line, event.column) if isinstance(event, Node) else _place(event)
        self.problems.append(Problem(self.name, line, column, rule, message, hint))

    def _text(self, event: yaml.ScalarEvent) -> str:
        """Return the text of a scalar; an escape for U+202E must not smuggle in what the file may not hold."""
        text: str = event.value
        if event.style != '"' or (text.isascii() and text.isprintable()):
            return text
        text, faults = visible(text)
        for message, hint in dict.fromkeys((message, hint) for _, message, hint in faults):
            self._problem(event, "styrtecken", message, hint)
        return unicodedata.normalize("NFC", text)

    def _refuse(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            hint = "Skriv ut värdet. Gemensamt innehåll hör hemma i en mall."
            self._problem(event, "ankare", f"YAML-ankare får inte användas: {quoted(sign + event.anchor)}.", hint)
        tag = getattr(event, "tag", None)
        if tag:
            tag = tag.replace("tag:yaml.org,2002:", "!!")
            hint = "Ta bort taggen. Ska värdet börja med utropstecken, sätt det inom citattecken."
            self._problem(event, "ankare", f"YAML-taggar får inte användas: {quoted(tag)}.", hint)

    def _start_document(self, event: yaml.Event) -> bool:
        self.documents += 1
        if self.documents > 1:
            hint = "Dela upp filen, eller ta bort raden med tre bindestreck."
            self._problem(event, "yaml-syntax", "Filen ska innehålla ett enda dokument.", hint)
            return False
        return True

    def _open(self, node: Node) -> bool:
        self.stack.append(node)
        self.pending.append(None)
        if len(self.stack) > MAX_DEPTH:
            self._problem(node, "yaml-syntax", "Värdena är nästlade för djupt.", "Se över klamrarna på raden.")
            return False
        return True

    def _add(self, node: Node) -> bool:
        if not self.stack:
            self.root = node
            return True
        parent = self.stack[-1].value
        if isinstance(parent, list):
            parent.append(node)
            return True
        key = self.pending[-1]
        if key is None:
            return self._add_key(node)
        self.pending[-1] = None
        assert isinstance(parent, dict)
        if key[0] not in parent:
            parent[key[0]] = node
        return True

    def _add_key(self, node: Node) -> bool:
        if not isinstance(node.value, str):
            self._problem(node, "yaml-syntax", "En nyckel ska vara ett ord.", "Skriv «nyckel: värde».")
            return False
        places = self.stack[-1].keys
        assert places is not None
        if node.value in places:
            line = places[node.value][0]
            message = f"Nyckeln {quoted(node.value)} står två gånger (första gången på rad {line})."
            self._problem(node, "dubblett", message, "Behåll en av dem. Tills vidare gäller den första.")
        else:
            places[node.value] = (node.line, node.column)
        self.pending[-1] = (node.value, node.line, node.column)
        return True


def _comments(text: str, spans: _Spans) -> Iterator[tuple[int, int]]:
    """Yield line and column of every comment: a # at the start of a line or after space, outside all values."""
    if "#" not in text:
        return
    lines = Lines(text)
    inside = iter(sorted(spans))
    start, end = next(inside, (len(text), len(text)))
    for match in re.finditer(r"(?:^|(?<=[ \t\n]))#[^\n]*", text):
        while end <= match.start():
            start, end = next(inside, (len(text) + 1, len(text) + 1))
        if not start <= match.start() < end:
            yield lines.position(match.start())
