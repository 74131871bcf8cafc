"""Lay out a pathway: one column of boxes in reading order, with the arrows between them row by row.

An arrow to the next box runs straight down. Arrows that pass boxes run on the left, those that go back on the right;
all that leave one box share a lane. Boxes are text of the page and grow with it, so a row only knows which pieces of
lines are beside its box. Heights are percent of the row, widths are pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from insatskartan.model.topic import Step

LANE, EDGE = 15, 12
"""Distance between two lanes, and between the nearest lane and the boxes."""
IN, OUT = 25, 45
"""How far down a row an arrow comes in and goes out, in percent; a row is its box and the gap below it."""


class Piece(NamedTuple):
    """What one lane draws beside one box: a line from `top` to `bottom`, and perhaps a branch at `at`."""

    away: float
    """How far the lane is from the boxes."""
    top: int
    bottom: int
    at: int | None
    comes_in: bool
    """The branch ends in the box, with a head; otherwise it begins there."""


class Row(NamedTuple):
    """One step with the pieces on its left and right."""

    step: Step
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    leads_down: bool
    """A straight arrow leads to the next box."""


class Drawing(NamedTuple):
    """A pathway ready to be drawn."""

    rows: tuple[Row, ...]
    left: int
    """Number of lanes."""
    right: int

    def room(self, lanes: int) -> int:
        """Return how wide a side with so many lanes is."""
        return EDGE + LANE * lanes if lanes else 0


class _Lane(NamedTuple):
    """A line beside the boxes: from one step to several others."""

    source: int
    targets: tuple[int, ...]
    track: int
    """0 is nearest to the boxes."""

    @property
    def low(self) -> int:
        """The first row it passes."""
        return min(self.source, *self.targets)

    @property
    def high(self) -> int:
        """The last row it passes."""
        return max(self.source, *self.targets)


def draw(steps: Sequence[Step]) -> Drawing:
    """Return the drawing of steps in their order."""
    indices = {step.code: index for index, step in enumerate(steps)}
    led = [[indices[code] for code in step.leads_to if code in indices] for step in steps]
    down = [tuple(j for j in targets if j > i) for i, targets in enumerate(led)]
    up = [tuple(j for j in targets if j < i) for i, targets in enumerate(led)]
    straight = {i for i, targets in enumerate(down) if targets == (i + 1,)}
    left = _lanes((i, targets) for i, targets in enumerate(down) if targets and i not in straight)
    right = _lanes((i, targets) for i, targets in enumerate(up) if targets)
    rows = [Row(step, _pieces(left, i), _pieces(right, i), i in straight) for i, step in enumerate(steps)]
    return Drawing(tuple(rows), _count(left), _count(right))


def _lanes(wanted: Iterable[tuple[int, tuple[int, ...]]]) -> list[_Lane]:
    """Give arrows that run side by side a lane each."""
    lanes: list[_Lane] = []
    for source, targets in wanted:
        lane = _Lane(source, targets, 0)
        taken = {other.track for other in lanes if other.low <= lane.high and other.high >= lane.low}
        track = next(track for track in range(len(lanes) + 1) if track not in taken)
        lanes.append(lane._replace(track=track))
    return lanes


def _count(lanes: Sequence[_Lane]) -> int:
    return max((lane.track + 1 for lane in lanes), default=0)


def _pieces(lanes: Sequence[_Lane], row: int) -> tuple[Piece, ...]:
    return tuple(_piece(lane, row) for lane in lanes if lane.low <= row <= lane.high)


def _piece(lane: _Lane, row: int) -> Piece:
    """Return what a lane draws in a row that it passes, begins in or ends in."""
    at = OUT if row == lane.source else IN if row in lane.targets else None
    top = at if row == lane.low and at is not None else 0
    bottom = at if row == lane.high and at is not None else 100
    return Piece(EDGE + LANE * (lane.track + 0.5), top, bottom, at, comes_in=row != lane.source)
