"""The outlines of municipalities as a drawing that is just large enough for those that are covered.

`kommungranser.json` is made by `tools/outlines.py`. Its paths are drawn as they stand; only the frame is chosen here.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Area

MARGIN = 0.02
"""Of the drawing's width, around it."""
WIDTH = 1000
"""Of every drawing, in its own units, so that letters and lines have the same size on all."""


class Shape(NamedTuple):
    """One municipality."""

    kommun: str
    path: str
    x: float
    y: float
    """Where its name stands."""
    room: float
    """How far it is from there to the border."""


class Drawing(NamedTuple):
    """All municipalities that are covered."""

    shapes: tuple[Shape, ...]
    scale: float
    """From the units of the paths to those of the drawing."""
    left: float
    top: float
    height: float


@cache
def _outlines() -> dict[str, dict[str, Any]]:
    text = (files("generator") / "kommungranser.json").read_text("utf-8")
    outlines: dict[str, dict[str, Any]] = json.loads(text)["kommuner"]
    return outlines


def drawing(kommuner: Mapping[str, Area]) -> Drawing | None:
    """Return the outlines of municipalities by their kommunkod; None when none is known."""
    known = [
        (kommun, _outlines()[area.kommunkod])
        for kommun, area in kommuner.items()
        if area.kommunkod and area.kommunkod in _outlines()
    ]
    if not known:
        return None
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
