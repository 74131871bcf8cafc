"""Exakt en försörjning är i fokus: den som rubriken «inte tillgängliga för …» handlar om.

Bra:

    # insatser/_ord/forsorjning.yml
    namn: Försörjning
    förklaring: Vad man lever på.
    begrepp: [{kod: aktivitetsersattning, namn: Aktivitetsersättning, förklaring: Ersättning., i_fokus: ja}]

Fel:

    # insatser/_ord/forsorjning.yml
    namn: Försörjning
    förklaring: Vad man lever på.
    begrepp: [{kod: aktivitetsersattning, namn: Aktivitetsersättning, förklaring: Ersättning.}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.vocabulary import Vocabulary
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "fokus"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield a finding when none or several income sources are in focus, or a term of another vocabulary is."""
    if isinstance(document.record, Vocabulary):
        marked = [i for i, term in enumerate(document.record.terms) if term.in_focus]
        allowed = 1 if document.id == "forsorjning" else 0
        for i in marked[allowed:]:
            yield Finding(("begrepp", i, "i_fokus"), "Bara en försörjning kan vara i fokus.", "Ta bort nyckeln.")
        if allowed and not marked:
            hint = "Skriv «i_fokus: ja» på den försörjning som kartan handlar om."
            yield Finding(("begrepp",), "Ingen försörjning är i fokus.", hint, key=True)
