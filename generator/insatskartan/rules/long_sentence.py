"""En mening i en sammanfattning har högst 30 ord.

Sammanfattningen läses i listor och sökträffar, ofta i förbigående. I en lång mening hinner början glömmas innan slutet
kommer.

Bra:

    sammanfattning: En verkstad där man lagar cyklar. Man kommer dit några timmar i veckan.

Fel:

    sammanfattning: >-
      En verkstad där man lagar cyklar åt kommunens skolor och dit man kommer några timmar i veckan, eller fler om man
      orkar, och får hjälp av en handledare som också kan följa med ut till andra jobb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity
from insatskartan.text.sentences import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "lång-mening"
SEVERITY = Severity.WARNING
MAX_WORDS = 30


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each sentence that is too long, where it begins."""
    node = document.source.root.child("sammanfattning")
    if node is None or not isinstance(node.value, str):
        return
    for sentence in sentences(node.value):
        found = words(sentence)
        if len(found) > MAX_WORDS:
            message = f"Meningen har {len(found)} ord; högst {MAX_WORDS} går att hålla i huvudet."
            yield Finding(
                (), message, "Dela den.", position=document.source.position_of(node, " ".join(sentence.split()[:4]))
            )
