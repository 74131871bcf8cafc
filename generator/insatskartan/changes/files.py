"""Diff two versions of a data file, including broken ones.

A broken file is compared as far as it is well formed. A mall may lack required fields. Values that both versions take
from the same mall are left out: they are reported once, with the mall.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.changes.records import Change, compare
from insatskartan.model.fields import Field, fields
from insatskartan.model.insats import Insats

if TYPE_CHECKING:
    from insatskartan.catalog.loading import Document
    from insatskartan.model.records import Record


def readable_record(document: Document | None) -> Record | None:
    """Return the record of a file, or its well-formed part when the file is broken."""
    return (document.record or document.partial) if document else None


def compare_documents(first: Document | None, second: Document | None) -> tuple[Change, ...]:
    """Return the changes between two versions of a file; none when either cannot be read at all."""
    old, new = readable_record(first), readable_record(second)
    if not first or not second or old is None or new is None or type(old) is not type(new):
        return ()
    shared = [row for row in fields(type(old)) if _is_readable(first, row.key) and _is_readable(second, row.key)]
    keys = {row.key for row in shared}
    if isinstance(old, Insats) and isinstance(new, Insats) and old.mall == new.mall:
        keys -= _inherited(first) & _inherited(second)
    lacking = {row.key for row in shared if {_is_lacking(first, row), _is_lacking(second, row)} == {True, False}}
    came_or_went = [
        Change((), row, "försvinner", getattr(old, row.name))
        if _is_lacking(second, row)
        else Change((), row, "tillkommer", None, getattr(new, row.name))
        for row in shared
        if row.key in lacking
    ]
    return (*came_or_went, *compare(old, new, keys - lacking - {row.key for row in shared if _is_lacking(first, row)}))


def _is_readable(document: Document, key: str) -> bool:
    """Tell whether the value of a key, or its absence, is well formed."""
    return document.says(key) or key not in document.source.plain()


def _is_lacking(document: Document, row: Field) -> bool:
    """Tell whether a required key is missing, as a mall allows: the record then holds an example value."""
    return row.required and document.record is None and not document.says(row.key)


def _inherited(document: Document) -> set[str]:
    base, own = document.source.base, document.source.root
    given = base.root.value if base and isinstance(base.root.value, dict) else {}
    return {key for key in given if own.child(key) is None}


def name(document: Document | None, id_: str) -> str:
    """Return the name that a file gives, or its id."""
    named = document is not None and document.says("namn")
    return str(getattr(readable_record(document), "name", "") or id_) if named else id_
