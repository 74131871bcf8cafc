"""Write into an area file what its reflection was written about."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from insatskartan.editing.layout import canonical
from insatskartan.model.area import Reflection
from insatskartan.model.fields import key_of
from insatskartan.source.nodes import Node, node

if TYPE_CHECKING:
    from insatskartan.model.area import Material

_KEY = key_of(Reflection, "material")


def put(root: Node, rows: tuple[Material, ...]) -> None:
    """Write the rows into the reflection of an area file's root, replacing older ones."""
    reflection = root.child("reflektion")
    assert reflection is not None
    assert isinstance(reflection.value, dict)
    reflection.value[_KEY] = _rows(rows)


def render(rows: tuple[Material, ...]) -> str:
    """Return the rows as YAML, indented as they are below `reflektion:` in the file."""
    return indent(canonical(Node({_KEY: _rows(rows)}, 1, 1), Reflection), "  ")


def _rows(rows: tuple[Material, ...]) -> Node:
    return node([row.model_dump(by_alias=True) for row in rows])
