"""Varje insats ska ha minst en inriktning och minst en källa.

Utan inriktning går insatsen inte att filtrera fram, och utan källa går den inte att lita på.

Bra:

    källor: [{dokument: rapporten, ställe: "sida 3"}]

Fel:

    källor: []
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding, unmet
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "tom-lista"
SEVERITY = Severity.ERROR
TEXTS = {
    "lista": ("Listan «{}» är tom.", "Fyll i minst en rad."),
    "ingångar": (
        "Listan «ingångar» är tom, och då kommer ingen in.",
        "Ta bort nyckeln, eller beskriv minst en ingång.",
    ),
}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each of the lists that may not be empty."""
    return unmet(document, context, ID, TEXTS)
