"""What must hold between the values of one record, as data: `check` and the form on the site interpret the same lines.

A record lists its constraints in `constraints`. Each names YAML keys of the record, the rule that reports a breach,
and which of the rule's texts says it. The form gets them as JSON, and `proposal/rules.js` has a function by the name of
each class here; so a new pair of dates is one line in the model. That no list holds a value twice needs no declaration:
it is true of all lists.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from insatskartan.model.fields import Field, by_key, fields, record_types
from insatskartan.model.scalars import UNKNOWN
from insatskartan.source.problems import quoted
from insatskartan.text import dates
from insatskartan.text.swedish import date_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from insatskartan.model.records import Record
    from insatskartan.source.nodes import KeyPath


class Breach(NamedTuple):
    """One constraint that does not hold."""

    path: KeyPath
    case: str
    """Which of the rule's texts says it."""
    values: tuple[Any, ...]
    """What the text is filled in with, from the left."""


@dataclass(frozen=True)
class Constraint:
    """Some keys of a record, and what reports it when their values do not go together."""

    keys: tuple[str, ...]
    rule: str
    case: str = ""

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:
        """Yield each breach with its path below the record; `name` is the key that holds the record."""
        raise NotImplementedError

    def values(self, record: Record) -> tuple[Any, ...]:
        """Return what the record holds under the keys."""
        return tuple([getattr(record, name) for name in _names(type(record), self.keys)])


@cache
def _names(kind: type[Record], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(by_key(kind)[key].name for key in keys)


@dataclass(frozen=True)
class Ordered(Constraint):
    """The first of two numbers or dates is not after the second; a value that is missing or unknown decides nothing."""

    at: str = ""
    """The key that a breach is shown at, and whose value the text names first; empty for the whole record."""

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:  # noqa: ARG002 (same call for all)
        """Yield the pair when it is upside down."""
        first, second = self.values(record)
        if first in (None, UNKNOWN) or second in (None, UNKNOWN):
            return
        if by_key(type(record))[self.keys[0]].kind == "datum":
            upside_down = dates.last_day(second) < dates.first_day(first)
            first, second = date_text(first), date_text(second)
        else:
            upside_down = first > second
        if upside_down:
            shown = (second, first) if self.at == self.keys[1] else (first, second)
            yield Breach((self.at,) if self.at else (), self.case, shown)


@dataclass(frozen=True)
class NotAhead(Constraint):
    """A date does not lie in the future."""

    unless: str = ""
    """A key that, filled in, stands instead of the date."""

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:  # noqa: ARG002 (same call for all)
        """Yield the date when it has not come yet."""
        (date,) = self.values(record)
        if self.unless and getattr(record, by_key(type(record))[self.unless].name):
            return
        if date and date != UNKNOWN and dates.first_day(date) > today:
            yield Breach((self.keys[0],), self.case, (date_text(date),))


@dataclass(frozen=True)
class NotEmpty(Constraint):
    """A list that is written has rows."""

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:  # noqa: ARG002 (same call for all)
        """Yield the list when it is there and empty."""
        (key,) = self.keys
        if self.values(record) == ((),) and by_key(type(record))[key].name in record.model_fields_set:
            yield Breach((key,), self.case, (key,))


@dataclass(frozen=True)
class MaxLength(Constraint):
    """A text has at most `limit` characters."""

    limit: int = 0

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:  # noqa: ARG002 (same call for all)
        """Yield the text when it is longer."""
        (text,) = self.values(record)
        if text and len(text) > self.limit:
            yield Breach((self.keys[0],), self.case, (self.limit, len(text)))


@dataclass(frozen=True)
class Disjoint(Constraint):
    """Two lists have no value in common."""

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:  # noqa: ARG002 (same call for all)
        """Yield each value of the second list that the first has too."""
        first, second = self.values(record)
        for index, value in enumerate(second):
            if value in first:
                yield Breach((self.keys[1], index), self.case, (quoted(value), *self.keys))


@dataclass(frozen=True)
class Passable(Constraint):
    """Somebody may come: one of the first list who is not in the second, or all others unless the third key says no."""

    no: str = "nej"

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:  # noqa: ARG002 (same call for all)
        """Yield the record when it lets nobody in."""
        let_in, shut_out, others = self.values(record)
        if others == self.no and not set(let_in) - set(shut_out):
            yield Breach((), self.case, (name,))


@dataclass(frozen=True)
class Explains(Constraint):
    """The first key explains why somebody is shut out: the second lists whom, or the third says no to all others."""

    no: str = "nej"

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:  # noqa: ARG002 (same call for all)
        """Yield the explanation when nobody is shut out."""
        reason, shut_out, others = self.values(record)
        if reason and not shut_out and others != self.no:
            yield Breach((self.keys[0],), self.case, (name,))


@dataclass(frozen=True)
class Answered(Constraint):
    """The first key says `word` exactly when one of the others is filled in. Part of the shape of a record."""

    word: str = ""
    otherwise: str = ""
    """The case when one is filled in although the first key says another word."""

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:  # noqa: ARG002 (same call for all)
        """Yield the record when the two contradict each other."""
        answer, *others = self.values(record)
        is_filled = any(value not in (None, ()) for value in others)
        if is_filled != (answer == self.word):
            yield Breach((), self.otherwise if is_filled else self.case, (answer,))


@dataclass(frozen=True)
class Alone(Constraint):
    """At most one of two keys is filled in."""

    def breaches(self, record: Record, name: str, today: dt.date) -> Iterator[Breach]:  # noqa: ARG002 (same call for all)
        """Yield the record when both are filled in."""
        if all(self.values(record)):
            yield Breach((), self.case, self.keys)


class Occurrence(NamedTuple):
    """A constraint, and one record that it is about."""

    path: KeyPath
    name: str
    """The key that holds the record; empty for the whole file."""
    record: Record
    constraint: Constraint


def declared(record: Record) -> Mapping[str, Sequence[Occurrence]]:
    """Return the constraints of a record and of all records inside it, by the rule that reports them."""
    found: dict[str, list[Occurrence]] = {}
    for occurrence in _occurrences(record, (), ""):
        found.setdefault(occurrence.constraint.rule, []).append(occurrence)
    return found


def _occurrences(record: Record, path: KeyPath, name: str) -> Iterator[Occurrence]:
    for constraint in record.constraints:
        yield Occurrence(path, name, record, constraint)
    for field in _leading_on(type(record)):
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            for index, row in enumerate(value):
                yield from _occurrences(row, (*path, field.key, index), field.key)
        elif value is not None:
            yield from _occurrences(value, (*path, field.key), field.key)


@cache
def _leading_on(kind: type[Record]) -> tuple[Field, ...]:
    """Return the fields that hold records with constraints, or lead to some."""
    return tuple(
        field
        for field in fields(kind)
        if field.record and any(inner.constraints for inner in record_types(field.record))
    )


def breaches(occurrences: Iterable[Occurrence], today: dt.date) -> Iterator[Breach]:
    """Yield the breaches of constraints, with their paths in the whole record."""
    for path, name, record, constraint in occurrences:
        for breach in constraint.breaches(record, name, today):
            yield breach._replace(path=(*path, *breach.path))
