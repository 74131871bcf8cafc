"""Partial dates (2018, 2018-10, 2018-10-31) as the days they may mean, and the day that a site is built for."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

_SWEDEN = ZoneInfo("Europe/Stockholm")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def today(environment: Mapping[str, str]) -> dt.date:
    """Return the day in Sweden, or that of SOURCE_DATE_EPOCH (seconds since 1970) when the environment sets it.

    Only commands and the host ask; everything else takes the day as an argument.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), _SWEDEN) if epoch else dt.datetime.now(_SWEDEN)
    return moment.date()


def is_possible(text: str) -> bool:
    """Tell whether the text is a year, a month or a day that exists (years 1900-2199)."""
    match = _PARTIAL.fullmatch(text)
    if not match or not 1900 <= int(match[1]) < 2200:
        return False
    try:
        dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def first_day(date: str) -> dt.date:
    """Return the first day a full or partial date may mean."""
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def last_day(date: str) -> dt.date:
    """Return the last day a full or partial date may mean."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        return first_day(date)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def months_since(date: str, today: dt.date) -> int:
    """Return the whole months since the last day a full or partial date may mean; 0 when that day is to come."""
    then = last_day(date)
    months = (today.year - then.year) * 12 + today.month - then.month
    return max(0, months - (today.day < then.day))


def months_after(date: str, months: int) -> dt.date:
    """Return the day `months` months after the last day the date may mean, at the latest the last of that month."""
    start = last_day(date)
    total = min(start.year * 12 + start.month - 1 + months, dt.MAXYEAR * 12 - 1)
    month_end = last_day(f"{total // 12:04}-{total % 12 + 1:02}")
    return month_end.replace(day=min(start.day, month_end.day))
