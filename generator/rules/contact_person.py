"""Kontaktuppgifter gäller en funktion, aldrig en person.

En adress av formen förnamn.efternamn@… tillhör oftast en anställd. Ange i stället en funktionsbrevlåda, en växel
eller en webbsida. Är det ändå en funktion, skriv i så fall adressen i annan form.

Bra:

    kontakt: [{funktion: Mottagningen, e-post: mottagningen@exempel.se}]

Fel:

    kontakt: [{funktion: Mottagningen, e-post: anna.exempelsson@exempel.se}]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.problems import Severity
from generator.rules.finding import Context, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Document

ID = "persons-adress"
SEVERITY = Severity.ERROR

_PERSONAL = re.compile(r"(?<![\w.])[a-zåäöé]+\.[a-zåäöé-]+@[\w.-]+\.[a-z]{2,}", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each text that holds what looks like a person's address."""
    for _, node in document.source.scalars:
        text = str(node.value)
        if "@" in text and (match := _PERSONAL.search(text)):
            yield Finding(
                (),
                f"Adressen «{match[0]}» ser ut att tillhöra en person.",
                "Ange en funktionsbrevlåda.",
                place=(node.line, node.column),
            )
