"""Compare an area's list of insatser with the one its reflection was written about.

A reflection keeps a fingerprint of each insats that it was written about. `editing/reflection.py` writes them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from insatskartan.model.area import Material

if TYPE_CHECKING:
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.area import Reflection
    from insatskartan.model.insats import Insats

_IGNORED = {"confirmed", "review_every", "remark", "mall"}
"""Fields that say nothing about the insats itself: who looked at the record and when, and where its text is kept."""
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
"""Letters only: digits may look like a personnummer, or like a number to other YAML readers."""


@dataclass(frozen=True)
class Changes:
    """How an area's list differs from the one that its reflection was written about; true when it does."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    removed: tuple[Material, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything has changed."""
        return bool(self.added or self.changed or self.removed)


def fingerprint(insats: Insats) -> str:
    """Return twelve letters that change when the meaning of the record changes, and only then.

    A field that the record does not use leaves no trace, so a field that the model gets later changes no fingerprint.
    """
    values = insats.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_IGNORED)
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12].translate(_LETTERS)


def material(catalog: Catalog, area: str) -> tuple[Material, ...]:
    """Return what a reflection about an area would be written about today, ordered by id."""
    entries = sorted(catalog.on_page(area), key=lambda entry: entry.id)
    return tuple(
        Material.model_validate(
            {"id": entry.id, "namn": entry.insats.name, "avtryck": fingerprint(entry.insats)},
        )
        for entry in entries
    )


def changes(catalog: Catalog, area: str, reflection: Reflection) -> Changes:
    """Compare an area's list with what its reflection was written about; no changes when that was not recorded."""
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
