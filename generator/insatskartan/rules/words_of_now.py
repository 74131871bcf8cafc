"""Ord som «just nu» gäller den dag källan skrevs, inte den dag någon läser.

Skriv när det var, till exempel «när rapporten skrevs (maj 2018)». Gäller texter som visas på sidorna, i filer vars
källa har ett datum.

Bra:

    sammanfattning: Tolv personer deltog när rapporten skrevs i maj 2018.

Fel:

    sammanfattning: Just nu deltar tolv personer.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding
from insatskartan.rules.texts import TEXTS
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "nu-ord"
SEVERITY = Severity.WARNING
HINT = "Skriv när det var, till exempel «när rapporten skrevs (maj 2018)»."
_NOW = re.compile(
    r"\b(?:just nu|i dag|idag|hittills|för närvarande|i nuläget|i dagsläget|för tillfället|numera|än så länge)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b")


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each word of now in a sentence that does not say which year it is about, at its position."""
    if not _NOW.search(document.source.text) or "källor" not in document.source.plain():
        return
    for path, node in document.source.scalars:
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if key not in TEXTS:
            continue
        text, counted = str(node.value), Counter[str]()
        for found in _NOW.finditer(text):
            if not _DATED.search(_sentence(text, found.start())):
                position = document.source.position_of(node, found[0], counted[found[0].lower()])
                message = f"«{found[0]}» gäller den dag källan skrevs, men läses som om det gällde nu."
                yield Finding((), message, HINT, position=position)
            counted[found[0].lower()] += 1


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(sign, 0, at) for sign in ".!?\n") + 1
    ends = [end for sign in ".!?\n" if (end := text.find(sign, at)) >= 0]
    return text[start : min(ends, default=len(text))]
