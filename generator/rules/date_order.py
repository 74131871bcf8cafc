"""Det som slutar ska ha börjat, och ingen kontroll kan ha gjorts i framtiden.

Bra:

    period: {start: 2018-03-01, slut: 2018-08}

Fel:

    period: {start: 2019, slut: 2018-08}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import dates
from generator.model import Area, Insats
from generator.problems import Severity
from generator.rules.finding import Context, Finding
from generator.scalars import UNKNOWN
from generator.swedish import date_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Document

ID = "datumordning"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield periods that end before they start, and confirmations, reports and reflections that lie ahead."""
    record = document.record
    if isinstance(record, Insats):
        start, end = (record.period.start, record.period.end) if record.period else (None, None)
        known = start and end and UNKNOWN not in (start, end)
        if start and end and known and dates.last_day(end) < dates.first_day(start):
            message = f"Perioden slutar {date_text(end)} men börjar först {date_text(start)}."
            yield Finding(("period", "slut"), message, "Byt plats på start och slut, eller rätta året.")
        if dates.first_day(record.confirmed.date) > context.today:
            message = f"Kontrollen kan inte ha gjorts {date_text(record.confirmed.date)}, som ligger i framtiden."
            yield Finding(("kontrollerad", "datum"), message)
        yield from _reports(record, context)
    if isinstance(record, Area) and record.reflection and dates.first_day(record.reflection.date) > context.today:
        message = f"Reflektionen kan inte vara skriven {date_text(record.reflection.date)}, som ligger i framtiden."
        yield Finding(("reflektion", "datum"), message)


def _reports(record: Insats, context: Context) -> Iterator[Finding]:
    for place, report in enumerate(record.follow_ups):
        path, period = ("uppföljning", place), report.period
        if dates.last_day(period.end) < dates.first_day(period.start):
            message = f"Rapportens period slutar {date_text(period.end)} men börjar först {date_text(period.start)}."
            yield Finding((*path, "period", "till"), message, "Byt plats på från och till, eller rätta året.")
        if report.date and dates.first_day(report.date) > context.today:
            message = f"Rapporten kan inte vara skriven {date_text(report.date)}, som ligger i framtiden."
            yield Finding((*path, "datum"), message)
