"""Sammanfattningar och beskrivningar har ett LIX på högst 50.

LIX är antalet ord per mening plus andelen ord med fler än sex bokstäver, i procent. Över 50 är texten svår att läsa.
Oftast räcker det att dela en mening eller byta ett långt ord mot två korta.

Texter under 20 ord mäts inte: där ändrar ett enda ord värdet med mer än 5, halva steget mellan två nivåer. Namn på
myndigheter och ord ur ordlistorna räknas som alla andra, för de är lika långa för den som läser. Kortare meningar väger
upp dem, och värdet går att jämföra med andra LIX-räknare. Förkortningars punkter avslutar ingen mening, varje punkt i
en lista är en egen mening, och tal är aldrig långa ord.

Bra:

    beskrivning: >-
      Deltagarna träffar en handledare varje vecka. Hon hjälper dem att välja vad de vill pröva. Sedan letar de efter en
      plats tillsammans.

Fel:

    beskrivning: >-
      Deltagarna erbjuds individanpassad arbetsmarknadspolitisk vägledning, kompetensutveckling, arbetsförberedande
      rehabilitering samt kontinuerlig uppföljning genom återkommande flerpartssamtal tillsammans med handläggare,
      anhöriga och närmaste arbetsledare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity
from insatskartan.text.sentences import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.loading import Document

ID = "lix"
SEVERITY = Severity.WARNING
HARDEST = 50
MIN_WORDS = 20
"""Words; below this one word moves the value by more than 5."""


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each text that is hard to read."""
    for key in ("sammanfattning", "beskrivning"):
        node = document.source.root.child(key)
        if node is None or not isinstance(node.value, str):
            continue
        value = lix(node.value)
        if value is not None and value > HARDEST:
            message = f"Texten har LIX {value:.0f} och är svår att läsa; högst {HARDEST} är bra."
            yield Finding((key,), message, "Dela långa meningar, eller byt långa ord mot vanliga.")


def lix(text: str) -> float | None:
    """Return the LIX of a text, or None when it is too short for the value to mean anything."""
    found = [words(sentence) for sentence in sentences(text)]
    number = sum(map(len, found))
    if number < MIN_WORDS:
        return None
    long = sum(_is_long(word) for sentence in found for word in sentence)
    return number / len(found) + 100 * long / number


def _is_long(word: str) -> bool:
    return len(word) > 6 and sum(map(str.isalpha, word)) > 6
