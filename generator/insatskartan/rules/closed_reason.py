"""Den som skriver varför det är stängt skriver också för vem.

`stängd_orsak` förklarar det som står under `stängd_för`, eller «övriga: nej».

Bra:

    försörjning: {stängd_för: [aktivitetsersattning], stängd_orsak: målgrupp}

Fel:

    försörjning: {öppen_för: [forsorjningsstod], stängd_orsak: målgrupp}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding, unmet
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "orsak-utan-stängt"
SEVERITY = Severity.ERROR
TEXTS = {"": ("«stängd_orsak» står här, men «{}» stänger inte för någon.", "Fyll i stängd_för, eller ta bort orsaken.")}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each reason that explains nothing."""
    return unmet(document, context, ID, TEXTS)
