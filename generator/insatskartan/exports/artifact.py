"""What an export yields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """One finished file of the site."""

    path: str
    """Relative to the site's root, with `/`."""
    data: bytes
