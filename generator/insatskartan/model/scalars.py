"""The kinds of single values a record may hold: text as written -> typed value, or a message in Swedish.

Each is a pydantic type. A failed value raises `PydanticCustomError` whose type is the id of our own rule; `decode`
makes a `Problem` of it. Codes and references are looked up in the `References` given as validation context.
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

from insatskartan.source.problems import quoted, suggestion
from insatskartan.text import dates

MAX_AGE = 120
"""The highest age anybody can write, in whole years."""
UNKNOWN: Literal["okänd"] = "okänd"
"""Written where a figure or a date exists but is missing in the source."""


@dataclass(frozen=True)
class References:
    """What codes and references may point at, while records are read."""

    terms: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Codes by vocabulary."""
    areas: Collection[str] = ()
    """Folder names of all areas."""
    insatser: Collection[str] = ()
    """Ids (`area/slug`) of all insatser that have a file."""


@dataclass(frozen=True)
class Shape:
    """How a kind of value is written; the validators here and the form on the site both use it."""

    name: str
    expected: str
    """What is expected, for the middle of a message."""
    pattern: str = ""
    """What the whole text must match, as Python and JavaScript both read it."""
    highest: int | None = None
    unknown: bool = False
    """Whether «okänd» is allowed."""

    def check(self, value: Any) -> str:
        """Return the text, or fail with what was expected."""
        if self.unknown and value == UNKNOWN:
            return UNKNOWN
        fits = isinstance(value, str) and re.fullmatch(self.pattern, value)
        if not fits or (self.highest is not None and int(value) > self.highest):
            wrong_type(self.expected, value)
        return str(value)


_DIGITS = "[0-9]{1,9}"
TEXT = Shape("text", "text")
WHOLE = Shape("heltal", "ett heltal", _DIGITS)
WHOLE_OR_UNKNOWN = Shape("heltal", "ett heltal eller «okänd»", _DIGITS, unknown=True)
YEARS = Shape("heltal", f"en ålder i hela år (0–{MAX_AGE}) eller «okänd»", "[0-9]{1,3}", MAX_AGE, unknown=True)
NUMBER = Shape("tal", "ett tal eller «okänd»", "-?[0-9]{1,12}([.,][0-9]{1,6})?", unknown=True)
YES = Shape("ja", "«ja» eller «nej»", "ja|nej")
DATE = Shape("datum", "ett datum som finns (2018, 2018-10 eller 2018-10-31)")
DATE_OR_UNKNOWN = Shape("datum", DATE.expected, unknown=True)

MESSAGES = {
    "fel-typ": "Här ska stå {}, men här står {}.",
    "okänt-ord": "Här ska stå något av {}, men här står {}. {}",
    "okänd-kod": "Koden ska finnas i insatser/_ord/{}.yml, men här står {}. {}",
    "hänvisning": "{}, men här står {}. {}",
    "slug": "En kod skrivs med a–z, 0–9 och bindestreck, men här står {}.",
}
"""Messages about single values, for `check` and for the form on the site; `{}` is filled in from the left."""


def fail(rule: str, message: str) -> NoReturn:
    """Stop the validation of one value with a rule id and a message in Swedish."""
    raise PydanticCustomError(rule, "{message}", {"message": message})


DESCRIPTIONS = {type(None): "ett tomt värde", dict: "nycklar med värden", list: "en lista"}


def describe(value: Any) -> str:
    """Describe a value in the words of its author."""
    if isinstance(value, str):
        return quoted(value)
    return DESCRIPTIONS[type(value)] if type(value) in DESCRIPTIONS else quoted(str(value))


def wrong_type(expected: str, value: Any) -> NoReturn:
    """Stop with «Här ska stå …, men här står …»."""
    fail("fel-typ", MESSAGES["fel-typ"].format(expected, describe(value)))


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        wrong_type(TEXT.expected, value)
    return value.strip()


def _whole(shape: Shape) -> Callable[[Any], int | Literal["okänd"]]:
    def read(value: Any) -> int | Literal["okänd"]:
        text = shape.check(value)
        return UNKNOWN if text == UNKNOWN else int(text)

    return read


def _number(value: Any) -> int | float | Literal["okänd"]:
    text = NUMBER.check(value).replace(",", ".")
    if text == UNKNOWN:
        return UNKNOWN
    return float(text) if "." in text else int(text)


def _yes(value: Any) -> bool:
    return YES.check(value) == "ja"


def _date(value: Any) -> str:
    if not isinstance(value, str) or not dates.is_possible(value):
        fail("datum", MESSAGES["fel-typ"].format(DATE.expected, describe(value)))
    return value


def _date_or_unknown(value: Any) -> str:
    return UNKNOWN if value == UNKNOWN else _date(value)


class Word:
    """Marks one of a few words that the model itself declares: `Annotated[str, Word("ja", "nej")]`."""

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
            fail("okänd-kod", MESSAGES["okänt-ord"].format(listed, describe(value), hint).strip())
        return str(value)


class Code:
    """Marks a code of the vocabulary `insatser/_ord/<vocabulary>.yml`: `Annotated[str, Code("metoder")]`."""

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
            message = MESSAGES["okänd-kod"].format(self.vocabulary, describe(text), suggestion(text, known))
            fail("okänd-kod", message.strip())
        return text


@dataclass(frozen=True)
class Reference:
    """Marks a name that must exist: `Annotated[str, Reference(…)]`; without references in the context all names do."""

    name: str
    what: str
    """What is expected, for the beginning of a message."""
    pick: Callable[[References], Collection[str]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Look the name up after the text itself has been read."""
        return core_schema.with_info_after_validator_function(self.check, handler(source))

    def check(self, value: str, info: ValidationInfo) -> str:
        """Return the name, or fail when nothing has it."""
        names: References | None = info.context
        if names is not None and value not in (known := self.pick(names)):
            fail(
                "hänvisning",
                MESSAGES["hänvisning"].format(self.what, describe(value), suggestion(value, known)).strip(),
            )
        return value


@dataclass(frozen=True)
class Mention:
    """Marks a text that may name something: `Annotated[Text, Mention("insatser")]`."""

    name: str


def _places(names: References) -> Collection[str]:
    return {*names.areas, *names.terms.get("geografi", ())}


def _schema(shape: Shape, **keywords: Any) -> WithJsonSchema:
    """Give editors the same message; they show `errorMessage` in place of their own."""
    keywords["errorMessage"] = f"Här ska stå {shape.expected}."
    return WithJsonSchema({"anyOf": [keywords, {"const": UNKNOWN}]} if shape.unknown else keywords)


_PARTIAL_DATE = {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}

Text = Annotated[str, BeforeValidator(_text), TEXT, _schema(TEXT, type=["string", "number"])]
Whole = Annotated[int, PlainValidator(_whole(WHOLE)), WHOLE, _schema(WHOLE, type="integer", minimum=0)]
WholeOrUnknown = Annotated[
    int | Literal["okänd"],
    PlainValidator(_whole(WHOLE_OR_UNKNOWN)),
    WHOLE_OR_UNKNOWN,
    _schema(WHOLE_OR_UNKNOWN, type="integer", minimum=0),
]
Years = Annotated[
    int | Literal["okänd"],
    PlainValidator(_whole(YEARS)),
    YEARS,
    _schema(YEARS, type="integer", minimum=0, maximum=MAX_AGE),
]
Number = Annotated[int | float | Literal["okänd"], PlainValidator(_number), NUMBER, _schema(NUMBER, type="number")]
Yes = Annotated[bool, PlainValidator(_yes), YES, _schema(YES, enum=["ja", "nej"])]
Date = Annotated[str, PlainValidator(_date), DATE, _schema(DATE, **_PARTIAL_DATE)]
"""A full or partial ISO date, as text."""
DateOrUnknown = Annotated[
    str, PlainValidator(_date_or_unknown), DATE_OR_UNKNOWN, _schema(DATE_OR_UNKNOWN, **_PARTIAL_DATE)
]
AREAS = Reference("områden", "Här ska stå namnet på en områdesmapp i insatser/", lambda names: names.areas)
PLACES = Reference("platser", "Här ska stå en områdesmapp eller en kod i insatser/_ord/geografi.yml", _places)
INSATSER = Reference("insatser", "Här ska stå id för en insats som finns («område/fil»)", lambda names: names.insatser)
AreaRef = Annotated[Text, AREAS]
PlaceRef = Annotated[Text, PLACES]
InsatsRef = Annotated[Text, INSATSER]


def _slug(value: str) -> str:
    if not is_slug(value):
        fail("slug", MESSAGES["slug"].format(describe(value)))
    return value


def _id(value: str) -> str:
    if [is_slug(part) for part in value.split("/")] != [True, True]:
        fail("slug", f"Ett id skrivs «område/fil» med a–z, 0–9 och bindestreck, men här står {describe(value)}.")
    return value


def _fingerprint(value: str) -> str:
    if not re.fullmatch("[a-p]{12}", value):
        hint = "Kör «insatskartan material OMRÅDE --write» i stället för att skriva för hand."
        fail("fel-typ", f"Ett avtryck är tolv bokstäver (a–p), men här står {describe(value)}. {hint}")
    return value


def _reviewer(value: str) -> str:
    if not re.fullmatch(r"@[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9][A-Za-z0-9_.-]{0,99})?", value):
        fail("fel-typ", f'En granskare skrivs "@namn" eller "@organisation/grupp", men här står {describe(value)}.')
    return value


Slug = Annotated[Text, AfterValidator(_slug)]
MallName = Annotated[Slug, Mention("mallar")]
InsatsOrText = Annotated[Text, Mention("insatser")]
"""An id, or any text."""
Reviewer = Annotated[Text, AfterValidator(_reviewer)]
"""A reviewer on GitHub: a user, or a team of an organisation."""
InsatsId = Annotated[Text, AfterValidator(_id)]
"""The id of an insats that may be gone."""
Fingerprint = Annotated[Text, AfterValidator(_fingerprint)]
"""A digest of a record in twelve letters; `analysis/reflection.py` makes it."""


def is_slug(text: str) -> bool:
    """Tell whether the text can be part of an address: a-z, 0-9 and single hyphens."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def ascii_slug(text: str) -> str:
    """Return the nearest slug to a text: «Höör» -> «hoor»."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-") or "namn"
