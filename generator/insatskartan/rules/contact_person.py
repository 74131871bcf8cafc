"""Kontaktuppgifter gäller en funktion, aldrig en person.

En adress av formen förnamn.efternamn@… tillhör oftast en anställd. Ange i stället en funktionsbrevlåda, en växel
eller en webbsida. Är det ändå en funktion kan adressen undantas i `insatser/_undantag.yml`, med ett skäl.

Bra:

    kontakt: [{funktion: Mottagningen, e-post: mottagningen@exempel.se}]

Fel:

    kontakt: [{funktion: Mottagningen, e-post: anna.exempelsson@exempel.se}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity, quoted
from insatskartan.text import personal_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "persons-adress"
SEVERITY = Severity.ERROR
TEXTS = {"": ("Adressen {} ser ut att tillhöra en person.", "Ange en funktionsbrevlåda.")}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each text that holds what looks like a person's address."""
    if not personal_data.is_suspect(document.source.text):
        return
    for text, line, column in document.source.scalars_with_keys():
        found = (words for kind, words in personal_data.find(text, context.exempt) if kind == personal_data.ADDRESS)
        if address := next(found, ""):
            message, hint = TEXTS[""]
            yield Finding((), message.format(quoted(address)), hint, position=(line, column))
