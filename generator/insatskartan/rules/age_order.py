"""Den yngsta åldern får inte vara högre än den äldsta.

Bra:

    ålder: {från: 16, till: 29}

Fel:

    ålder: {från: 29, till: 16}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "åldersordning"
SEVERITY = Severity.ERROR
TEXTS = {"": ("Åldern börjar vid {} men slutar redan vid {}.", "Byt plats på från och till.")}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each age range that is upside down."""
    if isinstance(document.record, Insats):
        for path, level in document.record.levels():
            age = level.age
            if age and isinstance(age.lower, int) and isinstance(age.upper, int) and age.lower > age.upper:
                message, hint = TEXTS[""]
                yield Finding((*path, "ålder"), message.format(age.lower, age.upper), hint)
