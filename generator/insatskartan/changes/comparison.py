"""Compare two revisions file by file: what changed, and whose answers changed. Produces values; wording is elsewhere.

Pure. A file that is broken in either revision is compared as far as both are well formed, with the faults listed. What
an insats inherits from a mall is reported once, with the mall; an answer that changes because of a mall, an area or a
vocabulary is reported although the file of the insats is the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from insatskartan.catalog.access import answer
from insatskartan.changes.consequences import Shift, TooManyCasesError, Version, grid, shifts
from insatskartan.changes.files import compare_documents, name, readable_record
from insatskartan.changes.moves import find_moves
from insatskartan.matching.criteria import Lexicon
from insatskartan.model.fields import field_at, values
from insatskartan.model.files import FILES
from insatskartan.model.insats import CLOSED_HEADING
from insatskartan.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from insatskartan.catalog.catalog import Entry
    from insatskartan.catalog.loading import Document
    from insatskartan.changes.records import Change
    from insatskartan.changes.revision import Revision
    from insatskartan.model.fields import Field
    from insatskartan.model.vocabulary import Term
    from insatskartan.source.problems import Problem

Event = Literal["ny", "borttagen", "flyttad", "ändrad", "uppställning", "följd", "oräknad", "bruten"]
"""`uppställning`: only the layout changed. Of an unchanged file: `följd`, its answers changed; `oräknad`, there are too
many cases to tell; `bruten`, it refers to something that is gone."""
FILE = "fil"
"""The kind of a file that the program does not read."""
_REFERRED_TO_AS = {"insats": ("insatser",), "mall": ("mallar",), "område": ("områden", "platser")}
"""What `Field.refers_to` calls the records of a kind."""


@dataclass(frozen=True)
class Item:
    """What happened to one file."""

    kind: str
    id: str
    path: str
    """Below the data folder; the old path when the file is gone."""
    name: str
    event: Event
    area: str = ""
    """Folder of an insats."""
    origin: str = ""
    """The id before the move."""
    changes: tuple[Change, ...] = ()
    shifts: tuple[Shift, ...] = ()
    uncounted: bool = False
    """There are too many doors to work out the shifts."""
    heading: Literal["", "stängd", "öppen"] = ""
    """Whether it moved into or out of the closed part of its area's list, for the income source in focus."""
    pointers: tuple[str, ...] = ()
    """Paths of files that refer to what is gone."""
    touched: tuple[Item, ...] = ()
    """Insatser that inherit from the mall."""
    uses: Mapping[str, int] = field(default_factory=dict)
    """How many insatser use each changed word of a vocabulary, or used it before it was removed."""
    faults: tuple[tuple[Literal["före", "efter"], Problem], ...] = ()
    """What keeps the whole file from being compared."""
    compared: bool = True
    """Whether something could be read in both revisions."""


@dataclass(frozen=True)
class Comparison:
    """Everything that happened between two revisions, in a fixed order."""

    before: Revision
    after: Revision
    items: tuple[Item, ...]


def between(before: Revision, after: Revision, today: dt.date) -> Comparison:
    """Compare two revisions, with the answers as of `today`."""
    return Comparison(before, after, _Comparer(before, after, today).items())


class _Comparer:
    """Two revisions, with the lookups that every file needs."""

    def __init__(self, before: Revision, after: Revision, today: dt.date) -> None:
        self.before, self.after, self.today = before, after, today
        self.known = _known(before) | _known(after)
        """Kind and id by path."""
        self.moves = find_moves(before, after, self.known)
        """New paths by old ones."""

    def items(self) -> tuple[Item, ...]:
        """Return all items, in order."""
        gone = set(self.moves)
        paths = sorted({*self.before.files, *self.after.files} - gone)
        origins = {new: old for old, new in self.moves.items()}
        items = {path: item for path in paths if (item := self._item(path, origins.get(path, path)))}
        items = self._with_malls(items)
        ranked: dict[str, int] = {kind: index for index, kind in enumerate(FILES)}
        return tuple(sorted(items.values(), key=lambda item: (ranked.get(item.kind, len(FILES)), item.path)))

    def _item(self, path: str, origin: str) -> Item | None:
        kind, id_ = self.known.get(path, (FILE, path))
        first, second = self.before.documents.get(origin), self.after.documents.get(path)
        same = self.before.files.get(origin) == self.after.files.get(path)
        changed = () if same else compare_documents(first, second)
        shifted, uncounted = self._shifts(self._id(origin), id_) if kind == "insats" else ((), False)
        event = self._event(path, origin, changed)
        if event is None and not shifted and not uncounted:
            return None
        return Item(
            kind,
            id_,
            path,
            name(second or first, id_),
            event or ("följd" if shifted else "oräknad"),
            _area(path) if kind == "insats" else "",
            self._id(origin) if origin != path else "",
            changed,
            shifted,
            uncounted,
            self._heading(id_),
            self._pointers(kind, self._id(origin)) if event in ("borttagen", "flyttad") else (),
            uses=self._uses(id_, first, second) if kind == "ordlista" else {},
            faults=self._faults(path, origin) if event else (),
            compared=readable_record(first) is not None and readable_record(second) is not None,
        )

    def _id(self, path: str) -> str:
        return self.known.get(path, (FILE, path))[1]

    def _event(self, path: str, origin: str, changed: tuple[Change, ...]) -> Event | None:
        old, new = self.before.files.get(origin), self.after.files.get(path)
        if old is None or new is None:
            return "ny" if old is None else "borttagen"
        if origin != path:
            return "flyttad"
        if old == new:
            return "bruten" if path in self.after.broken and path not in self.before.broken else None
        unread = path not in self.known or path in self.before.broken or path in self.after.broken
        return "ändrad" if changed or unread else "uppställning"

    def _faults(self, path: str, origin: str) -> tuple[tuple[Literal["före", "efter"], Problem], ...]:
        return (
            *(("före", problem) for problem in self.before.broken.get(origin, ()) if path in self.known),
            *(("efter", problem) for problem in self.after.broken.get(path, ())),
        )

    # Consequences.

    def _shifts(self, origin: str, id_: str) -> tuple[tuple[Shift, ...], bool]:
        first, second = self.before.catalog.insatser.get(origin), self.after.catalog.insatser.get(id_)
        unread = any(
            entry is None and f"{other}.yml" in side.files
            for entry, side, other in ((first, self.before, origin), (second, self.after, id_))
        )
        if unread or self._answers_are_same(first, second):
            return (), False
        try:
            return shifts(Version(self.before.catalog, first), Version(self.after.catalog, second), self.today), False
        except TooManyCasesError:
            return (), True

    def _answers_are_same(self, first: Entry | None, second: Entry | None) -> bool:
        """Tell whether it is plain without asking `match` that no answer changes."""
        old, new = self._lexicons
        if first is None or second is None or _access(first) != _access(second) or old.doorkeepers != new.doorkeepers:
            return False
        return all(
            answer(way.residence, old.around(kommun)) == answer(way.residence, new.around(kommun))
            for way in second.doors.all_ways()
            for kommun in self._moved_kommuner
        )

    @cached_property
    def _lexicons(self) -> tuple[Lexicon, Lexicon]:
        return Lexicon(self.before.catalog), Lexicon(self.after.catalog)

    @cached_property
    def _moved_kommuner(self) -> tuple[str, ...]:
        """Municipalities whose surrounding areas changed."""
        kommuner = grid(self.before.catalog, self.after.catalog)[0]
        return tuple(kommun for kommun in kommuner if len({side.around(kommun) for side in self._lexicons}) > 1)

    def _heading(self, id_: str) -> Literal["", "stängd", "öppen"]:
        first, second = self.before.catalog.insatser.get(id_), self.after.catalog.insatser.get(id_)
        if not first or not second or _is_shut(first) == _is_shut(second):
            return ""
        return "stängd" if _is_shut(second) else "öppen"

    def _pointers(self, kind: str, id_: str) -> tuple[str, ...]:
        pointing = {
            path
            for path, document in self.after.documents.items()
            for node_path, node in document.source.scalars
            if node.value == id_
            and (field := field_at(FILES[document.kind].record, node_path))
            and field.refers_to in _REFERRED_TO_AS.get(kind, ())
        }
        return tuple(sorted(pointing))

    def _uses(self, vocabulary: str, first: Document | None, second: Document | None) -> dict[str, int]:
        """Return how many insatser use each changed word, or used each removed one."""
        old, new = ({term.code: term for term in _terms(document)} for document in (first, second))
        before, after = (_used(side, vocabulary) for side in (self.before, self.after))
        numbers = {code: (after if code in new else before)[code] for code in old if new.get(code) != old[code]}
        return {code: number for code, number in numbers.items() if number}

    def _with_malls(self, items: dict[str, Item]) -> dict[str, Item]:
        """Move items that only follow from a mall below that mall."""
        result = dict(items)
        for path, item in items.items():
            if item.kind != "mall":
                continue
            ids = self._users(item.origin or item.id, item.id)
            result[path] = replace(item, touched=tuple(self._touched(id_, result.get(f"{id_}.yml")) for id_ in ids))
            for id_ in ids:
                own = result.get(f"{id_}.yml")
                if own and own.event == "följd":
                    del result[f"{id_}.yml"]
        return result

    def _users(self, *malls: str) -> list[str]:
        users = {
            document.id
            for side in (self.before, self.after)
            for document in side.documents.values()
            if document.kind == "insats" and getattr(readable_record(document), "mall", None) in malls
        }
        return sorted(users)

    def _touched(self, id_: str, own: Item | None) -> Item:
        if own:
            return own if own.event == "följd" else replace(own, shifts=(), changes=())
        document = self.after.documents.get(f"{id_}.yml") or self.before.documents.get(f"{id_}.yml")
        return Item("insats", id_, f"{id_}.yml", name(document, id_), "följd", id_.partition("/")[0])


def _known(revision: Revision) -> dict[str, tuple[str, str]]:
    return {file.path: (file.kind, file.id) for file in revision.loaded.tree.files}


def _terms(document: Document | None) -> tuple[Term, ...]:
    record = readable_record(document)
    return record.terms if isinstance(record, Vocabulary) else ()


def _used(revision: Revision, vocabulary: str) -> Counter[str]:
    """Count the insatser that use each word of a vocabulary."""
    records = (document.record for document in revision.documents.values() if document.kind == "insats")
    return Counter(
        code
        for record in records
        if record
        for code in {code for field, code in values(record) if _is_word(field, vocabulary)}
    )


def _is_word(field: Field, vocabulary: str) -> bool:
    """Tell whether a field holds words of a vocabulary."""
    return field.vocabulary == vocabulary or (vocabulary == "geografi" and field.refers_to == "platser")


def _is_shut(entry: Entry) -> bool:
    own = (row for row in entry.listings if row.area == entry.area and row not in entry.insats.listings)
    return any(row.heading == CLOSED_HEADING for row in own)


def _access(entry: Entry) -> object:
    """Return everything in an insats that its answers depend on."""
    return entry.doors.ways, entry.doors.parts, entry.insats.period, entry.insats.level


def _area(path: str) -> str:
    return path.partition("/")[0]
