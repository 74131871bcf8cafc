"""Changes and their consequences in plain Swedish: one sentence each, the same in the terminal and everywhere else.

Labels are those of the model and names those of the catalog on the side that the value comes from. What a value says is
never interpreted here: what is not known is called «okänd» or «oklart», never yes or no. Sentences are text: who puts
them into Markdown or HTML escapes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from insatskartan.changes.records import Step
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

LONG = 80
"""A text longer than this is not quoted whole: only what has changed is."""
SENTENCES = {
    "ändras": "{vad} ändras från {före} till {efter}.",
    "tillkommer": "{vad} läggs till: {efter}.",
    "försvinner": "{vad} tas bort. Där stod {före}.",
    "ny rad": "{vad}: ny rad, {efter}.",
    "borttagen rad": "{vad}: borttagen rad, {före}.",
    "ordning": "{vad}: raderna står i en annan ordning.",
}
"""What has happened to a field, or to a row of its list."""
VALUES = {"ny rad": "{vad}: {efter} läggs till.", "borttagen rad": "{vad}: {före} tas bort."}
"""The same for lists of single values."""
_WORDS: dict[Any, str] = {None: "inget", UNKNOWN: "okänd (saknas i källan)"}
ROWS: dict[type[Record], tuple[str, str, str]] = {
    Door: ("Ny ingång", "Borttagen ingång", "Ingången"),
    Part: ("Ny del", "Borttagen del", "Delen"),
    FollowUp: ("Ny rapport", "Borttagen rapport", ""),
}
"""Rows that are called by what they are: when they come, when they go, and where something in them has changed."""


class Words:
    """The words for what stands in one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.phrases = Phrases(catalog)

    def value(self, field: Field, value: Any) -> str:
        """Say what one field holds."""
        if isinstance(value, tuple):
            return listing(self.value(field, row) for row in value) or "en tom lista"
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, bool):
            return "ja" if value else "nej"
        if value in _WORDS:
            return _WORDS[value]
        return number_text(value) if isinstance(value, int | float) else self._text(field.kind, str(value))

    def _text(self, kind: str, value: str) -> str:
        if kind == "datum":
            return date_text(value)
        if kind == "plats":
            return self.phrases.place(value)
        if kind == "insats":
            entry = self.catalog.insatser.get(value)
            return f"{entry.insats.name} ({value})" if entry else value
        if kind.startswith("ordlista:"):
            return self.phrases.label(kind.partition(":")[2], value)
        return value if kind == "ord" else f"«{shortened(value)}»"

    def record(self, value: Record) -> str:
        """Say what a whole record holds, on one line."""
        summary = self.summary(value)
        if not summary:
            return shortened("; ".join(self.parts(value)), 2 * LONG)
        return "; ".join([summary, *self._beside(value)])

    def summary(self, value: Record) -> str:
        """Say the most important of a record, where the site has words for that."""
        return next((say(value) for kind, say in self._special().items() if isinstance(value, kind)), "")

    def _special(self) -> dict[type[Record], Callable[[Any], str]]:
        """Return who says what kinds of record hold, where the site has words for that."""
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
        """Yield what a statement rests on and the remark about it."""
        for field in fields(type(value)):
            said = getattr(value, field.name) if field.name in ("basis", "note") else None
            if said:
                yield f"{in_text(field.label)} {self.value(field, said)}"

    def parts(self, value: Record, but: Collection[str] = ()) -> Iterator[str]:
        """Yield what each field of a record says; the first without its label, as that is what the row is called."""
        for place, field in enumerate(fields(type(value))):
            said = getattr(value, field.name)
            if said != field.default and field.name not in but:
                text = self.value(field, said)
                yield f"{in_text(field.label)} {text}" if place or but else text

    def title(self, row: Record) -> str:
        """Say which row of a list it is; empty when it has no name."""
        if isinstance(row, FollowUp):
            return capital(self.summary(row))
        named = fields(type(row))
        field = next((field for field in named if field.name == "name"), named[0])
        name = getattr(row, field.name)
        return "" if name is None else self.value(field, name)


def sentence(change: Change, before: Words, after: Words) -> str:
    """Say one change."""
    way = _shown(change)
    where = " › ".join(_step(step, after) for step in way)
    row = next((value for value in (change.before, change.after) if isinstance(value, Record)), None)
    if change.what in ("ny rad", "borttagen rad") and type(row) in ROWS:
        return _own_row(change, way[:-1], before, after)
    if change.what == "ändras" and _is_long(change.before, change.after):
        return f"{where} ändras: {describe_changes(change.before, change.after)}."
    form = (VALUES if row is None else SENTENCES).get(change.what) or SENTENCES[change.what]
    whole = change.what == "ändras" and row is not None
    said = [
        f"«{words.summary(value)}»" if whole else words.value(change.field, value)
        for words, value in ((before, change.before), (after, change.after))
    ]
    return form.format(vad=where, före=said[0], efter=said[1])


def _shown(change: Change) -> list[Step]:
    """Return the way to a change; a row whose title is what has changed is not called by it."""
    way = list(change.way)
    row = way[-1].row if way else None
    if row is None or isinstance(row, Door | Part) or change.field != fields(type(row))[0]:
        return [*way, Step(change.field)]
    way[-1] = Step(way[-1].field)
    return way if change.field.label == way[-1].field.label else [*way, Step(change.field)]


def _is_long(before: Any, after: Any) -> bool:
    """Tell whether two texts are too long to quote whole, or differ in nothing that a quotation shows."""
    texts = isinstance(before, str) and isinstance(after, str)
    return texts and (max(len(before), len(after)) > LONG or before.split() == after.split())


def _own_row(change: Change, way: list[Step], before: Words, after: Words) -> str:
    """Say that a door, a part or a report comes or goes."""
    comes = change.what == "ny rad"
    row, words = (change.after, after) if comes else (change.before, before)
    lead = "".join(f"{_step(step, after)} › " for step in way)
    said = [words.title(row) or "utan namn"]
    if not isinstance(row, FollowUp):
        said += words.parts(row, but=("name",))
    return f"{lead}{ROWS[type(row)][0 if comes else 1]}: {shortened('; '.join(said), 4 * LONG)}."


def _step(step: Step, words: Words) -> str:
    """Say one step on the way to a change: a field, or what the row is."""
    row = step.row
    if row is None:
        return step.field.label
    if isinstance(row, FollowUp):
        return words.title(row).replace(row.kind.capitalize(), f"{row.kind.capitalize()}en", 1)
    lead = ROWS[type(row)][2] if type(row) in ROWS else step.field.label
    return f"{lead} {words.title(row) or ('utan namn' if type(row) in ROWS else '')}".rstrip()


def shortened(text: str, most: int = LONG) -> str:
    """Return a text on one line, cut at a word when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]} …"
