"""Uppgifter som inte bekräftats inom `granskas_var` månader ska kontrolleras.

Att bekräfta är något annat än att ändra: ring eller läs, och skriv in datum, roll och sätt under `kontrollerad`, även
om ingenting har ändrats.

Bra:

    kontrollerad: {datum: 2026-10, av: Samordnaren, sätt: telefon}

Fel:

    kontrollerad: {datum: 2018-05, av: Samordnaren, sätt: telefon}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity
from insatskartan.text import dates
from insatskartan.text.swedish import date_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "granskning"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a record whose review is overdue."""
    if isinstance(document.record, Insats) and document.kind == "insats":
        date, every = document.record.confirmed.date, document.record.review_every
        if dates.months_after(date, every) < context.today:
            message = f"Senast bekräftad {date_text(date)}, ska bekräftas var {every}:e månad."
            hint = "Kontrollera uppgifterna och skriv in dagens datum under «kontrollerad»."
            yield Finding(("kontrollerad", "datum"), message, hint)
