"""Render a comparison as sections of sentences: text for the terminal, Markdown, or JSON.

The JSON is a record type of its own. Promise: `version` is raised when a field is renamed, removed or changes its
meaning; adding a field does not raise it. Sentences are for people and may be reworded at any time; programs read
`händelse` and the fields of `följder`. Lists are in a fixed order: two runs on the same revisions and the same day give
the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from insatskartan.changes import consequence_sentences, sentences
from insatskartan.changes.comparison import FILE
from insatskartan.model.scalars import MAX_AGE
from insatskartan.text.markdown import cut, escaped, one_line
from insatskartan.text.swedish import listing
from insatskartan.wording.phrases import Phrases
from insatskartan.wording.values import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from insatskartan.changes.comparison import Comparison, Event, Item
    from insatskartan.changes.consequences import Shift

VERSION = 1
NOTHING = "Inget har ändrats."
LAYOUT_ONLY = "Bara uppställningen har ändrats."
SAME_ANSWERS = "Svaren på vem som kan delta är desamma."
UNCOUNTED = "Insatsen har för många ingångar för att följderna ska gå att räkna ut."
ELSEWHERE = "Filen är inte ändrad, men svaren är andra, för något som den bygger på har ändrats."
BROKEN = "Filen är inte ändrad, men går inte längre att läsa som den är."
NOT_COMPARED = "Filen går inte att jämföra."
COMPARED = "Det som går att läsa både före och efter är jämfört."
POINTED_AT = "Pekas fortfarande ut i {filer}."
NOT_POINTED_AT = {"borttagen": "Ingenting pekar på den.", "flyttad": "Ingenting pekar på den gamla adressen."}
MOVED = "Flyttad från {från} till {till}, så adressen till sidan blir en annan."
HEADINGS = {
    "stängd": "I områdets lista står den nu bland det som inte är öppet för personer med {försörjning}.",
    "öppen": "I områdets lista står den inte längre bland det som inte är öppet för personer med {försörjning}.",
}
EVENTS = {
    "ny": "ny",
    "borttagen": "borttagen",
    "flyttad": "flyttad",
    "ändrad": "ändrad",
    "uppställning": "bara uppställningen",
    "följd": "andra svar",
    "oräknad": "kanske andra svar",
    "bruten": "går inte att läsa",
}
"""The event, in a heading."""
COUNTED: dict[Event, tuple[str, str]] = {
    "ny": ("är ny", "är nya"),
    "borttagen": ("är borttagen", "är borttagna"),
    "flyttad": ("är flyttad", "är flyttade"),
    "ändrad": ("är ändrad", "är ändrade"),
    "följd": ("har fått andra svar", "har fått andra svar"),
    "oräknad": ("kan ha fått andra svar", "kan ha fått andra svar"),
    "bruten": ("går inte längre att läsa", "går inte längre att läsa"),
}
"""The event after a number: singular and plural."""
KINDS = {
    "mall": "Mallen",
    "område": "Området",
    "kunskap": "Ämnet",
    "ordlista": "Ordlistan",
    "delning": "Sökningens lista",
    "synonymer": "Sökningens lista",
    FILE: "Filen",
}
"""The noun before a name; insatser have none."""
MAX_NAMES = 8
"""More names than this are counted, not listed."""
TOO_LONG = "Texten är för lång för att visas här i sin helhet. Kör insatskartan diff för att se resten."


@dataclass(frozen=True)
class Section:
    """The sentences about one file."""

    item: Item
    title: str
    changes: tuple[str, ...]
    """How the content of the file changed."""
    consequences: tuple[str, ...]
    """Who gets a different answer."""
    remarks: tuple[str, ...]
    """Everything else a reader has to know."""


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """Return one section for each file, in order."""
    return tuple(_Reporter(comparison).section(item) for item in comparison.items)


def summary(comparison: Comparison) -> str:
    """Sum the comparison up in a sentence or two."""
    counted = [item for item in comparison.items if item.event != "uppställning"]
    if not comparison.items:
        return NOTHING
    if not counted:
        return LAYOUT_ONLY
    own = [item.event for item in counted if item.kind == "insats"]
    others = [item.event for item in counted if item.kind != "insats"]
    texts = [f"{_counted(own, 'insats', 'insatser')}."] if own else []
    if others:
        noun = ("annan fil", "andra filer") if own else ("fil", "filer")
        texts.append(f"{_counted(others, *noun)}.")
    return " ".join(texts)


def _counted(events: list[Event], one: str, many: str) -> str:
    """Return «2 insatser är nya och 1 är ändrad»."""
    numbers = {event: events.count(event) for event in COUNTED if event in events}
    (first, number), *rest = numbers.items()
    return listing(
        [f"{count(number, one, many)} {COUNTED[first][number != 1]}", *(f"{n} {COUNTED[e][n != 1]}" for e, n in rest)]
    )


class _Reporter:
    def __init__(self, comparison: Comparison) -> None:
        self.catalogs = comparison.before.catalog, comparison.after.catalog
        self.words = sentences.Words(self.catalogs[0]), sentences.Words(self.catalogs[1])

    def section(self, item: Item) -> Section:
        changes = tuple(sentences.sentence(change, *self.words) for change in item.changes)
        return Section(item, self.title(item), changes, tuple(self.consequences(item)), tuple(self._remarks(item)))

    def title(self, item: Item) -> str:
        """Return the heading of an item."""
        if item.kind == "insats":
            return f"{item.name}, {self._area(item.area)}"
        return " ".join(filter(None, (KINDS.get(item.kind, ""), item.name if item.kind != FILE else item.path)))

    def _area(self, code: str) -> str:
        catalog = next((catalog for catalog in reversed(self.catalogs) if code in catalog.areas), None)
        return Phrases(catalog).place(code) if catalog else code

    def consequences(self, item: Item) -> Iterator[str]:
        """Yield who gets a different answer; below a mall, insatser with the same sentences share them."""
        for shift in item.shifts:
            # That a new insats is unclear to some goes without saying, unless it is all there is.
            if item.event != "ny" or shift.after != "oklart" or len({shift.after for shift in item.shifts}) == 1:
                yield consequence_sentences.sentence(shift, *self.catalogs)
        same: dict[tuple[str, ...], list[Item]] = {}
        for touched in item.touched:
            texts = tuple(
                consequence_sentences.sentence(shift, *self.catalogs, own=touched.area) for shift in touched.shifts
            )
            same.setdefault(texts, []).append(touched)
        for texts, items in same.items():
            yield from (f"{self._named(items)}: {text[:1].lower()}{text[1:]}" for text in texts)

    def _named(self, items: list[Item]) -> str:
        if len(items) > MAX_NAMES:
            return count(len(items), "insats", "insatser")
        areas: dict[str, list[str]] = {}
        for item in items:
            areas.setdefault(item.name, []).append(self._area(item.area))
        return "; ".join(f"{name} ({listing(places)})" for name, places in areas.items())

    def _remarks(self, item: Item) -> Iterator[str]:
        if item.event == "ny" and item.kind == "insats" and item.id in self.catalogs[1].insatser:
            yield self.catalogs[1].insatser[item.id].insats.summary
        if item.event == "flyttad":
            yield MOVED.format(från=item.origin, till=item.id)
        if item.event in ("följd", "bruten"):
            yield ELSEWHERE if item.event == "följd" else BROKEN
        if item.heading and self.catalogs[1].focus:
            yield HEADINGS[item.heading].format(försörjning=self.catalogs[1].focus.name.lower())
        if item.event in ("borttagen", "flyttad") and item.kind in ("insats", "mall", "område"):
            yield POINTED_AT.format(filer=listing(item.pointers)) if item.pointers else NOT_POINTED_AT[item.event]
        yield from self._reach(item)
        for when, problem in item.faults:
            yield f"{when.capitalize()}, rad {problem.line}: {problem.message}"
        if item.faults and item.event in ("ändrad", "flyttad") and item.kind != FILE:
            yield COMPARED if item.compared else NOT_COMPARED
        if item.uncounted:
            yield UNCOUNTED
        elif self._answers_are_same(item):
            yield SAME_ANSWERS

    def _answers_are_same(self, item: Item) -> bool:
        """Tell whether it is known, and worth saying, that a changed insats gives everybody the same answers."""
        entry = self.catalogs[1].insatser.get(item.id) if item.kind == "insats" else None
        is_relevant = item.event in ("ändrad", "flyttad") and entry is not None and entry.insats.level == "individ"
        return is_relevant and not (item.shifts or item.faults)

    def _reach(self, item: Item) -> Iterator[str]:
        """Yield which insatser a mall or a word affects."""
        if item.touched:
            names = listing(self._area(touched.area) for touched in item.touched[:MAX_NAMES])
            more = f" med flera, {len(item.touched)} sammanlagt" if len(item.touched) > MAX_NAMES else ""
            yield f"Mallen används i {names}{more}."
            if not any(touched.shifts for touched in item.touched) and item.event == "ändrad":
                yield SAME_ANSWERS
        for code, number in item.uses.items():
            kept = code in self.catalogs[1].terms.get(item.id, {})
            label = Phrases(self.catalogs[kept]).label(item.id, code)
            yield f"{label} {'används' if kept else 'användes'} av {count(number, 'insats', 'insatser')}."


def as_text(comparison: Comparison) -> str:
    """Return the comparison as plain text; no value may forge a line or move the cursor."""
    lines = [summary(comparison)]
    for section in sections(comparison):
        lines += ["", f"{section.title} ({EVENTS[section.item.event]}, {section.item.path})"]
        lines += [f"  {mark} {text}" for mark, text in _marked(section)]
    return "\n".join(map(one_line, lines))


def _marked(section: Section) -> Iterator[tuple[str, str]]:
    yield from (("*", text) for text in section.changes)
    yield from ((">", text) for text in section.consequences)
    yield from (("-", text) for text in section.remarks)


def as_markdown(comparison: Comparison) -> str:
    """Return the comparison as Markdown for a job summary, cut between two sections when it is too long."""
    head = f"## Vad ändringen betyder\n\n{escaped(summary(comparison))}\n"
    return cut(head, ("".join(_markdown(section)) for section in sections(comparison)), TOO_LONG)


def _markdown(section: Section) -> Iterator[str]:
    yield f"\n### {escaped(section.title)} ({EVENTS[section.item.event]})\n\n"
    yield from (f"- {escaped(text)}\n" for text in section.changes)
    if section.consequences:
        yield f"\n**Följd:**\n\n{''.join(f'- {escaped(text)}{chr(10)}' for text in section.consequences)}"
    yield "".join(f"\n{escaped(text)}\n" for text in section.remarks)


def as_record(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as the published record."""
    return {
        "version": VERSION,
        "före": comparison.before.name,
        "efter": comparison.after.name,
        "sammanfattning": summary(comparison),
        "filer": [_record(section) for section in sections(comparison)],
    }


def _record(section: Section) -> dict[str, Any]:
    item = section.item
    return {
        "slag": item.kind,
        "id": item.id,
        "fil": item.path,
        "namn": item.name,
        "händelse": item.event,
        "flyttad_från": item.origin or None,
        "ändringar": list(section.changes),
        "följder": [{"insats": owner.id, **_shift(shift)} for owner in (item, *item.touched) for shift in owner.shifts],
        "följder_i_ord": list(section.consequences),
        "anmärkningar": list(section.remarks),
    }


def _shift(shift: Shift) -> dict[str, Any]:
    """Return a shift as a record; null where it holds for all."""
    return {
        "förut": list(shift.before),
        "nu": shift.after,
        "del": shift.part.strip() if shift.part is not None else None,
        "kommuner": _or_all(shift.kommuner),
        "åldrar": _or_all({"från": lower, "till": None if upper == MAX_AGE else upper} for lower, upper in shift.ages),
        "försörjningar": _or_all(shift.incomes),
        "frågar": _or_all(shift.askers),
        "beslut": list(shift.decisions),
    }


def _or_all(values: Iterable[Any]) -> list[Any] | None:
    return list(values) or None
