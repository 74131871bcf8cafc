"""Two versions of one file -> what each says itself, and what is another; also of files that are not whole.

A broken file is compared as far as it is well formed. A mall may lack what is required, and what a file has from the
same mall on both sides is told with the mall.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.changes.records import Change, compare
from insatskartan.model.fields import Field, fields
from insatskartan.model.insats import Insats

if TYPE_CHECKING:
    from insatskartan.catalog.loading import Document
    from insatskartan.model.records import Record


def said(document: Document | None) -> Record | None:
    """Return what is well formed of a file."""
    return (document.record or document.partial) if document else None


def changes(first: Document | None, second: Document | None) -> tuple[Change, ...]:
    """Compare what both sides say themselves; what both have from the same mall is told with the mall."""
    old, new = said(first), said(second)
    if not first or not second or old is None or new is None or type(old) is not type(new):
        return ()
    told = [row for row in fields(type(old)) if _is_told(first, row.key) and _is_told(second, row.key)]
    keys = {row.key for row in told}
    if isinstance(old, Insats) and isinstance(new, Insats) and old.mall == new.mall:
        keys -= _inherited(first) & _inherited(second)
    lacking = {row.key for row in told if {_is_lacking(first, row), _is_lacking(second, row)} == {True, False}}
    came_or_went = [
        Change((), row, "försvinner", getattr(old, row.name))
        if _is_lacking(second, row)
        else Change((), row, "tillkommer", None, getattr(new, row.name))
        for row in told
        if row.key in lacking
    ]
    return (*came_or_went, *compare(old, new, keys - lacking - {row.key for row in told if _is_lacking(first, row)}))


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


def name(document: Document | None, id_: str) -> str:
    """Return what a file calls itself, or its id."""
    named = document is not None and document.says("namn")
    return str(getattr(said(document), "name", "") or id_) if named else id_
