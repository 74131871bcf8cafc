"""Ålder och bostadsort står i sina egna nycklar, inte som ett villkor i ord.

Ett villkor i ord visas men prövas aldrig. Står åldern bara där får en person svaret att det är oklart.

Bra:

    ålder: {från: 16, till: 24, grund: uttryckligt}

Fel:

    villkor: [Deltagaren ska vara mellan 16 och 24 år.]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from insatskartan.model.access import Condition
from insatskartan.rules.finding import Context, Finding, written
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "villkor"
SEVERITY = Severity.WARNING
_AGE = re.compile(
    r"\b\d{1,2}(?:\s*[–-]\s*\d{1,2})?\s+år\b(?!\s+(?:i|sedan|sen|framåt))|\b(?:under|över|fyllt)\s+\d{1,2}\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:bor|bosatta?|boende|folkbokförda?|skrivna?)\s+i\b|\bkommuninvånare\b", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each condition in words that names an age or where one must live."""
    for path, record in written(document):
        if not isinstance(record, Condition):
            continue
        for pattern, key, what in ((_AGE, "ålder", "en ålder"), (_PLACE, "bosatt", "var man ska bo")):
            if found := pattern.search(record.text):
                message = f"Villkoret nämner {what} («{found[0]}»)."
                yield Finding(path, message, f"Skriv det under «{key}», så att det prövas.")
