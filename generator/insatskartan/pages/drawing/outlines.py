"""Draw the outlines of municipalities in frames that are just large enough for those of the catalog.

`tools/outlines.py` makes `kommungranser.json`. Its paths are drawn unchanged; only the frame is chosen here.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from insatskartan.model.area import Area

MARGIN = 0.02
"""Around a drawing, as part of its width."""
WIDTH = 1000
"""Of every drawing, in its own units, so that letters and lines have the same size in all."""


class Shape(NamedTuple):
    """One municipality."""

    kommun: str
    path: str
    x: float
    y: float
    """Centre of its name."""
    room: float
    """Distance from there to the border."""


class Drawing(NamedTuple):
    """Municipalities of one county."""

    shapes: tuple[Shape, ...]
    scale: float
    """From the units of the paths to those of the drawing."""
    left: float
    top: float
    height: float


@cache
def _outlines() -> dict[str, dict[str, Any]]:
    text = (files("insatskartan.pages.drawing") / "kommungranser.json").read_text("utf-8")
    outlines: dict[str, dict[str, Any]] = json.loads(text)["kommuner"]
    return outlines


def drawings(kommuner: Mapping[str, Area]) -> tuple[Drawing, ...]:
    """Return a drawing for each county (län, the first two digits of a kommunkod) that has at least two of them.

    A single drawing would shrink neighbours to dots as soon as a municipality far away joins.
    """
    counties: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for kommun, area in kommuner.items():
        if area.kommunkod in _outlines():
            counties.setdefault(area.kommunkod[:2], []).append((kommun, _outlines()[area.kommunkod]))
    return tuple(_drawing(known) for known in counties.values() if len(known) > 1)


def _drawing(known: Sequence[tuple[str, dict[str, Any]]]) -> Drawing:
    left, top = (min(outline["ram"][side] for _, outline in known) for side in (0, 1))
    right, bottom = (max(outline["ram"][side] for _, outline in known) for side in (2, 3))
    margin = MARGIN * (right - left)
    scale = WIDTH / (right - left + 2 * margin)
    left, top = left - margin, top - margin
    shapes = tuple(
        Shape(kommun, outline["bana"], (x - left) * scale, (y - top) * scale, room * scale)
        for kommun, outline in known
        for x, y, room in (outline["mitt"],)
    )
    # From north to south, so that Tab goes down the page.
    return Drawing(tuple(sorted(shapes, key=lambda shape: shape.y)), scale, left, top, (bottom + margin - top) * scale)
