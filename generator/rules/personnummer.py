"""Inga personnummer eller samordningsnummer, någonstans.

Regeln känner igen siffror som bildar ett giltigt nummer, med rätt kontrollsiffra. Numret i exemplet är Skatteverkets
testnummer och tillhör ingen.

Bra:

    anteckning: Diarienummer 900101-0000.

Fel:

    anteckning: Numret 19121212-1212 ska inte stå här.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personnummer.personnummer import Personnummer, PersonnummerException

from generator.problems import Severity
from generator.rules.finding import Context, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Document

ID = "personnummer"
SEVERITY = Severity.ERROR

_DIGITS = re.compile("[0-9]{6}")
"""What every candidate holds; far cheaper to look for."""
_CANDIDATE = re.compile(r"(?<![0-9])(?:[0-9]{8}|[0-9]{6})[-+\u2010-\u2013 ]?[0-9]{4}(?![0-9])")


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each text that holds a valid number, without repeating the number."""
    for _, node in document.source.scalars:
        if _DIGITS.search(str(node.value)) and any(
            is_personnummer(match[0]) for match in _CANDIDATE.finditer(str(node.value))
        ):
            message = "Texten innehåller något som är ett giltigt personnummer."
            yield Finding(
                (),
                message,
                "Ta bort det. Har filen redan publicerats, säg till den som ansvarar.",
                place=(node.line, node.column),
            )


def is_personnummer(text: str) -> bool:
    """Tell whether the text is a valid personnummer or samordningsnummer."""
    try:
        Personnummer(re.sub(r"[\u2010-\u2013 ]", "-", text))
    except PersonnummerException:
        return False
    return True
