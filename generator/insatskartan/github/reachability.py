"""Which web addresses answer, and for how many nights in a row they have not.

Asking the network is an argument, so that tests and offline runs need none.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from insatskartan.catalog.catalog import Catalog

TIMEOUT = 20
"""Seconds an address has to answer in."""
_AGENT = "Insatskartan (kontroll av webbadresser)"
_THERE = frozenset({401, 403, 405, 429})
"""Answers of a server that is there, but will not talk to programs."""


def addresses(catalog: Catalog) -> list[str]:
    """Return every web address of a contact, once, sorted."""
    return sorted({row.web for entry in catalog.insatser.values() for row in entry.insats.contacts if row.web})


def nights(there: Collection[str], before: Mapping[str, int], answers: Callable[[str], bool]) -> dict[str, int]:
    """Return the addresses that do not answer, with the nights in a row; those that answer again are forgotten."""
    ordered = sorted(there)
    with ThreadPoolExecutor(8) as pool:
        well = list(pool.map(answers, ordered))
    return {url: before.get(url, 0) + 1 for url, answered in zip(ordered, well, strict=True) if not answered}


def remembered(text: str) -> dict[str, int] | None:
    """Return the counts of a file that an earlier run has written; None when it is something else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    well = isinstance(found, dict) and all(type(number) is int and number > 0 for number in found.values())
    return found if well else None


def answers(url: str) -> bool:
    """Ask an https address whether it is there; no other address is asked."""
    if not url.startswith("https://"):
        return False
    try:
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT})  # noqa: S310
        with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310
            return True
    except urllib.error.HTTPError as error:
        return error.code in _THERE
    except (OSError, ValueError):
        return False
