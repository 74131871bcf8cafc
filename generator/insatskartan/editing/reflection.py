"""What a reflection was written against, and what has changed since: fingerprints of the insatser in an area's list."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING

from insatskartan.editing.layout import canonical
from insatskartan.model.insats import Material, Reflection
from insatskartan.source.parser import Node, node

if TYPE_CHECKING:
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.insats import Insats

_KEY = str(Reflection.model_fields["material"].alias)

_BESIDE = {"confirmed", "review_every", "remark", "mall"}
"""What does not say anything about the insats itself: who looked at the record when, and where its text stands."""
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
"""Letters only: digits may look like a personnummer, or like a number to other YAML readers."""


@dataclass(frozen=True)
class Changes:
    """What is another than it was when the reflection was written."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    removed: tuple[Material, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything has changed."""
        return bool(self.added or self.changed or self.removed)


def fingerprint(insats: Insats) -> str:
    """Return twelve letters that change when the record says something else, and only then.

    A field that the record does not use leaves no trace, so that fields the model gets later change nothing.
    """
    said = insats.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_BESIDE)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12].translate(_LETTERS)


def material(catalog: Catalog, area: str) -> tuple[Material, ...]:
    """Return what a reflection about an area is written against today, in the order of ids."""
    entries = sorted(catalog.on_page(area), key=lambda entry: entry.id)
    rows = ((entry.id, entry.insats.name, fingerprint(entry.insats)) for entry in entries)
    return tuple(Material.model_validate({"id": id_, "namn": name, "avtryck": seen}) for id_, name, seen in rows)


def put(root: Node, rows: tuple[Material, ...]) -> None:
    """Write the rows into the reflection of an area file's root, in the place of older ones."""
    reflection = root.child("reflektion")
    assert reflection is not None
    assert isinstance(reflection.value, dict)
    reflection.value[_KEY] = _rows(rows)


def written(rows: tuple[Material, ...]) -> str:
    """Return the rows as they stand below `reflektion:` in the file."""
    return indent(canonical(Node({_KEY: _rows(rows)}, 1, 1), Reflection), "  ")


def _rows(rows: tuple[Material, ...]) -> Node:
    return node([row.model_dump(by_alias=True) for row in rows])


def changes(catalog: Catalog, area: str, reflection: Reflection) -> Changes:
    """Compare an area's list with the one its reflection was written against; nothing when that was not noted."""
    if not reflection.material:
        return Changes()
    before = {row.id: row for row in reflection.material}
    now = {entry.id: entry for entry in catalog.on_page(area)}
    return Changes(
        added=tuple(entry for id_, entry in now.items() if id_ not in before),
        changed=tuple(
            entry
            for id_, entry in now.items()
            if id_ in before and before[id_].fingerprint != fingerprint(entry.insats)
        ),
        removed=tuple(row for id_, row in before.items() if id_ not in now),
    )
