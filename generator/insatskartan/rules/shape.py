"""Help texts for problems of shape, from `shape.yml`: what `source` and `decode` find before any rule runs."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

HELP: Mapping[str, str] = yaml.safe_load(files("insatskartan.rules").joinpath("shape.yml").read_text("utf-8"))
"""Help by rule id; a mapping in the form of the docstrings of rules."""
