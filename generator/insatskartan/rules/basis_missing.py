"""Ett ja vilar på något: skriv grund när någon får delta.

Att någon får delta är det viktigaste en sida säger. Därför ska det synas om källan säger det, eller om vi har tolkat.

Bra:

    försörjning: {öppen_för: [aktivitetsersattning], grund: uttryckligt}

Fel:

    försörjning: {öppen_för: [aktivitetsersattning]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.access import Age, Decision, Income, Residence
from insatskartan.rules.finding import Context, Finding, written
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document
    from insatskartan.model.records import Record

ID = "grund-saknas"
SEVERITY = Severity.WARNING


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each claim that somebody may take part, and does not say what it rests on."""
    for path, record in written(document):
        if _welcomes(record) and not getattr(record, "basis", None):
            message = f"«{path[-1]}» säger att någon får delta, men inte vad det vilar på."
            yield Finding(path, message, "Skriv grund: uttryckligt, rubrik eller tolkning.")


def _welcomes(record: Record) -> bool:
    if isinstance(record, Residence | Income):
        return bool(record.open_to) or (record.others == "ja" and not record.others_basis)
    if isinstance(record, Age):
        return record.answer == "alla"
    return isinstance(record, Decision) and record.answer == "inga"
