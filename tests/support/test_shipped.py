"""The watch over the shipped data is able to fail."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.samples import ROOT, SKANE
from support.shipped import ShippedDataError

if TYPE_CHECKING:
    from collections.abc import Callable

READING: dict[str, Callable[[], object]] = {
    "a file": lambda: (ROOT / "insatser/_ord/kallor.yml").read_text("utf-8"),
    "a folder": lambda: list((ROOT / "content").iterdir()),
    "files by pattern": lambda: list((ROOT / "insatser").glob("*/*.yml")),
    "what is made of the data": (ROOT / ".github/CODEOWNERS").read_bytes,
    "a build": lambda: subprocess.run([sys.executable, "-c", "", str(ROOT / "mkdocs.yml")], check=True),
    "a command": lambda: subprocess.run([sys.executable, "-c", "", str(ROOT / "insatser")], check=True),
}


@pytest.mark.parametrize("what", READING)
def test_reading_the_shipped_data_fails(what: str) -> None:
    """Whichever way a test reads it, in its own process or by the arguments of another."""
    with pytest.raises(ShippedDataError):
        READING[what]()


def test_a_path_relative_to_the_repository_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the test stands in the repository."""
    monkeypatch.chdir(ROOT)
    with pytest.raises(ShippedDataError):
        os.listdir("insatser")  # noqa: PTH208 - the pathlib way is tested above


def test_the_frozen_copy_may_be_read() -> None:
    """It has the same names below another folder."""
    assert list((SKANE / "insatser").iterdir())
    assert (SKANE / "content/om.md").read_text("utf-8")
