"""The date a site is built for: an argument everywhere else, decided here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

_SWEDEN = ZoneInfo("Europe/Stockholm")


def today(environment: Mapping[str, str]) -> dt.date:
    """Return the day in Sweden, or that of SOURCE_DATE_EPOCH (seconds since 1970) when the environment sets it."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), _SWEDEN) if epoch else dt.datetime.now(_SWEDEN)
    return moment.date()
