"""Write the reviewers of each area (`granskare` of the area files) as a block of `CODEOWNERS`.

Promise: the block has one line for each area with reviewers, in the order of folders, and the rest of the file is not
touched. An area without reviewers has no line, so GitHub asks whoever the file names for everything (`*`) above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.scalars import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.catalog import Catalog

PATH = ".github/CODEOWNERS"
BEGIN = "# Början på raderna för områden. Skriv inte här: «insatskartan codeowners» gör dem av granskare i _område.yml."
END = "# Slut på raderna för områden."
HEAD = """\
# Vem som tillfrågas när något ändras. Den sista raden som stämmer gäller.
# En rad «* @namn» här ovanför områdena gäller allt som inte har egna granskare.

"""
"""The beginning of a new file."""


def lines(catalog: Catalog, folder: str) -> Iterator[str]:
    """Yield one line for each area with reviewers; `folder` is the data folder's path in the repository."""
    for code in sorted(catalog.areas):
        reviewers = dict.fromkeys(catalog.areas[code].reviewers)
        if reviewers and is_slug(code):
            yield f"/{folder}/{code}/ {' '.join(reviewers)}"


def update(before: str | None, catalog: Catalog, folder: str) -> str:
    """Return the whole file with its block replaced, or with a new one at the end."""
    block = "\n".join([BEGIN, *lines(catalog, folder), END]) + "\n"
    if before is None:
        return HEAD + block
    head, begin, rest = before.partition(BEGIN)
    if not begin:
        return before + ("" if before.endswith("\n") or not before else "\n") + block
    return head + block + rest.partition(f"{END}\n")[2]
