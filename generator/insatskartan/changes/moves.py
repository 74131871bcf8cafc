"""Two revisions -> which file has moved where: one that is gone, and a new one that says much of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.changes.files import said
from insatskartan.changes.records import share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from insatskartan.changes.revision import Revision

SAME = 0.6
"""As large a part of what the two say must be the same in both."""
_MANY = 40_000
"""With more pairs of files than this, only those of the same file name are compared."""


def moves(before: Revision, after: Revision, kinds: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return new paths by old; `kinds` are kind and id of the files that are read. The likest first, each file once."""
    gone = [path for path in before.files if path not in after.files and path in kinds]
    new = [path for path in after.files if path not in before.files and path in kinds]
    few = len(gone) * len(new) <= _MANY
    likest = sorted(
        (-score, old, path)
        for old in gone
        for path in new
        if kinds[old][0] == kinds[path][0]
        and (few or old.rpartition("/")[2] == path.rpartition("/")[2])
        and (score := _likeness(before, after, old, path)) >= SAME
    )
    moved: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, path in likest:
        if old not in moved and path not in taken:
            moved[old] = path
            taken.add(path)
    return moved


def _likeness(before: Revision, after: Revision, old: str, new: str) -> float:
    first, second = said(before.documents.get(old)), said(after.documents.get(new))
    elsewhere = old.partition("/")[0] != new.partition("/")[0]
    if first is None or second is None or (elsewhere and getattr(first, "mall", None)):
        return 0  # what every municipality has according to the same mall is no move
    return share(first, second)
