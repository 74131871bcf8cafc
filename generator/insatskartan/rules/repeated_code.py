"""En kod står en gång i sin ordlista, och en kod räknas upp en gång i samma lista.

Bra:

    inriktning: [vagledning, motesplats]

Fel:

    inriktning: [vagledning, vagledning]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.insats import Insats
from insatskartan.model.vocabulary import Vocabulary
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document
    from insatskartan.source.nodes import Node

ID = "upprepning"
SEVERITY = Severity.ERROR
TEXTS = {"": ("{} står två gånger i samma lista.", "Ta bort den ena.")}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each repeated code."""
    if isinstance(document.record, Vocabulary):
        seen: set[str] = set()
        for i, term in enumerate(document.record.terms):
            if term.code in seen:
                yield Finding(
                    ("begrepp", i, "kod"), f"Koden {quoted(term.code)} finns redan i ordlistan.", "Slå ihop orden."
                )
            seen.add(term.code)
    if isinstance(document.record, Insats):
        yield from _repeats(document.source.root)


def _repeats(node: Node) -> Iterator[Finding]:
    """Yield each text that a list repeats."""
    if isinstance(node.value, str) or node.value is None:
        return
    in_list = isinstance(node.value, list)
    seen: set[str] = set()
    for child in node.value if isinstance(node.value, list) else node.value.values():
        if in_list and isinstance(child.value, str):
            if child.value in seen:
                message, hint = TEXTS[""]
                yield Finding((), message.format(quoted(child.value)), hint, position=(child.line, child.column))
            seen.add(child.value)
        yield from _repeats(child)
