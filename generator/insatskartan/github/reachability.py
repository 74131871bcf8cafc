"""Find web addresses that do not respond, and count for how many nights in a row.

The function that asks the network is an argument, so that tests and offline runs need none.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from pydantic import PositiveInt, TypeAdapter, ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from insatskartan.catalog.catalog import Catalog

TIMEOUT = 20
"""Seconds to wait for a response."""
_USER_AGENT = "Insatskartan (kontroll av webbadresser)"
_ALIVE_CODES = frozenset({401, 403, 405, 429})
"""Status codes that prove a server exists although it rejects bots."""

_COUNTS = TypeAdapter(dict[str, PositiveInt])


def addresses(catalog: Catalog) -> list[str]:
    """Return every web address of a contact, once, sorted."""
    return sorted({row.web for entry in catalog.insatser.values() for row in entry.insats.contacts if row.web})


def count_nights(urls: Collection[str], before: Mapping[str, int], responds: Callable[[str], bool]) -> dict[str, int]:
    """Return the addresses that do not respond, with their nights in a row; one that responds again is dropped."""
    ordered = sorted(urls)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(responds, ordered))
    return {url: before.get(url, 0) + 1 for url, ok in zip(ordered, results, strict=True) if not ok}


def read_counts(text: str) -> dict[str, int] | None:
    """Return the counts that an earlier run wrote; None when the file is something else."""
    try:
        return _COUNTS.validate_json(text, strict=True)
    except ValidationError:
        return None


def responds(url: str) -> bool:
    """Request an https address and tell whether it responds; no other scheme is requested."""
    if not url.startswith("https://"):
        return False
    try:
        request = urllib.request.Request(url, headers={"User-Agent": _USER_AGENT})  # noqa: S310
        with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310
            return True
    except urllib.error.HTTPError as error:
        return error.code in _ALIVE_CODES
    except (OSError, ValueError):
        return False
