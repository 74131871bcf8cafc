"""Bytes -> text, with a problem for each character that a reader cannot see or that normalisation would change."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from insatskartan.source.problems import MAX_PER_FILE, Problem

Fault = tuple[int, str, str]
"""Index in the text, message, hint."""

# C0 and C1 controls except tab, LF and CR; line separators that editors count differently; bidirectional
# marks, embeddings and isolates (they can make a line read otherwise than it is); BOM inside the text; U+FFFE/F;
# tags, which are letters that only machines read.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\u180e\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)

_STACKED = 5
"""No language puts this many accents on a letter; such text covers its neighbours and is slow to normalise."""
_STACKED_MESSAGE = f"Fler än {_STACKED - 1} accenter på samma bokstav får inte förekomma."
_FAR = re.compile(rf"[^\x00-\u02ff]{{{_STACKED}}}")
"""Swedish text has no such run; only text that has one is searched character by character."""


def read_text(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a file in NFC, with U+FFFD for forbidden characters, and its problems.

    `name` is what problems call the file. Lines keep their numbers; a line without faults keeps its columns too.
    """
    text, problems = _decode(data, name)
    text, faults = visible(text)
    lines = Lines(text)
    problems += [Problem(name, *lines.position(index), "styrtecken", message, hint) for index, message, hint in faults]
    return (text if text.isascii() else _normalised(text, name, problems)), problems


def _decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Decode as UTF-8; other bytes are read as Windows-1252, so that the rest of the file is checked too."""
    try:
        return _with_plain_breaks(data.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        before = _with_plain_breaks(data[: error.start].decode("utf-8-sig", errors="replace"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        hint = "Spara om filen med teckenkodningen UTF-8."
        problem = Problem(name, line, column, "teckenkodning", "Filen är inte sparad som UTF-8.", hint)
        return _with_plain_breaks(data.decode("cp1252", errors="replace")), [problem]


def _with_plain_breaks(text: str) -> str:
    """Return the text with every line break written the same way; YAML reads them all alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def visible(text: str) -> tuple[str, list[Fault]]:
    """Return the text with U+FFFD for each forbidden character, and the first of the faults."""
    text, stacks = _without_stacks(text)
    faults = [(index, _STACKED_MESSAGE, "Ta bort dem.") for index in stacks[:MAX_PER_FILE]]
    for match in islice(_FORBIDDEN.finditer(text), MAX_PER_FILE):
        message = f"Osynligt styrtecken (U+{ord(match[0]):04X}) får inte förekomma."
        faults.append((match.start(), message, "Ta bort tecknet."))
    return _FORBIDDEN.sub("\ufffd", text), faults


def _normalised(text: str, name: str, problems: list[Problem]) -> str:
    """Return the text in NFC, line by line; the first lines that were not in NFC are added to `problems`."""
    lines = text.split("\n")
    changed = 0
    for number, written in enumerate(lines, 1):
        normal = unicodedata.normalize("NFC", written)
        if normal != written:
            lines[number - 1] = normal
            changed += 1
            if changed <= MAX_PER_FILE:
                column = next((i for i, (a, b) in enumerate(zip(written, normal, strict=False)) if a != b), 0) + 1
                message = "Ett tecken är skrivet som bokstav plus lös prick eller accent (inte NFC)."
                problems.append(Problem(name, number, column, "nfc", message, "Skriv om tecknet, eller kör format."))
    return "\n".join(lines)


def _without_stacks(text: str) -> tuple[str, list[int]]:
    """Return the text with U+FFFD for each surplus accent, and the index where each stack exceeds the limit."""
    if not _FAR.search(text):
        return text, []
    chars, indexes, height = list(text), [], 0
    for index, char in enumerate(text):
        height = height + 1 if unicodedata.combining(char) else 0
        if height >= _STACKED:
            chars[index] = "\ufffd"
        if height == _STACKED:
            indexes.append(index)
    return "".join(chars), indexes


@dataclass
class Lines:
    """The line breaks of a text, found lazily."""

    text: str

    @cached_property
    def starts(self) -> list[int]:
        """Index of each line's first character."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def position(self, index: int) -> tuple[int, int]:
        """Return line and column of a character."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def index(self, line: int, column: int) -> int:
        """Return the index in the text of a line and column."""
        return self.starts[line - 1] + column - 1
