"""The kinds of single values a record may hold: text as written -> typed value, or a message in Swedish.

Each is a pydantic type. A failed value raises `PydanticCustomError` whose type is the id of our own rule; `decode`
makes a `Problem` of it. Codes and references are looked up in the `Names` given as validation context.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, NoReturn

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator import dates
from generator.problems import quoted, suggestion

OLDEST = 120
"""The highest age anybody can write, in whole years."""
UNKNOWN: Literal["okänd"] = "okänd"
"""Written where a figure or a date exists but is missing in the source."""


@dataclass(frozen=True)
class Names:
    """What codes and references may point at, while records are read."""

    terms: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Codes by vocabulary."""
    areas: Collection[str] = ()
    """Folder names of all areas."""
    insatser: Collection[str] = ()
    """Ids (`area/slug`) of all insatser that stand as files."""


def fail(rule: str, message: str) -> NoReturn:
    """Stop the validation of one value with a rule id and a message in Swedish."""
    raise PydanticCustomError(rule, "{message}", {"message": message})


def found(value: Any) -> str:
    """Say what stands there, in the words of the one who wrote it."""
    if value is None:
        return "ett tomt värde"
    if isinstance(value, dict):
        return "nycklar med värden"
    if isinstance(value, list):
        return "en lista"
    return quoted(str(value))


def wrong_type(expected: str, value: Any) -> NoReturn:
    """Stop with «Här ska stå …, men här står …»."""
    fail("fel-typ", f"Här ska stå {expected}, men här står {found(value)}.")


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        wrong_type("text", value)
    return value.strip()


def _whole(value: Any) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}", value):
        wrong_type("ett heltal", value)
    return int(value)


def _whole_or_unknown(value: Any) -> int | Literal["okänd"]:
    if value == UNKNOWN:
        return UNKNOWN
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}", value):
        wrong_type("ett heltal eller «okänd»", value)
    return int(value)


def _years(value: Any) -> int | Literal["okänd"]:
    if value == UNKNOWN:
        return UNKNOWN
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,3}", value) or int(value) > OLDEST:
        wrong_type(f"en ålder i hela år (0–{OLDEST}) eller «okänd»", value)
    return int(value)


def _number(value: Any) -> int | float | Literal["okänd"]:
    if value == UNKNOWN:
        return UNKNOWN
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,12}([.,][0-9]{1,6})?", value):
        wrong_type("ett tal eller «okänd»", value)
    text = value.replace(",", ".")
    return float(text) if "." in text else int(text)


def _yes(value: Any) -> bool:
    if value not in ("ja", "nej"):
        wrong_type("«ja» eller «nej»", value)
    return bool(value == "ja")


def _date(value: Any) -> str:
    if not isinstance(value, str) or not dates.is_possible(value):
        message = f"Här ska stå ett datum som finns (2018, 2018-10 eller 2018-10-31), men här står {found(value)}."
        fail("datum", message)
    return value


def _date_or_unknown(value: Any) -> str:
    return UNKNOWN if value == UNKNOWN else _date(value)


class Word:
    """Mark of a word out of a few that the model itself declares: `Annotated[str, Word("ja", "nej")]`."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Replace pydantic's own check, so that the message is ours."""
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """List the words."""
        return {"enum": list(self.words)}

    def check(self, value: Any) -> str:
        """Return the word, or stop with the words that are allowed."""
        if value not in self.words:
            listed = ", ".join(f"«{word}»" for word in self.words)
            hint = suggestion(value, self.words) if isinstance(value, str) else ""
            fail("okänd-kod", f"Här ska stå något av {listed}, men här står {found(value)}. {hint}".strip())
        return str(value)


class Code:
    """Mark of a code in the vocabulary `insatser/_ord/<vocabulary>.yml`: `Annotated[str, Code("metoder")]`."""

    def __init__(self, vocabulary: str) -> None:
        self.vocabulary = vocabulary

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Look the code up in the names of the validation context."""
        return core_schema.with_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Leave a mark where `schema` puts the codes."""
        return {"type": "string", "x-ordlista": self.vocabulary}

    def check(self, value: Any, info: ValidationInfo) -> str:
        """Return the code, or stop when the vocabulary does not have it."""
        text, names = _text(value), info.context
        if names is not None and text not in (known := names.terms.get(self.vocabulary, ())):
            where = f"Koden ska finnas i insatser/_ord/{self.vocabulary}.yml"
            fail("okänd-kod", f"{where}, men här står {found(text)}. {suggestion(text, known)}".strip())
        return text


def _existing(what: str, pick: Callable[[Names], Collection[str]]) -> AfterValidator:
    """Accept what `pick` finds among the names in the context; without a context everything."""

    def check(value: str, info: ValidationInfo) -> str:
        names: Names | None = info.context
        if names is not None and value not in pick(names):
            fail("hänvisning", f"{what}, men här står {found(value)}. {suggestion(value, pick(names))}".strip())
        return value

    return AfterValidator(check)


def _places(names: Names) -> Collection[str]:
    return {*names.areas, *names.terms.get("geografi", ())}


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "number"]})]
Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
WholeOrUnknown = Annotated[
    int | Literal["okänd"],
    PlainValidator(_whole_or_unknown),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"const": UNKNOWN}]}),
]
Years = Annotated[
    int | Literal["okänd"],
    PlainValidator(_years),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0, "maximum": OLDEST}, {"const": UNKNOWN}]}),
]
Number = Annotated[
    int | float | Literal["okänd"],
    PlainValidator(_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"const": UNKNOWN}]}),
]
Yes = Annotated[bool, PlainValidator(_yes), WithJsonSchema({"enum": ["ja", "nej"]})]
_DATE_SCHEMA = {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
Date = Annotated[str, PlainValidator(_date), WithJsonSchema(_DATE_SCHEMA)]
"""A full or partial ISO date, as text."""
DateOrUnknown = Annotated[
    str, PlainValidator(_date_or_unknown), WithJsonSchema({"anyOf": [_DATE_SCHEMA, {"const": UNKNOWN}]})
]
AreaRef = Annotated[Text, _existing("Här ska stå namnet på en områdesmapp i insatser/", lambda names: names.areas)]
PlaceRef = Annotated[Text, _existing("Här ska stå en områdesmapp eller en kod i insatser/_ord/geografi.yml", _places)]
InsatsRef = Annotated[
    Text, _existing("Här ska stå id för en insats som finns («område/fil»)", lambda names: names.insatser)
]


def _slug(value: str) -> str:
    if not is_slug(value):
        fail("slug", f"En kod skrivs med a–z, 0–9 och bindestreck, men här står {found(value)}.")
    return value


def _id(value: str) -> str:
    if [is_slug(part) for part in value.split("/")] != [True, True]:
        fail("slug", f"Ett id skrivs «område/fil» med a–z, 0–9 och bindestreck, men här står {found(value)}.")
    return value


def _fingerprint(value: str) -> str:
    if not re.fullmatch("[a-p]{12}", value):
        hint = "Kör «insatskartan underlag OMRÅDE --skriv» i stället för att skriva för hand."
        fail("fel-typ", f"Ett avtryck är tolv bokstäver (a–p), men här står {found(value)}. {hint}")
    return value


def _reviewer(value: str) -> str:
    if not re.fullmatch(r"@[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9][A-Za-z0-9_.-]{0,99})?", value):
        fail("fel-typ", f'En granskare skrivs "@namn" eller "@organisation/grupp", men här står {found(value)}.')
    return value


Slug = Annotated[Text, AfterValidator(_slug)]
Reviewer = Annotated[Text, AfterValidator(_reviewer)]
"""Someone at the place where changes are reviewed: a user, or a team of an organisation."""
InsatsId = Annotated[Text, AfterValidator(_id)]
"""An id of an insats that need not exist any more."""
Fingerprint = Annotated[Text, AfterValidator(_fingerprint)]
"""What a record said, in twelve letters; `reflection` makes them."""


def is_slug(text: str) -> bool:
    """Tell whether the text is fit for an address: a-z, 0-9 and single hyphens."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def ascii_slug(text: str) -> str:
    """Return the nearest slug to a text: «Höör» -> «hoor»."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-") or "namn"
