"""Inga personnummer eller samordningsnummer, någonstans.

Regeln känner igen siffror som bildar ett giltigt nummer, med rätt kontrollsiffra, också i kommentarer. Numret i exemplet
är Skatteverkets testnummer och tillhör ingen.

Ett telefonnummer som råkar likna ett personnummer skrivs med bindestreck efter riktnumret. Är siffrorna något annat, till
exempel ett diarienummer, kan de undantas i `insatser/_undantag.yml`, med ett skäl.

Bra:

    anteckning: Diarienummer 900101-0000.

Fel:

    anteckning: Numret 19121212-1212 ska inte stå här.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity
from insatskartan.text import personal_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "personnummer"
SEVERITY = Severity.ERROR
TEXTS = {
    "": (
        "Texten innehåller något som är ett giltigt personnummer.",
        "Ta bort det. Har filen redan publicerats, säg till den som ansvarar.",
    )
}
"""Message and hint by case; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each text that holds a valid number, without repeating the number."""
    if not personal_data.is_suspect(document.source.text):
        return
    for text, line, column in document.source.scalars_with_keys():
        if any(kind == personal_data.NUMBER for kind, _ in personal_data.find(text, context.exempt)):
            yield Finding((), *TEXTS[""], position=(line, column))
