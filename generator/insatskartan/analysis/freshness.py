"""How old facts are: when their sources came, and how many records somebody has confirmed since."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from insatskartan.catalog.catalog import Catalog, Entry


class Ages(NamedTuple):
    """The ages of several facts."""

    dates: tuple[str, ...]
    """The date of each, full or partial, oldest first."""
    confirmed: tuple[str, ...] = ()
    """When records were confirmed after their source came."""

    @property
    def years(self) -> Counter[str]:
        """Return how many are from each year, oldest first."""
        return Counter(date[:4] for date in self.dates)


class Freshness:
    """The ages of the facts of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        terms = catalog.terms.get("kallor", {})
        self._documents = {code: term.date for code, term in terms.items() if term.date}

    def of(self, entries: Iterable[Entry]) -> Ages:
        """Return the ages of what insatser say, each counted once."""
        each = list({entry.id: entry for entry in entries}.values())
        confirmed = (entry.insats.confirmed.date for entry in each if self._is_confirmed_since(entry))
        return Ages(tuple(sorted(self.date(entry) for entry in each)), tuple(sorted(confirmed)))

    def of_documents(self, codes: Iterable[str]) -> Ages:
        """Return the ages of documents that have a date, each counted once."""
        return Ages(tuple(sorted(self._documents[code] for code in {*codes} & {*self._documents})))

    def date(self, entry: Entry) -> str:
        """Return the date of the newest source that is not newer than the record; without one, that of the record.

        A law that came later says nothing of when the insats was looked at.
        """
        record = entry.insats.confirmed.date
        own = (self._documents.get(source.document) for source in entry.insats.sources)
        older = (date for date in own if date and dates.first_day(date) <= dates.last_day(record))
        return max(older, key=dates.last_day, default=record)

    def _is_confirmed_since(self, entry: Entry) -> bool:
        confirmed = entry.insats.confirmed
        return not confirmed.undated and dates.first_day(confirmed.date) > dates.last_day(self.date(entry))
