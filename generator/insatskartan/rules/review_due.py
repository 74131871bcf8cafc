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
        confirmed, every = document.record.confirmed, document.record.review_every
        if dates.months_after(confirmed.date, every) < context.today:
            last = f"Senast bekräftad {date_text(confirmed.date)}"
            if confirmed.undated:
                last = f"Aldrig bekräftad: källan är odaterad och handlar om tiden till {date_text(confirmed.date)}"
            hint = "Kontrollera uppgifterna och skriv in dagens datum under «kontrollerad»."
            place = ("kontrollerad", "avser" if confirmed.undated else "datum")
            yield Finding(place, f"{last}, ska bekräftas var {every}:e månad.", hint)
