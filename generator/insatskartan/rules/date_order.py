"""Det som slutar ska ha börjat, och ingen kontroll kan ha gjorts i framtiden.

Bra:

    period: {start: 2018-03-01, slut: 2018-08}

Fel:

    period: {start: 2019, slut: 2018-08}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding, unmet
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "datumordning"
SEVERITY = Severity.ERROR
TEXTS = {
    "period": (
        "Perioden slutar {} men börjar först {}.",
        "Byt plats på start och slut, eller rätta året.",
    ),
    "tills-vidare": (
        "Det som finns tills vidare har inget slut, men både «{}» och «{}» är ifyllda.",
        "Ta bort det ena.",
    ),
    "kontroll": ("Kontrollen kan inte ha gjorts {}, som ligger i framtiden.", ""),
    "avser": ("Källan kan inte handla om {}, som ligger i framtiden.", ""),
    "rapportperiod": (
        "Rapportens period slutar {} men börjar först {}.",
        "Byt plats på från och till, eller rätta året.",
    ),
    "rapportdatum": ("Rapporten kan inte vara skriven {}, som ligger i framtiden.", ""),
    "reflektion": ("Reflektionen kan inte vara skriven {}, som ligger i framtiden.", ""),
}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield periods that end before they start or never and yet some day, and confirmations, reports and reflections that lie ahead."""
    return unmet(document, context, ID, TEXTS)
