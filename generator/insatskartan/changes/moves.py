"""Find files that have moved between two revisions: one is gone, and a new one says nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.changes.files import readable_record
from insatskartan.changes.records import similarity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from insatskartan.changes.revision import Revision

MIN_SIMILARITY = 0.6
"""Files at least this similar count as moved."""
_MAX_PAIRS = 40_000
"""With more pairs than this, only files of the same name are compared."""


def find_moves(before: Revision, after: Revision, kinds: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return new paths by old ones, best match first and each file once; `kinds` has kind and id by path."""
    gone = [path for path in before.files if path not in after.files and path in kinds]
    new = [path for path in after.files if path not in before.files and path in kinds]
    all_pairs = len(gone) * len(new) <= _MAX_PAIRS
    ranked = sorted(
        (-score, old, path)
        for old in gone
        for path in new
        if kinds[old][0] == kinds[path][0]
        and (all_pairs or old.rpartition("/")[2] == path.rpartition("/")[2])
        and (score := _similarity(before, after, old, path)) >= MIN_SIMILARITY
    )
    moved: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, path in ranked:
        if old not in moved and path not in taken:
            moved[old] = path
            taken.add(path)
    return moved


def _similarity(before: Revision, after: Revision, old: str, new: str) -> float:
    first, second = readable_record(before.documents.get(old)), readable_record(after.documents.get(new))
    elsewhere = old.partition("/")[0] != new.partition("/")[0]
    if first is None or second is None or (elsewhere and getattr(first, "mall", None)):
        return 0  # what every municipality has according to the same mall is no move
    return similarity(first, second)
