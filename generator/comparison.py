"""Two revisions -> what has happened to each file, and for whom the answers are others: values, no words.

Pure. A file that is broken on either side is compared as far as both sides are well formed, and says that it is broken.
What comes out of a mall is told once, with the mall; an answer that is another because of a mall, an area or a
vocabulary is told although the file of the insats is the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from generator.access import answer
from generator.changes import Change, compare, share
from generator.consequences import Shift, TooManyCasesError, Version, grid, shifts
from generator.criteria import Lexicon
from generator.fields import Field, fields, values
from generator.model import CLOSED_HEADING, Insats, Vocabulary

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from generator.catalog import Document, Entry
    from generator.model import Term
    from generator.problems import Problem
    from generator.records import Record
    from generator.revision import Revision

Event = Literal["ny", "borttagen", "flyttad", "ändrad", "uppställning", "följd", "bruten"]
"""`uppställning`: says the same in another layout. `följd`: the file is the same, and the answers are not. `bruten`:
the file is the same, and something it points at is gone."""
FILE = "fil"
"""The kind of a file that is nothing we read."""
ORDER = ("insats", "mall", "område", "kunskap", "ordlista", "undantag")
"""The kinds in the order they are told; others come after."""
_SAME = 0.6
"""A file that is gone and a new one that says as much of the same are one file that has moved."""
_MANY = 40_000
"""With more pairs of files than this, only those of the same file name are compared."""
_POINTING = {
    "insats": {"id", "insats", "insatser", "gäller", "efterträdare"},
    "mall": {"mall"},
    "område": {"område", "områden", "förbund", "omfattar", "öppen_för", "stängd_för"},
}
"""The keys whose values may point at something of a kind."""


@dataclass(frozen=True)
class Item:
    """What has happened to one file."""

    kind: str
    id: str
    path: str
    """Below the data folder; as it was when the file is gone."""
    name: str
    event: Event
    area: str = ""
    """Folder of an insats."""
    origin: str = ""
    """The id before it moved."""
    changes: tuple[Change, ...] = ()
    shifts: tuple[Shift, ...] = ()
    uncounted: bool = False
    """It has too many doors for the shifts to be worked out."""
    heading: Literal["", "stängd", "öppen"] = ""
    """In its own area's list it now stands among what is shut to the income source in focus, or no longer does."""
    pointers: tuple[str, ...] = ()
    """Paths of files that point at what is gone."""
    touched: tuple[Item, ...] = ()
    """Insatser that a mall gives something of what they say."""
    uses: Mapping[str, int] = field(default_factory=dict)
    """By changed word of a vocabulary: how many insatser use it, or used it before it was taken away."""
    faults: tuple[tuple[Literal["före", "efter"], Problem], ...] = ()
    """What keeps the file from being compared whole."""
    compared: bool = True
    """Something could be read on both sides."""


@dataclass(frozen=True)
class Comparison:
    """All that has happened between two revisions, in a fixed order."""

    before: Revision
    after: Revision
    items: tuple[Item, ...]


def between(before: Revision, after: Revision, today: dt.date) -> Comparison:
    """Compare two revisions, with the answers of one day."""
    return Comparison(before, after, _Pair(before, after, today).items())


class _Pair:
    """Two revisions, and what is looked up in them again and again."""

    def __init__(self, before: Revision, after: Revision, today: dt.date) -> None:
        self.before, self.after, self.today = before, after, today
        self.known = _known(before) | _known(after)
        """Kind and id by path."""
        self.moved = self._moves()
        """New path by old."""

    def items(self) -> tuple[Item, ...]:
        """Return everything, in order."""
        gone = set(self.moved)
        paths = sorted({*self.before.files, *self.after.files} - gone)
        origins = {new: old for old, new in self.moved.items()}
        items = {path: item for path in paths if (item := self._item(path, origins.get(path, path)))}
        items = self._with_malls(items)
        ranked = {kind: place for place, kind in enumerate(ORDER)}
        return tuple(sorted(items.values(), key=lambda item: (ranked.get(item.kind, len(ORDER)), item.path)))

    def _item(self, path: str, origin: str) -> Item | None:
        kind, id_ = self.known.get(path, (FILE, path))
        first, second = self.before.documents.get(origin), self.after.documents.get(path)
        same = self.before.files.get(origin) == self.after.files.get(path)
        changes = () if same else _changes(first, second)
        shifted, uncounted = self._shifts(self._id(origin), id_) if kind == "insats" else ((), False)
        event = self._event(path, origin, changes)
        if event is None and not shifted and not uncounted:
            return None
        return Item(
            kind,
            id_,
            path,
            _name(second or first, id_),
            event or "följd",
            _area(path) if kind == "insats" else "",
            self._id(origin) if origin != path else "",
            changes,
            shifted,
            uncounted,
            self._heading(id_),
            self._pointers(kind, self._id(origin)) if event in ("borttagen", "flyttad") else (),
            uses=self._uses(id_, first, second) if kind == "ordlista" else {},
            faults=self._faults(path, origin) if event else (),
            compared=_said(first) is not None and _said(second) is not None,
        )

    def _id(self, path: str) -> str:
        return self.known.get(path, (FILE, path))[1]

    def _event(self, path: str, origin: str, changes: tuple[Change, ...]) -> Event | None:
        old, new = self.before.files.get(origin), self.after.files.get(path)
        if old is None or new is None:
            return "ny" if old is None else "borttagen"
        if origin != path:
            return "flyttad"
        if old == new:
            return "bruten" if path in self.after.broken and path not in self.before.broken else None
        unread = path not in self.known or path in self.before.broken or path in self.after.broken
        return "ändrad" if changes or unread else "uppställning"

    def _faults(self, path: str, origin: str) -> tuple[tuple[Literal["före", "efter"], Problem], ...]:
        return (
            *(("före", problem) for problem in self.before.broken.get(origin, ()) if path in self.known),
            *(("efter", problem) for problem in self.after.broken.get(path, ())),
        )

    # What has moved.

    def _moves(self) -> dict[str, str]:
        gone = [path for path in self.before.files if path not in self.after.files and path in self.known]
        new = [path for path in self.after.files if path not in self.before.files and path in self.known]
        few = len(gone) * len(new) <= _MANY
        likest = sorted(
            (-score, old, path)
            for old in gone
            for path in new
            if self.known[old][0] == self.known[path][0]
            and (few or old.rpartition("/")[2] == path.rpartition("/")[2])
            and (score := self._likeness(old, path)) >= _SAME
        )
        moved: dict[str, str] = {}
        for _, old, path in likest:
            if old not in moved and path not in moved.values():
                moved[old] = path
        return moved

    def _likeness(self, old: str, new: str) -> float:
        first, second = (_said(side.documents.get(path)) for side, path in ((self.before, old), (self.after, new)))
        if first is None or second is None or (getattr(first, "mall", None) and _area(old) != _area(new)):
            return 0  # what every municipality has according to the same mall is no move
        return share(first, second)

    # What follows.

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
        """Tell whether it can be seen without asking that no answer is another."""
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
        """Municipalities that lie in other larger places than before."""
        kommuner = grid(self.before.catalog, self.after.catalog)[0]
        return tuple(kommun for kommun in kommuner if len({side.around(kommun) for side in self._lexicons}) > 1)

    def _heading(self, id_: str) -> Literal["", "stängd", "öppen"]:
        first, second = self.before.catalog.insatser.get(id_), self.after.catalog.insatser.get(id_)
        if not first or not second or _is_shut(first) == _is_shut(second):
            return ""
        return "stängd" if _is_shut(second) else "öppen"

    def _pointers(self, kind: str, id_: str) -> tuple[str, ...]:
        keys = _POINTING.get(kind, set())
        found = (
            path
            for path, document in self.after.documents.items()
            for way, node in document.source.scalars
            if node.value == id_ and "underlag" not in way and keys.intersection(map(str, way[-2:]))
        )
        return tuple(sorted(set(found)))

    def _uses(self, vocabulary: str, first: Document | None, second: Document | None) -> dict[str, int]:
        """Return how many insatser use each word that says something else, or used each that is gone."""
        old, new = ({term.code: term for term in _terms(document)} for document in (first, second))
        before, after = (_used(side, vocabulary) for side in (self.before, self.after))
        numbers = {code: (after if code in new else before)[code] for code in old if new.get(code) != old[code]}
        return {code: number for code, number in numbers.items() if number}

    def _with_malls(self, items: dict[str, Item]) -> dict[str, Item]:
        """Put what follows only from a mall below that mall."""
        found = dict(items)
        for path, item in items.items():
            if item.kind != "mall":
                continue
            ids = self._users(item.origin or item.id, item.id)
            found[path] = replace(item, touched=tuple(self._touched(id_, found.get(f"{id_}.yml")) for id_ in ids))
            for id_ in ids:
                own = found.get(f"{id_}.yml")
                if own and own.event == "följd":
                    del found[f"{id_}.yml"]
        return found

    def _users(self, *malls: str) -> list[str]:
        users = {
            document.id
            for side in (self.before, self.after)
            for document in side.documents.values()
            if document.kind == "insats" and getattr(_said(document), "mall", None) in malls
        }
        return sorted(users)

    def _touched(self, id_: str, own: Item | None) -> Item:
        if own:
            return own if own.event == "följd" else replace(own, shifts=(), changes=())
        document = self.after.documents.get(f"{id_}.yml") or self.before.documents.get(f"{id_}.yml")
        return Item("insats", id_, f"{id_}.yml", _name(document, id_), "följd", id_.partition("/")[0])


def _known(revision: Revision) -> dict[str, tuple[str, str]]:
    return {path: (kind, id_) for kind, id_, path in revision.loaded.tree.files()}


def _said(document: Document | None) -> Record | None:
    """Return what is well formed of a file."""
    return (document.record or document.part) if document else None


def _terms(document: Document | None) -> tuple[Term, ...]:
    record = _said(document)
    return record.terms if isinstance(record, Vocabulary) else ()


def _used(revision: Revision, vocabulary: str) -> Counter[str]:
    """Count the insatser that use each word of a vocabulary."""
    kinds = {f"ordlista:{vocabulary}", "plats" if vocabulary == "geografi" else ""}
    records = (document.record for document in revision.documents.values() if document.kind == "insats")
    return Counter(
        code for record in records if record for code in {code for kind, code in values(record) if kind in kinds}
    )


def _changes(first: Document | None, second: Document | None) -> tuple[Change, ...]:
    """Compare what both sides say themselves; what both have from the same mall is told with the mall."""
    old, new = _said(first), _said(second)
    if not first or not second or old is None or new is None or type(old) is not type(new):
        return ()
    told = [row for row in fields(type(old)) if _is_told(first, row.key) and _is_told(second, row.key)]
    keys = {row.key for row in told}
    if isinstance(old, Insats) and isinstance(new, Insats) and old.mall == new.mall:
        keys -= _inherited(first) & _inherited(second)
    lacking = {row.key for row in told if {_is_lacking(first, row), _is_lacking(second, row)} == {True, False}}
    changes = [
        Change((), row, "försvinner", getattr(old, row.name))
        if _is_lacking(second, row)
        else Change((), row, "tillkommer", None, getattr(new, row.name))
        for row in told
        if row.key in lacking
    ]
    return (*changes, *compare(old, new, keys - lacking - {row.key for row in told if _is_lacking(first, row)}))


def _is_told(document: Document, key: str) -> bool:
    """Tell whether what a file says by a key, be it nothing, is well formed."""
    return document.says(key) or key not in document.source.plain()


def _is_lacking(document: Document, row: Field) -> bool:
    """Tell whether a required key is not there, as may be in a mall: the record then holds an example."""
    return row.required and document.record is None and not document.says(row.key)


def _inherited(document: Document) -> set[str]:
    base, own = document.source.base, document.source.root
    given = base.root.value if base and isinstance(base.root.value, dict) else {}
    return {key for key in given if own.child(key) is None}


def _name(document: Document | None, id_: str) -> str:
    named = document is not None and document.says("namn")
    return str(getattr(_said(document), "name", "") or id_) if named else id_


def _area(path: str) -> str:
    return path.partition("/")[0]


def _is_shut(entry: Entry) -> bool:
    own = (row for row in entry.listings if row.area == entry.area and row not in entry.insats.listings)
    return any(row.heading == CLOSED_HEADING for row in own)


def _access(entry: Entry) -> object:
    """Return all of an insats that its answers depend on."""
    return entry.doors.ways, entry.doors.parts, entry.insats.period, entry.insats.level
