"""Where to report a vulnerability: /.well-known/security.txt (RFC 9116)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

PATH = ".well-known/security.txt"
_CONTACT = re.compile(r"(mailto:[^@\s]+@[^@\s]+\.[^@\s]+|https://[^/\s]+\.\S+|tel:\+[\d-]+)")


def is_contact(text: str) -> bool:
    """Tell whether a text is a contact address of a kind that the standard allows."""
    return _CONTACT.fullmatch(text) is not None


def a_year_on(day: dt.date) -> dt.date:
    """Return the same day next year, the longest validity that the standard recommends; each build renews it."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def security_txt(contact: str, expires: dt.date) -> str:
    """Return the file's text; `contact` passes `is_contact`."""
    return f"Contact: {contact}\nExpires: {expires.isoformat()}T00:00:00Z\n"
