"""En dörr som ingen kan gå igenom är ett skrivfel.

Är insatsen verkligen stängd för alla, skriv det i perioden. Är det okänt vem som får delta, skriv «okänt».

Bra:

    försörjning: {stängd_för: [aktivitetsersattning], övriga: okänt}

Fel:

    försörjning: {stängd_för: [aktivitetsersattning], övriga: nej}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding, unmet
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "stängd-dörr"
SEVERITY = Severity.ERROR
TEXTS = {"": ("Ingen kan gå igenom: «{}» säger nej till alla.", "Fyll i öppen_för, eller ändra övriga till okänt.")}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each criterion that lets nobody through: others are refused, and nobody named is let in."""
    return unmet(document, context, ID, TEXTS)
