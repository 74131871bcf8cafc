"""En kod står en gång i sin ordlista, och en kod räknas upp en gång i samma lista.

Bra:

    inriktning: [vagledning, motesplats]

Fel:

    inriktning: [vagledning, vagledning]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Insats, Vocabulary
from generator.problems import Severity
from generator.rules.finding import Context, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Document
    from generator.source import Node, Path_

ID = "upprepning"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each repeated code."""
    if isinstance(document.record, Vocabulary):
        seen: set[str] = set()
        for i, term in enumerate(document.record.terms):
            if term.code in seen:
                yield Finding(("begrepp", i, "kod"), f"Koden «{term.code}» finns redan i ordlistan.", "Slå ihop orden.")
            seen.add(term.code)
    if isinstance(document.record, Insats):
        yield from _repeats(document.source.root, ())


def _repeats(node: Node, path: Path_) -> Iterator[Finding]:
    """Yield each text that stands twice in one list."""
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from _repeats(child, (*path, key))
    elif isinstance(node.value, list):
        seen: set[str] = set()
        for i, child in enumerate(node.value):
            if isinstance(child.value, str):
                if child.value in seen:
                    yield Finding((*path, i), f"«{child.value}» står två gånger i samma lista.", "Ta bort den ena.")
                seen.add(child.value)
            else:
                yield from _repeats(child, (*path, i))
