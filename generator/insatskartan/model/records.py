"""What every record of the model is, and how its fields are declared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    from insatskartan.model.constraints import Constraint


class Group(StrEnum):
    """Fields of an insats that the form shows together, in the order of the page: first what changes most often."""

    ROOM = "Antal platser och kontakt"
    ACCESS = "Vem får delta"
    WAYS_IN = "Vägar in och delar"
    TIME = "Tid"
    DESCRIPTION = "Namn och beskrivning"
    RELATIONS = "Slag, huvudman och samband"
    RESULTS = "Resultat och uppföljning"
    SOURCES = "Källor och kontroll"
    OTHER = "Övrigt"


@dataclass(frozen=True)
class Marks:
    """What a declaration says about a field besides its type; `fields` hands it on."""

    group: Group = Group.OTHER
    last_in_group: bool = False
    one_line: bool = False
    """The text is never longer than a line."""
    identity: bool = False
    """Together with the other such fields it tells which thing a row is about; without any, the first field does."""
    address: str = ""
    """`webb`, `e-post` or `telefon` when the text is such an address."""
    internal: bool = False
    """For those who edit; neither pages nor the API show it."""

    def __call__(self, schema: dict[str, Any]) -> None:
        """Leave the JSON Schema as it is; pydantic keeps a callable for extra schema keys on the field."""


def declare(  # noqa: PLR0913 (a declaration says all there is to say about a field)
    key: str,
    label: str,
    explanation: str,
    default: Any = ...,
    example: Any = None,
    *,
    group: Group = Group.OTHER,
    last_in_group: bool = False,
    one_line: bool = False,
    identity: bool = False,
    address: str = "",
    internal: bool = False,
) -> Any:
    """Declare a field: YAML key, label on the page, what it means, an example value, and its `Marks`."""
    examples = None if example is None else [example]
    marks = Marks(group, last_in_group, one_line, identity, address, internal)
    return Field(default, alias=key, title=label, description=explanation, examples=examples, json_schema_extra=marks)


class Record(BaseModel):
    """What all records share: unknown keys are refused and values do not change."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    constraints: ClassVar[tuple[Constraint, ...]] = ()
    """What must hold between its values."""
    instead: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Keys that stand in for required ones, when they are filled in."""


class ShortForm(Record):
    """A record that may also be written as one word, or as a plain text or list where a subclass says so."""

    @classmethod
    def expand(cls, value: Any) -> Any:
        """Return the mapping that a short form abbreviates; fail on any other value."""
        raise NotImplementedError

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        return value if isinstance(value, dict | cls) else cls.expand(value)

    @classmethod
    def short_schema(cls) -> JsonSchemaValue:
        """Return the JSON Schema of the short form."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Allow both forms."""
        long = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [cls.short_schema(), long], "description": long.pop("description", "")}


# Fields that several records share; pydantic copies them. Each record names them last, where they are written.
NOTE = declare("not", "Anmärkning", "Text som visas intill uppgiften.", None)
