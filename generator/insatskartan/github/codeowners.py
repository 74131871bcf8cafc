"""Who is asked to review a change in an area's folder: `granskare` of the area files -> a block of `CODEOWNERS`.

Promise: the block holds one line for each area that has reviewers, in the order of folders, and nothing else of the
file is touched. An area without reviewers has no line, so whoever the file names for all (`*`) above the block is
asked; when it names nobody, nobody is.
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
"""How a file begins that did not exist."""


def rows(catalog: Catalog, folder: str) -> Iterator[str]:
    """Yield one line for each area that has reviewers; `folder` is the data folder as seen from the repository."""
    for code in sorted(catalog.areas):
        reviewers = dict.fromkeys(catalog.areas[code].reviewers)
        if reviewers and is_slug(code):
            yield f"/{folder}/{code}/ {' '.join(reviewers)}"


def updated(before: str | None, catalog: Catalog, folder: str) -> str:
    """Return the whole file with its block as it should be; without a block it gets one at the end."""
    block = "\n".join([BEGIN, *rows(catalog, folder), END]) + "\n"
    if before is None:
        return HEAD + block
    head, found, rest = before.partition(BEGIN)
    if not found:
        return before + ("" if before.endswith("\n") or not before else "\n") + block
    return head + block + rest.partition(f"{END}\n")[2]
