"""What people who know the language keep by hand for the search: `insatser/_sok/`.

How words are split, and what caseworkers write for what the pages say. Every line has a reason, because the next reader
cannot see from a word alone why it is listed.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema

from insatskartan.model.records import Record, declare
from insatskartan.model.scalars import Text, Word, wrong_type

WHOLE: Literal["hel"] = "hel"
"""Written where a word is never split."""
WORDING_KINDS = ("förkortning", "synonym", "närliggande")


def _parts(value: Any) -> tuple[str, ...]:
    if value == WHOLE:
        return ()
    if not isinstance(value, list) or not value or not all(isinstance(part, str) and part.strip() for part in value):
        wrong_type("en lista med delar, eller «hel»", value)
    return tuple(part.strip() for part in value)


Parts = Annotated[
    tuple[str, ...],
    PlainValidator(_parts),
    WithJsonSchema({"anyOf": [{"const": WHOLE}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
"""What a word consists of; empty when it is written «hel»."""
_REASON = declare("skäl", "Skäl", "Varför raden behövs.", example="«ledare» säger något annat.")


class Split(Record):
    """One word that is split in another way than by rule, or not at all."""

    word: Text = declare("ord", "Ord", "Ordet i grundform; böjda former följer med.", example="handledare")
    parts: Parts = declare("delar", "Delar", "Ord som sökningen ska hitta sidan på, eller «hel».", example="hel")
    reason: Text = _REASON


class PartWords(Record):
    """Some words, and why they may be parts or not."""

    words: tuple[Text, ...] = declare("orden", "Orden", "Orden i grundform.", example=["över", "under"])
    reason: Text = _REASON


class Splits(Record):
    """How words are split: `insatser/_sok/delning.yml`."""

    splits: tuple[Split, ...] = declare("delningar", "Delningar", "Ord som delas för hand eller hålls hela.", ())
    never: tuple[PartWords, ...] = declare("aldrig_del", "Aldrig del", "Ord som inte säger något som del.", ())
    also: tuple[PartWords, ...] = declare(
        "också_del", "Också del", "Delar som texterna inte har som egna ord, eller som har tre bokstäver.", ()
    )


class Wording(Record):
    """Some ways to write what pages call something else."""

    written: tuple[Text, ...] = declare("skrivs", "Skrivs", "Det som handläggare skriver.", example=["socbidrag"])
    found_by: tuple[Text, ...] = declare("sök", "Sök", "Det som sidorna skriver.", example=["försörjningsstöd"])
    kind: Annotated[str, Word(*WORDING_KINDS)] = declare(
        "slag", "Slag", "förkortning, synonym (samma sak) eller närliggande (något som liknar).", example="synonym"
    )
    reason: Text = _REASON


class Wordings(Record):
    """What people write: `insatser/_sok/synonymer.yml`. Other words for a term stand with the term, in `_ord/`."""

    wordings: tuple[Wording, ...] = declare(
        "sökord",
        "Sökord",
        "Skrivsätt och det som söks i stället.",
        example=[{"skrivs": ["soc"], "sök": ["socialtjänsten"], "slag": "förkortning", "skäl": "Sägs dagligen."}],
    )
