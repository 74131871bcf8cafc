"""All records, cross-linked: what rules, pages and exports read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from insatskartan.catalog import access
from insatskartan.catalog.folder import MALLAR, Kind, Tree, strays
from insatskartan.model.decode import decode, keys
from insatskartan.model.insats import CLOSED_HEADING, HEADINGS, Area, Exemptions, Insats, Listing, Term, Vocabulary
from insatskartan.model.scalars import Names
from insatskartan.model.search_lists import Splits, Wording, Wordings
from insatskartan.model.topic import Topic
from insatskartan.source.parser import Source, read
from insatskartan.source.problems import Problem, quoted
from insatskartan.text import dates
from insatskartan.text.swedish import sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from insatskartan.model.records import Record

K = TypeVar("K")
V = TypeVar("V")
_RECORDS: dict[Kind, type[Record]] = {
    "insats": Insats,
    "mall": Insats,
    "område": Area,
    "ordlista": Vocabulary,
    "kunskap": Topic,
    "undantag": Exemptions,
    "delning": Splits,
    "synonymer": Wordings,
}


@dataclass(frozen=True)
class Document:
    """One file of `insatser/`: as read, and as a record when its shape allows."""

    kind: Kind
    id: str
    """`area/slug` of an insats, folder of an area, file name of a vocabulary, a mall or a topic."""
    source: Source
    record: Record | None
    part: Record | None = None
    """What is well formed of a record that is not; rules look at it."""
    known: frozenset[str] = frozenset()
    """The top-level keys that `part` has from the file."""

    def says(self, key: str) -> bool:
        """Tell whether the file itself gives a well-formed value for a top-level key."""
        return not self.known or key in self.known

    @property
    def area(self) -> str:
        """Folder of an insats."""
        return self.id.partition("/")[0]

    @property
    def slug(self) -> str:
        """File name of an insats without its ending."""
        return self.id.rpartition("/")[2]


@dataclass(frozen=True)
class Entry:
    """One insats with its place in the knowledge base."""

    id: str
    area: str
    file: str
    """Path of the YAML file, relative to the folder above `insatser/`, with `/`."""
    insats: Insats
    listings: tuple[Listing, ...]
    """Every list it belongs to: its own area first, then the others."""
    doors: access.Doors
    """Its doors and those of its parts, with everything they inherit."""
    from_mall: tuple[str, ...] = ()
    """Top-level keys whose value comes from the mall."""
    source: Source | None = field(default=None, repr=False, compare=False)
    """The file as it was read: what a proposal starts from."""

    @property
    def ways(self) -> tuple[access.Way, ...]:
        """Doors of the insats as a whole."""
        return self.doors.ways

    def status(self, today: dt.date) -> str:
        """Planerad, pågående, avslutad or okänd on that day."""
        return access.status(self.insats.period, today)

    def is_due(self, today: dt.date) -> bool:
        """Tell whether the record should have been confirmed again by that day."""
        return dates.months_after(self.insats.confirmed.date, self.insats.review_every) < today


@dataclass(frozen=True)
class Catalog:
    """Everything that was read, in Swedish order of names."""

    insatser: Mapping[str, Entry] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    splits: Splits = field(default_factory=lambda: Splits.model_validate({}))
    """What is kept by hand about compounds."""
    wordings: tuple[Wording, ...] = ()
    """What people write for what pages call something else."""

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, Term]]:
        """Terms by vocabulary and code."""
        return {name: {term.code: term for term in words.terms} for name, words in self.vocabularies.items()}

    @cached_property
    def incomes(self) -> tuple[Term, ...]:
        """All income sources in the order of their vocabulary."""
        return tuple(self.terms.get("forsorjning", {}).values())

    @cached_property
    def focus(self) -> Term | None:
        """The income source that the heading «inte tillgängliga för» is about."""
        return next((term for term in self.incomes if term.in_focus), None)

    @cached_property
    def focus_code(self) -> str:
        """The code of the income source in focus; empty when there is none."""
        return self.focus.code if self.focus else ""

    @cached_property
    def directions(self) -> tuple[str, ...]:
        """The directions that some insats has, in the order of their vocabulary."""
        return self._used_directions(self.insatser.values())

    @cached_property
    def personal_directions(self) -> tuple[str, ...]:
        """The directions that something a person takes part in has, in the order of their vocabulary."""
        return self._used_directions(entry for entry in self.insatser.values() if entry.insats.level == "individ")

    def _used_directions(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        used = {code for entry in entries for code in entry.insats.directions}
        return tuple(code for code in self.terms.get("inriktningar", {}) if code in used)

    @cached_property
    def larger_places(self) -> Mapping[str, frozenset[str]]:
        """For each area: itself and everything that contains it."""
        found: dict[str, set[str]] = {area: {area} for area in self.areas}
        holders: list[tuple[str, Term | Area]] = [*self.terms.get("geografi", {}).items(), *self.areas.items()]
        for code, holder in holders:
            for member in holder.members:
                found.setdefault(member, {member}).add(code)
        for area, record in self.areas.items():
            if record.alliance:
                found[area].add(record.alliance)
        return {area: frozenset(places) for area, places in found.items()}

    @cached_property
    def by_listing(self) -> Mapping[tuple[str, str], tuple[tuple[Entry, Listing], ...]]:
        """Entries by area and heading, each with the listing that put it there."""
        entries = self.insatser.values()
        return _grouped(((row.area, row.heading), (entry, row)) for entry in entries for row in entry.listings)

    def listed(self, area: str, heading: str) -> tuple[tuple[Entry, Listing], ...]:
        """Return what stands under a heading of an area.

        What the förbund of a municipality runs stands there too, unless it is shut to the municipality's residents.
        """
        rows = {entry.id: (entry, listing) for entry, listing in self.by_listing.get((area, heading), ())}
        for entry, listing in self.by_listing.get((self.areas[area].alliance or "", heading), ()):
            if entry.doors.residence(self.larger_places[area]) != "nej":
                rows.setdefault(entry.id, (entry, listing))
        return tuple(rows.values())

    def on_page(self, area: str) -> tuple[Entry, ...]:
        """Return what stands under any heading of an area, once each."""
        found = {entry.id: entry for heading in HEADINGS for entry, _ in self.listed(area, heading)}
        return tuple(found.values())

    def met_by_residents(self, area: str) -> Iterator[Entry]:
        """Yield, in order, all that a resident of a municipality may meet and that is not shut to them.

        That is what its own lists hold, what names the municipality or a place it lies in, and what is open or unclear
        in places near it: the state, and areas that share a larger place with it. An insats at the other end of the
        country that forgets to say for whom it is stands on no list here: lists grow with the data and no faster.
        """
        places = self.larger_places[area]
        ids = {id_ for other in self.near(area) for id_ in self._by_area.get(other, ())}
        ids |= {id_ for place in places for id_ in self._naming.get(place, ())}
        listed = {e.id for place in (area, self.areas[area].alliance) for e in self._on_list.get(place or "", ())}
        for entry in sorted((self.insatser[id_] for id_ in ids | listed), key=lambda entry: self._rank[entry.id]):
            if entry.id in listed or entry.doors.residence(places) != "nej":
                yield entry

    def near(self, area: str) -> frozenset[str]:
        """Return the areas near a municipality, itself included: the state, and what shares a larger place with it."""
        sharing = (self._held_by.get(place, ()) for place in self.larger_places[area])
        return self._everywhere.union(*sharing)

    def of_area(self, area: str) -> Iterator[Entry]:
        """Yield, in order, what an area runs: the files in its folder."""
        return (self.insatser[id_] for id_ in self._by_area.get(area, ()))

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        """Places of the ids in the one order of all insatser."""
        return {id_: place for place, id_ in enumerate(self.insatser)}

    @cached_property
    def _everywhere(self) -> frozenset[str]:
        """Areas that serve the whole country."""
        return frozenset(code for code, area in self.areas.items() if area.kind == "myndighet")

    @cached_property
    def _held_by(self) -> Mapping[str, tuple[str, ...]]:
        """Areas by each larger place that holds them, themselves included."""
        return _grouped((place, area) for area, places in self.larger_places.items() for place in places)

    @cached_property
    def _by_area(self) -> Mapping[str, tuple[str, ...]]:
        """Ids by the area whose folder they stand in."""
        return _grouped((entry.area, entry.id) for entry in self.insatser.values())

    @cached_property
    def _naming(self) -> Mapping[str, tuple[str, ...]]:
        """Ids by the places that some door of theirs is open to by name."""
        return _grouped(
            (place, entry.id)
            for entry in self.insatser.values()
            for place in {place for way in entry.doors.all_ways() for place in way.residence.open_to}
        )

    @cached_property
    def _on_list(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by the areas that list them."""
        return _grouped((listing.area, entry) for entry in self.insatser.values() for listing in entry.listings)

    @cached_property
    def related(self) -> Mapping[str, tuple[tuple[str, str, str | None], ...]]:
        """For each id: (other id, how, note) in both directions; `how` is seen from this insats."""
        found: dict[str, list[tuple[str, str, str | None]]] = {}
        for entry in self.insatser.values():
            for relation in entry.insats.relations:
                found.setdefault(entry.id, []).append((relation.id, relation.how, relation.note))
                found.setdefault(relation.id, []).append((entry.id, INVERSE[relation.how], relation.note))
        return {key: tuple(dict.fromkeys(rows)) for key, rows in found.items()}

    @cached_property
    def kommuner(self) -> Mapping[str, Area]:
        """The areas that are municipalities."""
        return {code: area for code, area in self.areas.items() if area.kind == "kommun"}

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Municipalities of each förbund."""
        return _grouped((area.alliance, code) for code, area in self.kommuner.items() if area.alliance)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the second of each pair by the first, in order."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


INVERSE = {
    "stöds-av": "stöder",
    "stöder": "stöds-av",
    "del-av": "har-del",
    "har-del": "del-av",
    "samverkar-med": "samverkar-med",
    "leder-till": "tar-emot-från",
    "tar-emot-från": "leder-till",
    "liknar": "liknar",
    "förväxla-inte-med": "förväxla-inte-med",
}


@dataclass(frozen=True)
class Loaded:
    """The result of reading a folder: documents for the rules, and all problems of text and shape."""

    tree: Tree
    names: Names
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def exempt(self) -> frozenset[str]:
        """Texts that look like personal data and are none."""
        records = (document.record for document in self.documents)
        return frozenset(row.text for record in records if isinstance(record, Exemptions) for row in record.exemptions)

    def catalog(self) -> Catalog:
        """Link the records that could be read; a broken file leaves a gap and hides nothing else."""
        records = {(document.kind, document.id): document for document in self.documents if document.record}
        terms = {d.id: d.record for d in records.values() if isinstance(d.record, Vocabulary)}
        areas = {d.id: d.record for d in records.values() if isinstance(d.record, Area)}
        focus = (
            next((t.code for t in terms["forsorjning"].terms if t.in_focus), None) if "forsorjning" in terms else None
        )
        entries = [_entry(document, focus) for document in records.values() if document.kind == "insats"]
        entries.sort(key=lambda entry: (sort_key(entry.insats.name), entry.id))
        splits, wordings = records.get(("delning", "delning")), records.get(("synonymer", "synonymer"))
        return Catalog(
            insatser={entry.id: entry for entry in entries},
            areas=dict(sorted(areas.items(), key=lambda item: sort_key(item[1].name))),
            vocabularies=terms,
            topics={d.id: d.record for d in records.values() if isinstance(d.record, Topic)},
            splits=splits.record if splits and isinstance(splits.record, Splits) else Splits.model_validate({}),
            wordings=wordings.record.wordings if wordings and isinstance(wordings.record, Wordings) else (),
        )


def _entry(document: Document, focus: str | None) -> Entry:
    """Give an insats its own listing: the heading of its form, or the closed one when no door is open to the focus."""
    insats = document.record
    assert isinstance(insats, Insats)
    doors = access.Doors(insats)
    closed = focus is not None and doors.income(focus) == "nej"
    heading = CLOSED_HEADING if closed else insats.form
    stated = {(listing.area, listing.heading) for listing in insats.listings}
    own = (
        ()
        if (document.area, heading) in stated
        else (Listing.model_validate({"område": document.area, "rubrik": heading}),)
    )
    base = document.source.base
    written = document.source.root.value
    assert isinstance(written, dict)
    inherited = tuple(key for key in keys(Insats) if base and key not in written and base.root.child(key) is not None)
    return Entry(
        document.id,
        document.area,
        document.source.file,
        insats,
        (*own, *insats.listings),
        doors,
        inherited,
        document.source,
    )


def load(root: Path, only: Collection[str] | None = None) -> Loaded:
    """Read the files below `insatser/`; with `only` (paths below the root) those and the words they need."""
    tree = Tree.scan(root)
    prefix = root.name
    problems: list[Problem] = []
    documents: list[Document] = []
    # Vocabularies first: they may name each other's words.
    words = {path: read(root / path, f"{prefix}/{path}") for kind, _, path in tree.files() if kind == "ordlista"}
    names = Names(
        {id_: _codes(words[path][0]) for kind, id_, path in tree.files() if kind == "ordlista"},
        frozenset(tree.areas),
        frozenset(f"{area}/{slug}" for area, slugs in tree.areas.items() for slug in slugs),
    )
    mallar: dict[str, Source] = {}
    for kind, id_, path in tree.files():
        needed = kind in ("ordlista", "mall", "undantag")
        if only is not None and path not in only and not needed:
            continue
        source, found = words.get(path) or read(root / path, f"{prefix}/{path}")
        if source:
            incomplete = kind == "mall"
            if kind == "insats":
                source.base, incomplete = _mall(source, mallar, found)
            decoded = decode(_RECORDS[kind], source, names)
            found += [
                problem
                for problem in decoded.problems
                # What stands in a mall is reported there; what a mall lacks may stand in the local files.
                if problem.file == source.file and not (incomplete and problem.rule == "saknad-nyckel")
            ]
            documents.append(Document(kind, id_, source, decoded.record, decoded.part, decoded.keys))
            if kind == "mall":
                mallar[id_] = source
        if only is None or path in only:
            problems += found
    problems += [] if only else strays(tree, prefix)
    return Loaded(tree, names, tuple(documents), tuple(problems))


def _mall(source: Source, mallar: Mapping[str, Source], problems: list[Problem]) -> tuple[Source | None, bool]:
    """Return the mall a file names, and whether it names one that does not exist."""
    node = source.root.child("mall")
    if node is None or not isinstance(node.value, str):
        return None, False
    base = mallar.get(node.value)
    if base is None:
        known = ", ".join(sorted(mallar)) or "inga än"
        message = f"Mallen {quoted(node.value)} finns inte i insatser/{MALLAR}/."
        problems.append(
            Problem(source.file, node.line, node.column, "hänvisning", message, f"Mallar som finns: {known}.")
        )
    return base, base is None


def _codes(source: Source | None) -> Collection[str]:
    """Return the codes of a vocabulary file, even when other things in it are wrong: one fault, one message."""
    terms = source.root.child("begrepp") if source else None
    nodes = terms.value if terms and isinstance(terms.value, list) else []
    codes = (node.child("kod") for node in nodes)
    return {code.value: None for code in codes if code and isinstance(code.value, str)}.keys()
