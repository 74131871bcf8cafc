"""Fixtures shared by all tests: small data folders, and the real ones read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from insatskartan.catalog.catalog import Loaded, load
from support.samples import MINIMAL, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

pytest_plugins = ("support.totals",)

# A busy machine makes an example slow, not wrong.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Return a function that writes files below `insatser/` on top of the minimal ones, and returns that folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "insatser"
        for name, content in {**MINIMAL, **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write


@pytest.fixture(scope="session")
def real() -> Loaded:
    """Return the real data as read."""
    return load(ROOT / "insatser")
