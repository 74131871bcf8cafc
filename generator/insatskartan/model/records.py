"""What every record of the model is: declared fields, no unknown keys, values that do not change."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


def declare(key: str, label: str, explanation: str, default: Any = ..., example: Any = None) -> Any:
    """Declare a field: YAML key, label on the page, what it means, and an example value."""
    examples = None if example is None else [example]
    return Field(default, alias=key, title=label, description=explanation, examples=examples)


class Record(BaseModel):
    """What all records share: unknown keys are refused and values do not change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ShortForm(Record):
    """A record that may also be written as one word, or as a plain text or list where a subclass says so."""

    @classmethod
    def expand(cls, value: Any) -> Any:
        """Return the mapping that a short form stands for; refuse what is neither."""
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
