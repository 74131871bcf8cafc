"""Den som kan ändra ett villkor står i källan, och det syns var.

En rekommendation om att någon borde ändra något säger inte vem som bestämmer. Skriv `kan_ändras_av` bara när källan gör
det, och stället bredvid.

Bra:

    bosatt: {öppen_för: [lund], övriga: nej, kan_ändras_av: Styrelsen, kan_ändras_ställe: Protokollet sida 3}

Fel:

    bosatt: {öppen_för: [lund], övriga: nej, kan_ändras_av: Styrelsen}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.access import Income, Residence
from insatskartan.rules.finding import Context, Finding, written
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "ändras-av"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each statement of who can change a condition that does not say where the source says so."""
    for path, record in written(document):
        if isinstance(record, Residence | Income) and record.changed_by and not record.changed_by_source:
            message = f"«kan_ändras_av» under «{path[-1]}» säger inte var källan skriver det."
            yield Finding((*path, "kan_ändras_av"), message, "Skriv stället i «kan_ändras_ställe», eller ta bort båda.")
