"""A way as a drawing: one column of boxes in the order they are read, arrows between them, narrow enough for a phone.

An arrow to the next box runs straight down. Arrows that pass boxes run on the left, those that go back on the right;
all that leave one box share a lane. Pure geometry, in units that are about one pixel each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.knowledge import Step

WIDTH = 340
LANE = 15
EDGE = 12
"""Between the lanes and the boxes, for the head of an arrow."""
GAP = 28
PADDING = 12
NAME, WHO = 16, 13
"""Sizes of letters."""
LINE = 1.3
HEAD = 5
_NARROW = frozenset("fijlrt.,:;-()'|I ")
_WIDE = frozenset("mwMWÅÄÖABCDEFGHKNOPQRSTUVXYZ")


class Line(NamedTuple):
    """One line of text in a box."""

    text: str
    y: float
    kind: str
    """«namn» or «vem»."""


class Box(NamedTuple):
    """One step."""

    code: str
    name: str
    y: float
    height: float
    lines: tuple[Line, ...]


class Arrow(NamedTuple):
    """A line with its head."""

    path: str
    is_back: bool


class Drawing(NamedTuple):
    """Everything that is drawn."""

    left: float
    """Where the boxes begin."""
    width: float
    """Of the boxes."""
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


class _Lane(NamedTuple):
    """A line beside the boxes: from one step to several others."""

    source: int
    targets: tuple[int, ...]
    place: int
    """0 is nearest to the boxes."""

    @property
    def low(self) -> int:
        """The first box it passes."""
        return min(self.source, *self.targets)

    @property
    def high(self) -> int:
        """The last box it passes."""
        return max(self.source, *self.targets)


def draw(steps: Sequence[Step]) -> Drawing:
    """Return the drawing of steps in their order."""
    places = {step.code: place for place, step in enumerate(steps)}
    led = [[places[code] for code in step.leads_to if code in places] for step in steps]
    down = [tuple(j for j in targets if j > i) for i, targets in enumerate(led)]
    straight = [i for i, targets in enumerate(down) if targets == (i + 1,)]
    forward = _lanes([(i, targets) for i, targets in enumerate(down) if targets and i not in straight])
    up = [tuple(j for j in targets if j < i) for i, targets in enumerate(led)]
    back = _lanes([(i, targets) for i, targets in enumerate(up) if targets])
    left, right = _room(forward), _room(back)
    width = WIDTH - left - right
    boxes = tuple(_boxes(steps, width))
    arrows = [_straight(boxes, i, left + width / 2) for i in straight]
    arrows += [arrow for lane in forward for arrow in _beside(boxes, lane, left, -1)]
    arrows += [arrow for lane in back for arrow in _beside(boxes, lane, left + width, 1)]
    height = boxes[-1].y + boxes[-1].height + 1 if boxes else 0
    return Drawing(left, width, height, boxes, tuple(arrows))


def _room(lanes: Sequence[_Lane]) -> float:
    return EDGE + LANE * (1 + max(lane.place for lane in lanes)) if lanes else 1


def _lanes(wanted: Iterable[tuple[int, tuple[int, ...]]]) -> list[_Lane]:
    """Give each its own line where they run side by side."""
    found: list[_Lane] = []
    for source, targets in wanted:
        low, high = min(source, *targets), max(source, *targets)
        taken = {lane.place for lane in found if lane.low <= high and lane.high >= low}
        place = next(place for place in range(len(found) + 1) if place not in taken)
        found.append(_Lane(source, targets, place))
    return found


def _boxes(steps: Sequence[Step], width: float) -> Iterator[Box]:
    y = 1.0
    for number, step in enumerate(steps, 1):
        name = f"{number}. {step.name}"
        rows = [(text, NAME, "namn") for text in wrap(name, NAME, width - 2 * PADDING)]
        rows += [(text, WHO, "vem") for text in wrap(step.who or "", WHO, width - 2 * PADDING)]
        lines, below = [], y + PADDING - 2
        for text, size, kind in rows:
            below += size * LINE
            lines.append(Line(text, below - size * 0.3, kind))
        height = below + PADDING - y
        yield Box(step.code, name, y, height, tuple(lines))
        y += height + GAP


def _straight(boxes: Sequence[Box], source: int, x: float) -> Arrow:
    start, end = boxes[source].y + boxes[source].height, boxes[source + 1].y
    return Arrow(
        f"M{x:g} {start:g}V{end:g}M{x - HEAD:g} {end - HEAD:g}L{x:g} {end:g}L{x + HEAD:g} {end - HEAD:g}", is_back=False
    )


def _beside(boxes: Sequence[Box], lane: _Lane, edge: float, side: int) -> Iterator[Arrow]:
    """Yield the arrows of a lane; `side` is -1 on the left and 1 on the right of the boxes' `edge`."""
    x = edge + side * (EDGE + LANE * (lane.place + 0.5))
    start = boxes[lane.source].y + boxes[lane.source].height * (0.75 if side < 0 else 0.3)
    for target in lane.targets:
        end = boxes[target].y + boxes[target].height * (0.4 if side < 0 else 0.7)
        tip = edge + side * HEAD
        head = f"M{tip:g} {end - HEAD:g}L{edge:g} {end:g}L{tip:g} {end + HEAD:g}"
        yield Arrow(f"M{edge:g} {start:g}H{x:g}V{end:g}H{edge:g}{head}", is_back=side > 0)


def wrap(text: str, size: float, room: float) -> list[str]:
    """Break a text into lines that fit; a word that is too long for a line is divided with a hyphen."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if length(longer, size) <= room:
            lines[-1] = longer
            continue
        *parts, rest = _divided(word, size, room)
        lines += [*parts, rest]
    return [line for line in lines if line]


def _divided(word: str, size: float, room: float) -> list[str]:
    """Return a word in parts that fit, with a hyphen after all but the last."""
    parts = []
    while length(word, size) > room and len(word) > 2:
        cut = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or length(f"{word[:n]}-", size) <= room)
        parts.append(f"{word[:cut]}-")
        word = word[cut:]
    return [*parts, word]


def length(text: str, size: float) -> float:
    """Return about how long a text is, rather too much than too little: the reader's typeface is not known."""
    return size * sum(0.42 if char in _NARROW else 0.9 if char in _WIDE else 0.68 for char in text)
