"""Det som slutar ska ha börjat, och ingen kontroll kan ha gjorts i framtiden.

Bra:

    period: {start: 2018-03-01, slut: 2018-08}

Fel:

    period: {start: 2019, slut: 2018-08}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.area import Area
from insatskartan.model.insats import Insats
from insatskartan.model.scalars import UNKNOWN
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity
from insatskartan.text import dates
from insatskartan.text.swedish import date_text

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
    "kontroll": ("Kontrollen kan inte ha gjorts {}, som ligger i framtiden.", ""),
    "rapportperiod": (
        "Rapportens period slutar {} men börjar först {}.",
        "Byt plats på från och till, eller rätta året.",
    ),
    "rapportdatum": ("Rapporten kan inte vara skriven {}, som ligger i framtiden.", ""),
}
"""Message and hint by case, filled in from the left; the form on the site says the same."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield periods that end before they start, and confirmations, reports and reflections that lie ahead."""
    record = document.record
    if isinstance(record, Insats):
        start, end = (record.period.start, record.period.end) if record.period else (None, None)
        known = start and end and UNKNOWN not in (start, end)
        if start and end and known and dates.last_day(end) < dates.first_day(start):
            message, hint = TEXTS["period"]
            yield Finding(("period", "slut"), message.format(date_text(end), date_text(start)), hint)
        if dates.first_day(record.confirmed.date) > context.today:
            message, _ = TEXTS["kontroll"]
            yield Finding(("kontrollerad", "datum"), message.format(date_text(record.confirmed.date)))
        yield from _reports(record, context)
    if isinstance(record, Area) and record.reflection and dates.first_day(record.reflection.date) > context.today:
        message = f"Reflektionen kan inte vara skriven {date_text(record.reflection.date)}, som ligger i framtiden."
        yield Finding(("reflektion", "datum"), message)


def _reports(record: Insats, context: Context) -> Iterator[Finding]:
    for place, report in enumerate(record.follow_ups):
        path, period = ("uppföljning", place), report.period
        if dates.last_day(period.end) < dates.first_day(period.start):
            message, hint = TEXTS["rapportperiod"]
            yield Finding(
                (*path, "period", "till"), message.format(date_text(period.end), date_text(period.start)), hint
            )
        if report.date and dates.first_day(report.date) > context.today:
            message, _ = TEXTS["rapportdatum"]
            yield Finding((*path, "datum"), message.format(date_text(report.date)))
