"""Outputs beside the pages: one module each, listed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.exports import api, form

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.exports.artifact import Artifact


def build(catalog: Catalog, today: dt.date) -> Iterator[Artifact]:
    """Yield every file of open data, and those of the form for proposals."""
    yield from api.artifacts(catalog, today)
    yield from form.artifacts(catalog)


def write(catalog: Catalog, today: dt.date, site: Path) -> None:
    """Write every file of open data below a folder."""
    made: set[Path] = set()
    for artifact in build(catalog, today):
        path = site / artifact.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(artifact.data)
