"""Word each change as one Swedish sentence, the same in the terminal and everywhere else.

Labels come from the model, and names from the catalog of the revision that the value belongs to. Values are never
interpreted: an unknown one is «okänd» or «oklart», never yes or no. Sentences are plain text: callers escape them for
Markdown or HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from insatskartan.changes.records import PathStep
from insatskartan.model.access import Age, Condition, Decision, Door, Income, Part, Referral, Residence
from insatskartan.model.fields import Field, fields
from insatskartan.model.insats import Period, Places
from insatskartan.model.records import Record
from insatskartan.model.reports import FollowUp, ReportPeriod
from insatskartan.model.result import Result, SourceRef
from insatskartan.model.scalars import UNKNOWN
from insatskartan.text.excerpts import describe_changes
from insatskartan.text.swedish import capital, date_text, in_text, listing, number_text, span_text
from insatskartan.wording import values
from insatskartan.wording.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.changes.records import Change

MAX_QUOTE = 80
"""A longer text is not quoted whole: only its changed words are."""
SENTENCES = {
    "ändras": "{vad} ändras från {före} till {efter}.",
    "tillkommer": "{vad} läggs till: {efter}.",
    "försvinner": "{vad} tas bort. Där stod {före}.",
    "ny rad": "{vad}: ny rad, {efter}.",
    "borttagen rad": "{vad}: borttagen rad, {före}.",
    "ordning": "{vad}: raderna står i en annan ordning.",
}
"""By what happened to a field, or to a row of its list."""
VALUES = {"ny rad": "{vad}: {efter} läggs till.", "borttagen rad": "{vad}: {före} tas bort."}
"""For rows that are single values."""
_SPECIAL_VALUES: dict[Any, str] = {None: "inget", UNKNOWN: "okänd (saknas i källan)"}
ROWS: dict[type[Record], tuple[str, str, str]] = {
    Door: ("Ny ingång", "Borttagen ingång", "Ingången"),
    Part: ("Ny del", "Borttagen del", "Delen"),
    FollowUp: ("Ny rapport", "Borttagen rapport", ""),
}
"""Rows called by their type: when added, when removed, and as the place of a change."""


class Words:
    """Words for the values of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.phrases = Phrases(catalog)

    def value(self, field: Field, value: Any) -> str:
        """Word the value of a field."""
        if isinstance(value, tuple):
            return listing(self.value(field, row) for row in value) or "en tom lista"
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, bool):
            return "ja" if value else "nej"
        if value in _SPECIAL_VALUES:
            return _SPECIAL_VALUES[value]
        return number_text(value) if isinstance(value, int | float) else self._text(field, str(value))

    def _text(self, field: Field, value: str) -> str:
        if field.kind == "datum":
            return date_text(value)
        if field.kind == "ord":
            return value
        return self.phrases.reference(field, value) or f"«{shortened(value)}»"

    def record(self, value: Record) -> str:
        """Word a whole record, on one line."""
        summary = self.summary(value)
        if not summary:
            return shortened("; ".join(self.parts(value)), 2 * MAX_QUOTE)
        return "; ".join([summary, *self._beside(value)])

    def summary(self, value: Record) -> str:
        """Word the essence of a record, where the site has a wording for its type; else an empty text."""
        return next((say(value) for kind, say in self._summaries().items() if isinstance(value, kind)), "")

    def _summaries(self) -> dict[type[Record], Callable[[Any], str]]:
        """Return the wordings that the site has, by type of record."""
        label = self.phrases.label
        return {
            Age: lambda value: in_text(values.age(value)),
            Residence: lambda value: in_text(self.phrases.residence(value)),
            Income: lambda value: in_text(self.phrases.income(value)),
            Decision: lambda value: in_text(self.phrases.decision(value)),
            Referral: self.phrases.referral,
            Condition: lambda value: f"«{shortened(value.text)}»",
            Places: lambda value: in_text(values.places(value)),
            Period: lambda value: in_text(values.period(value)),
            Result: lambda value: f"{label('matt', value.measure)}: {values.result(value)}",
            ReportPeriod: lambda value: span_text(value.start, value.end),
            FollowUp: lambda value: f"{value.kind} för {span_text(value.period.start, value.period.end)}",
            SourceRef: lambda value: ", ".join(filter(None, (label("kallor", value.document), value.place))),
        }

    def _beside(self, value: Record) -> Iterator[str]:
        """Yield the basis of a statement and its note."""
        for field in fields(type(value)):
            content = getattr(value, field.name) if field.name in ("basis", "note") else None
            if content:
                yield f"{in_text(field.label)} {self.value(field, content)}"

    def parts(self, value: Record, but: Collection[str] = ()) -> Iterator[str]:
        """Word each field of a record that is filled in; the first one without its label, as it names the row."""
        for index, field in enumerate(fields(type(value))):
            content = getattr(value, field.name)
            if content != field.default and field.name not in but:
                text = self.value(field, content)
                yield f"{in_text(field.label)} {text}" if index or but else text

    def title(self, row: Record) -> str:
        """Return the name of a row; empty when it has none."""
        if isinstance(row, FollowUp):
            return capital(self.summary(row))
        named = fields(type(row))
        field = next((field for field in named if field.name == "name"), named[0])
        name = getattr(row, field.name)
        return "" if name is None else self.value(field, name)


def sentence(change: Change, before: Words, after: Words) -> str:
    """Return the sentence of a change."""
    path = _visible_path(change)
    where = " › ".join(_step(step, after) for step in path)
    row = next((value for value in (change.before, change.after) if isinstance(value, Record)), None)
    if change.what in ("ny rad", "borttagen rad") and type(row) in ROWS:
        return _own_row(change, path[:-1], before, after)
    if change.what == "ändras" and _is_long(change.before, change.after):
        return f"{where} ändras: {describe_changes(change.before, change.after)}."
    form = (VALUES if row is None else SENTENCES).get(change.what) or SENTENCES[change.what]
    whole = change.what == "ändras" and row is not None
    worded = [
        f"«{words.summary(value)}»" if whole else words.value(change.field, value)
        for words, value in ((before, change.before), (after, change.after))
    ]
    return form.format(vad=where, före=worded[0], efter=worded[1])


def _visible_path(change: Change) -> list[PathStep]:
    """Return the path to show; a row whose title is what changed is not called by that title."""
    path = list(change.path)
    row = path[-1].row if path else None
    if row is None or isinstance(row, Door | Part) or change.field != fields(type(row))[0]:
        return [*path, PathStep(change.field)]
    path[-1] = PathStep(path[-1].field)
    return path if change.field.label == path[-1].field.label else [*path, PathStep(change.field)]


def _is_long(before: Any, after: Any) -> bool:
    """Tell whether two texts are too long to quote whole, or differ only in whitespace."""
    texts = isinstance(before, str) and isinstance(after, str)
    return texts and (max(len(before), len(after)) > MAX_QUOTE or before.split() == after.split())


def _own_row(change: Change, path: list[PathStep], before: Words, after: Words) -> str:
    """Return the sentence for an added or removed door, part or report."""
    comes = change.what == "ny rad"
    row, words = (change.after, after) if comes else (change.before, before)
    lead = "".join(f"{_step(step, after)} › " for step in path)
    pieces = [words.title(row) or "utan namn"]
    if not isinstance(row, FollowUp):
        pieces += words.parts(row, but=("name",))
    return f"{lead}{ROWS[type(row)][0 if comes else 1]}: {shortened('; '.join(pieces), 4 * MAX_QUOTE)}."


def _step(step: PathStep, words: Words) -> str:
    """Word one step on the path to a change: a field, or a row."""
    row = step.row
    if row is None:
        return step.field.label
    if isinstance(row, FollowUp):
        return words.title(row).replace(row.kind.capitalize(), f"{row.kind.capitalize()}en", 1)
    lead = ROWS[type(row)][2] if type(row) in ROWS else step.field.label
    return f"{lead} {words.title(row) or ('utan namn' if type(row) in ROWS else '')}".rstrip()


def shortened(text: str, max_length: int = MAX_QUOTE) -> str:
    """Return a text on one line, cut at a word when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= max_length else f"{line[:max_length].rpartition(' ')[0] or line[:max_length]} …"
