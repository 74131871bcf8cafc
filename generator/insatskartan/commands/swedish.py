"""What Python's argparse prints, in Swedish.

argparse looks its sentences up through gettext but ships no Swedish catalogue, so ours is beside this module.
"""

from __future__ import annotations

import gettext
import os
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DOMAIN = "insatskartan"
_LANGUAGE = "LANGUAGE"
"""The environment variable that gettext asks first."""


@contextmanager
def in_swedish() -> Iterator[None]:
    """Let gettext answer in Swedish meanwhile, whatever language the terminal has."""
    domain, language = gettext.textdomain(), os.environ.get(_LANGUAGE)
    gettext.bindtextdomain(DOMAIN, str(files("insatskartan.commands") / "locale"))
    gettext.textdomain(DOMAIN)
    os.environ[_LANGUAGE] = "sv"
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop(_LANGUAGE)
        if language is not None:
            os.environ[_LANGUAGE] = language
