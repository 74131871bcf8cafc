"""Read the files of a folder into documents, and link those that are whole into a catalog."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from insatskartan.catalog import access
from insatskartan.catalog.catalog import Catalog, Entry
from insatskartan.catalog.folder import Tree, strays
from insatskartan.model.area import Area
from insatskartan.model.constraints import declared
from insatskartan.model.decode import decode
from insatskartan.model.fields import keys
from insatskartan.model.files import FILES, MALLAR
from insatskartan.model.insats import CLOSED_HEADING, Insats, Listing
from insatskartan.model.scalars import References
from insatskartan.model.search_lists import Splits, Wordings
from insatskartan.model.topic import Topic
from insatskartan.model.vocabulary import Exemptions, Vocabulary
from insatskartan.source.parser import read
from insatskartan.source.problems import Problem, quoted
from insatskartan.text.swedish import sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from insatskartan.catalog.folder import DataFile
    from insatskartan.model.constraints import Occurrence
    from insatskartan.model.files import Kind
    from insatskartan.model.records import Record
    from insatskartan.source.nodes import Source

NEEDED = ("ordlista", "mall", "undantag")
"""Kinds that are read even when other files are asked for: they decide what is right in those."""


@dataclass(frozen=True)
class Document:
    """One file of `insatser/`: as read, and as a record when its shape allows."""

    kind: Kind
    id: str
    """`area/slug` of an insats, folder of an area, file name of a vocabulary, a mall or a topic."""
    source: Source
    record: Record | None
    partial: Record | None = None
    """The well-formed keys of a record that is broken elsewhere; rules look at it."""
    known: frozenset[str] = frozenset()
    """The top-level keys that `partial` has from the file."""

    def says(self, key: str) -> bool:
        """Tell whether the file itself gives a well-formed value for a top-level key."""
        return not self.known or key in self.known

    @cached_property
    def declared(self) -> Mapping[str, Sequence[Occurrence]]:
        """The constraints of its records, by rule; several rules ask."""
        return declared(self.record) if self.record else {}

    @property
    def area(self) -> str:
        """Folder of an insats."""
        return self.id.partition("/")[0]

    @property
    def slug(self) -> str:
        """File name of an insats without its ending."""
        return self.id.rpartition("/")[2]


@dataclass(frozen=True)
class Loaded:
    """The result of reading a folder: documents for the rules, and all problems of text and shape."""

    tree: Tree
    references: References
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
    problems: list[Problem] = []
    documents: list[Document] = []
    # Vocabularies first: they may name each other's words.
    words = {file: _read(root, file) for file in tree.files if file.kind == "ordlista"}
    references = _references(tree, {file.id: source for file, (source, _) in words.items()})
    mallar: dict[str, Source] = {}
    for file in tree.files:
        if only is not None and file.path not in only and file.kind not in NEEDED:
            continue
        source, found = words.get(file) or _read(root, file)
        if source:
            document, more = _document(file, source, references, mallar)
            documents.append(document)
            found += more
        if only is None or file.path in only:
            problems += found
    problems += [] if only else strays(tree, root.name)
    return Loaded(tree, references, tuple(documents), tuple(problems))


def _read(root: Path, file: DataFile) -> tuple[Source | None, list[Problem]]:
    return read(root / file.path, f"{root.name}/{file.path}")


def _references(tree: Tree, vocabularies: Mapping[str, Source | None]) -> References:
    return References(
        {name: _codes(source) for name, source in vocabularies.items()},
        frozenset(tree.areas),
        frozenset(file.id for file in tree.files if file.kind == "insats"),
    )


def _document(
    file: DataFile, source: Source, references: References, mallar: dict[str, Source]
) -> tuple[Document, list[Problem]]:
    """Decode a file; a mall joins the others, where the files read after it find it."""
    problems: list[Problem] = []
    incomplete = file.kind == "mall"
    if file.kind == "insats":
        source.base, incomplete = _mall(source, mallar, problems)
    decoded = decode(FILES[file.kind].record, source, references)
    problems += [
        problem
        for problem in decoded.problems
        # A problem in a mall is reported there; the local files may have what a mall lacks.
        if problem.file == source.file and not (incomplete and problem.rule == "saknad-nyckel")
    ]
    if file.kind == "mall":
        mallar[file.id] = source
    return Document(file.kind, file.id, source, decoded.record, decoded.partial, decoded.keys), problems


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
