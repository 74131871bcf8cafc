"""The 290 municipalities: code, name, and the full name with `kommun` in it.

Codes and names are SCB's. A full name is never formed: Lund is «Lunds kommun», but Lomma «Lomma kommun», Kalmar «Kalmar
kommun» and Falun «Falu kommun».
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def names() -> Mapping[str, str]:
    """Return name by code."""
    return {row["kod"]: row["namn"] for row in _rows()}


@cache
def full_names() -> Mapping[str, str]:
    """Return full name by code."""
    return {row["kod"]: row["fullständigt_namn"] for row in _rows()}


def _rows() -> csv.DictReader[str]:
    return csv.DictReader(files("insatskartan.model").joinpath("kommunkoder.csv").read_text("utf-8").splitlines())
