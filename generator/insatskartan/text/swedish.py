"""Swedish order, dates, numbers and lists as text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"})
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts å, ä and ö last, in that order, and other accented letters as their base letter."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z)
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return bare, text


def date_text(date: str) -> str:
    """Return a full or partial ISO date as people write it: «2018-05» -> «maj 2018», «2018-03-01» -> «1 mars 2018»."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def span_text(start: str, end: str) -> str:
    """Return a period as people write it: «2024-01», «2024-03» -> «januari–mars 2024»."""
    if start == end:
        return date_text(start)
    if len(start) + len(end) > len("20182021") and "-01-01".startswith(start[4:]) and "-12-31".startswith(end[4:]):
        return span_text(start[:4], end[:4])
    if len(start) == len(end) == len("2018"):
        return f"{start}–{end}"
    if len(start) == len(end) == len("2018-01") and start[:4] == end[:4]:
        return f"{MONTHS[int(start[5:]) - 1]}–{date_text(end)}"
    return f"{date_text(start)} till {date_text(end)}"


def number_text(number: float) -> str:
    """Return a number with decimal comma and a no-break space between thousands."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def listing(words: Iterable[str], last: str = "och") -> str:
    """Return «a, b och c»."""
    items = list(words)
    return f" {last} ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)


def capital(text: str) -> str:
    """Return the text with its first letter as a capital and the rest as it was."""
    return text[:1].upper() + text[1:]


def in_text(name: str) -> str:
    """Return a name as it is written inside a sentence: «Biståndsbeslut» -> «biståndsbeslut», «LSS-beslut» as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
