"""Outputs beside the pages: one module each, listed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports import api

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.catalog import Catalog
    from generator.exports.artifact import Artifact


def build(catalog: Catalog, today: dt.date) -> Iterator[Artifact]:
    """Yield every file of open data."""
    yield from api.artifacts(catalog, today)
