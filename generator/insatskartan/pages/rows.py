"""What an insats says of itself in a list: its name, whom it is for and who opens the door, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from insatskartan.wording import values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from insatskartan.analysis.residents import Claim, Residents
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
    ending: str
    """That it may have ended, and when; empty otherwise."""
    confirmed: str
    """When the record was confirmed, in words."""
    year: str
    is_personal: bool
    """Whether a person takes part in it; nothing below is stated otherwise."""
    age: str = ""
    doorkeepers: str = ""
    """Empty when nobody knows."""
    claim: Claim | None = None
    """Whether those with the income source in focus are taken in; None when it has ended."""
    income: str = ""
    """The income source in focus."""


class InsatsRows:
    """The rows of a catalog on one day. Each is worked out once, as it stands in many lists."""

    def __init__(self, phrases: Phrases, residents: Residents) -> None:
        self._phrases = phrases
        self._residents = residents
        self._rows: dict[str, InsatsRow] = {}

    def of(self, entry: Entry, kommun: str = "") -> InsatsRow:
        """Return the row of an insats in a list for the residents of a municipality, or for anybody."""
        if entry.id not in self._rows:
            self._rows[entry.id] = self._row(entry)
        return self._rows[entry.id]._replace(claim=self._residents.in_focus(entry, kommun))

    def of_all(self, entries: Iterable[Entry], kommun: str = "") -> list[InsatsRow]:
        """Return the rows of several insatser."""
        return [self.of(entry, kommun) for entry in entries]

    def _row(self, entry: Entry) -> InsatsRow:
        phrases, insats, today = self._phrases, entry.insats, self._residents.today
        row = InsatsRow(
            entry.id,
            insats.name,
            phrases.full_name(entry),
            insats.summary,
            phrases.place(entry.area),
            entry.status(today),
            values.ending(insats.period, today),
            values.confirmed(insats.confirmed),
            entry.year,
            insats.level == "individ",
        )
        if not row.is_personal:
            return row
        return row._replace(age=phrases.short_age(entry), doorkeepers=phrases.doorkeepers(entry), income=phrases.focus)
