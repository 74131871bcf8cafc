"""Data may change without a test failing: opening the shipped data inside a test run fails at once.

The data of the tests is the frozen copy (`support.samples.SKANE`) and small made folders.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from support.samples import ROOT

NAMES = ("insatser", "content", "sources", ".vscode/schema", ".github/CODEOWNERS")
"""What editors change, and what commands make of it."""
SHIPPED = tuple(str(ROOT / name) for name in NAMES)
SETTINGS = str(ROOT / "mkdocs.yml")
"""A build from here reads the shipped data, in a process of its own."""
READING = ("open", "os.listdir", "os.scandir")


class ShippedDataError(Exception):
    """A test reads data that anybody may change."""


def _is_shipped(path: object) -> bool:
    """Tell whether a path lies in the shipped data; those relative to the repository too."""
    if not isinstance(path, str):
        return False
    whole = path if path.startswith("/") else os.path.abspath(path)  # noqa: PTH100 - runs at every opened file
    return any(whole == name or whole.startswith(f"{name}/") for name in SHIPPED)


def _is_within_a_folder(event: str, arguments: tuple[Any, ...]) -> bool:
    """Tell whether a relative path may belong to an open folder, as it does for `shutil.rmtree`; the event does not say."""
    return event == "open" and arguments[1] is None and not str(arguments[0]).startswith("/")


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in READING and not _is_within_a_folder(event, arguments) and _is_shipped(arguments[0]):
        raise ShippedDataError(f"{arguments[0]} kan ändras när som helst. Läs tests/sites/skane i stället.")
    if event == "subprocess.Popen":
        words = [arguments[1]] if isinstance(arguments[1], str) else list(map(os.fspath, arguments[1] or ()))
        if any(word == SETTINGS or _is_shipped(word) for word in words if str(word).startswith("/")):
            raise ShippedDataError(
                f"{words} läser data som kan ändras när som helst. Bygg tests/sites/skane i stället."
            )


def pytest_configure() -> None:
    """Watch from before the first test is collected."""
    sys.addaudithook(_watch)
