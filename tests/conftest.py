"""Fixtures shared by all tests: small data folders, the frozen copy read once, and sites built once."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from insatskartan.catalog.loading import Loaded, load
from support.samples import MINIMAL, SKANE
from support.sites import build_once

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

pytest_plugins = ("support.shards", "support.shipped", "support.totals")

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
    """Return the frozen copy of the shipped data as read."""
    return load(SKANE / "insatser")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new folder that all pytest-xdist workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def build(shared_folder: Path) -> Callable[[Path, Mapping[str, str]], Path]:
    """Return a function that builds the site of a configuration under some settings, once for all workers."""
    return partial(build_once, shared_folder)
