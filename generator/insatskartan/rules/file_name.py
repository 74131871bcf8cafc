"""Filens namn blir insatsens adress: a–z, 0–9 och bindestreck, och bildat av namnet.

Namnet i filen och filens namn ska höra ihop, så att den som läser adressen förstår vart den leder. Filnamnet får vara
kortare än namnet, men dess ord ska finnas i `namn`, `fullständigt_namn` eller `alternativa_namn`.

Bra:

    # insatser/lund/traffpunkten.yml
    namn: Träffpunkten

Fel:

    # insatser/lund/Träffpunkten.yml
    namn: Träffpunkten
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.insats import Insats
from insatskartan.model.scalars import ascii_slug, is_slug
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "filnamn"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield a file or folder name that cannot be an address, and one that has nothing to do with the record's name."""
    for part in document.id.split("/"):
        if not is_slug(part):
            better = ascii_slug(part)
            message = f"Namnet «{part}» får bara innehålla a–z, 0–9 och bindestreck."
            yield Finding((), message, f"Byt namn till «{better}».", position=(1, 1))
    record = document.record
    if isinstance(record, Insats) and document.kind == "insats" and is_slug(document.slug):
        if document.slug == ascii_slug(record.name):
            return
        names = (record.name, record.full_name or "", *record.other_names, record.mall or "")
        known = {word for name in names for word in ascii_slug(str(name)).split("-")}
        if not _made_of(document.slug, known, ascii_slug(record.name)):
            message = f"Filen heter «{document.slug}» men insatsen {quoted(record.name)}."
            yield Finding(("namn",), message, f"Byt filens namn till {quoted(ascii_slug(record.name) + '.yml')}.")


def _made_of(slug: str, words: set[str], name: str) -> bool:
    return slug.replace("-", "") in name.replace("-", "") or all(
        any(word.startswith(part) for word in words) for part in slug.split("-")
    )
