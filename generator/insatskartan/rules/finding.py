"""What a rule gets and what it yields."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from insatskartan.model.constraints import breaches
from insatskartan.model.fields import fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from insatskartan.catalog.loading import Document
    from insatskartan.model.records import Record
    from insatskartan.source.nodes import KeyPath
    from insatskartan.source.problems import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule: where in the record, and what to say about it."""

    path: KeyPath
    message: str
    hint: str = ""
    key: bool = False
    """Show the position of the key rather than of its value."""
    position: tuple[int, int] | None = None
    """Line and column, for a breach that is not at a path of the record."""


@dataclass(frozen=True, slots=True)
class Context:
    """What rules may know besides the document."""

    today: dt.date
    exempt: frozenset[str] = frozenset()
    """Texts that look like personal data and are none."""


class Rule(Protocol):
    """A rule module."""

    ID: str
    SEVERITY: Severity

    @staticmethod
    def check(document: Document, context: Context) -> Iterator[Finding]:
        """Yield a finding for each breach."""


def written(document: Document) -> Iterator[tuple[KeyPath, Record]]:
    """Yield each record that the file itself writes, with its path; what comes from a mall is judged there."""
    if document.record:
        yield from _inside(document.record, ())


def _inside(record: Record, path: KeyPath) -> Iterator[tuple[KeyPath, Record]]:
    for field in fields(type(record)):
        if not field.record or field.name not in record.model_fields_set:
            continue
        value = getattr(record, field.name)
        rows = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, row in rows:
            if row is not None:
                here = (*path, field.key) if index is None else (*path, field.key, index)
                yield here, row
                yield from _inside(row, here)


def unmet(document: Document, context: Context, rule: str, texts: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding for each constraint of a rule that the record does not meet, in the rule's words."""
    for path, case, values in breaches(document.declared.get(rule, ()), context.today):
        message, hint = texts[case]
        yield Finding(path, message.format(*values), hint)
