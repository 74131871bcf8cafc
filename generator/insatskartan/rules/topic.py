"""Ett ämne har det som dess typ behöver: en väg har steg, en metod säger vilken metod den handlar om.

Varje steg har en egen kod, och «leder_till» nämner steg som finns i filen.

Bra:

    # insatser/_kunskap/exempel.yml
    namn: Exempel
    typ: väg
    sammanfattning: Ett exempel.
    steg:
      - {kod: kartlaggning, namn: Kartläggning, leder_till: [plan]}
      - {kod: plan, namn: Plan}
    källor: [{dokument: rapporten}]

Fel:

    # insatser/_kunskap/exempel.yml
    namn: Exempel
    typ: väg
    sammanfattning: Ett exempel.
    steg:
      - {kod: kartlaggning, namn: Kartläggning, leder_till: [plann]}
      - {kod: plan, namn: Plan}
    källor: [{dokument: rapporten}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.topic import Topic
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity, quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "ämne"
SEVERITY = Severity.ERROR


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield missing keys, repeated codes, and steps that lead nowhere."""
    topic = document.record
    if not isinstance(topic, Topic):
        return
    if topic.kind == "väg" and not topic.steps and document.says("steg"):
        yield Finding(("typ",), "En väg ska ha steg.", "Skriv dem under «steg».")
    if topic.kind == "metod" and not topic.method and document.says("metod"):
        yield Finding(("typ",), "En metod ska ha koden för metoden.", "Skriv den under «metod».")
    yield from _loose_ends(topic)


def _loose_ends(topic: Topic) -> Iterator[Finding]:
    codes = [step.code for step in topic.steps]
    for index, step in enumerate(topic.steps):
        if step.code in codes[:index]:
            yield Finding(("steg", index, "kod"), f"Koden {quoted(step.code)} har ett annat steg redan.")
        for position, code in enumerate(step.leads_to):
            if code not in codes:
                message = f"Här ska stå koden för ett steg i filen, men här står {quoted(code)}."
                yield Finding(("steg", index, "leder_till", position), message, suggestion(code, codes))
