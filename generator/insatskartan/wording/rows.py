"""What an insats says of itself in a list: its name, whom it is for and who opens the door, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from insatskartan.catalog.catalog import Entry
    from insatskartan.wording.phrases import Phrases


class InsatsRow(NamedTuple):
    """An insats in a list."""

    id: str
    name: str
    full_name: str
    """With the area when other insatser have the same name."""
    summary: str
    area: str
    """Name of the area whose insats it is."""
    status: str
    is_personal: bool
    """Whether a person takes part in it; nothing below is stated otherwise."""
    age: str = ""
    doorkeepers: str = ""
    """Empty when nobody knows."""
    answer: str = ""
    """Whether it is open with the income source in focus."""
    income: str = ""
    """The income source in focus."""


class InsatsRows:
    """The rows of a catalog on one day. Each is worked out once, as it stands in many lists."""

    def __init__(self, phrases: Phrases, today: dt.date) -> None:
        self._phrases = phrases
        self._today = today
        self._rows: dict[str, InsatsRow] = {}

    def of(self, entry: Entry) -> InsatsRow:
        """Return the row of an insats."""
        if entry.id not in self._rows:
            self._rows[entry.id] = self._row(entry)
        return self._rows[entry.id]

    def of_all(self, entries: Iterable[Entry]) -> list[InsatsRow]:
        """Return the rows of several insatser."""
        return [self.of(entry) for entry in entries]

    def _row(self, entry: Entry) -> InsatsRow:
        phrases, insats = self._phrases, entry.insats
        row = InsatsRow(
            entry.id,
            insats.name,
            phrases.full_name(entry),
            insats.summary,
            phrases.place(entry.area),
            entry.status(self._today),
            insats.level == "individ",
        )
        if not row.is_personal:
            return row
        return row._replace(
            age=phrases.short_age(entry),
            doorkeepers=phrases.doorkeepers(entry),
            answer=entry.doors.income(phrases.catalog.focus_code),
            income=phrases.focus,
        )
