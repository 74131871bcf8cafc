"""Den yngsta åldern får inte vara högre än den äldsta.

Bra:

    ålder: {från: 16, till: 29}

Fel:

    ålder: {från: 29, till: 16}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding, unmet
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "åldersordning"
SEVERITY = Severity.ERROR
TEXTS = {"": ("Åldern börjar vid {} men slutar redan vid {}.", "Byt plats på från och till.")}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield each age range that is upside down."""
    return unmet(document, context, ID, TEXTS)
