"""En insats kan inte höra ihop med sig själv, och står inte två gånger i samma lista.

Den egna mappen och formen ger insatsen dess egen plats. Under `listningar` skrivs bara de andra.

Bra:

    listningar: [{område: lund, rubrik: övrig}]

Fel:

    listningar: [{område: lund, rubrik: kommunal}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.insats import Insats
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "självhänvisning"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield relations to itself and listings that are implied or repeated."""
    insats = document.record
    if not isinstance(insats, Insats) or document.kind != "insats":
        return
    for i, relation in enumerate(insats.relations):
        if relation.id == document.id:
            yield Finding(("relaterade", i, "id"), "Insatsen hänvisar till sig själv.", "Ta bort raden.")
    if insats.successor == document.id:
        yield Finding(("efterträdare",), "Insatsen kan inte efterträda sig själv.", "Ange en annan, eller «ingen».")
    seen = {(document.area, insats.form)}
    for i, listing in enumerate(insats.listings):
        if (listing.area, listing.heading) in seen:
            message = f"Insatsen står redan under {listing.heading} i {listing.area}."
            yield Finding(("listningar", i), message, "Ta bort raden: egen mapp och form räknas automatiskt.")
        seen.add((listing.area, listing.heading))
