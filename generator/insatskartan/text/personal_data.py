"""Find what looks like a person's data in a text: personnummer, and e-mail addresses of the form förnamn.efternamn@….

The rules search the sources with it, and `hosting.privacy` the finished site. It alarms once too often rather than too
seldom: a false alarm is named in `insatser/_undantag.yml`, with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from personnummer.personnummer import Personnummer, PersonnummerException

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

NUMBER, ADDRESS = "personnummer", "e-postadress till en person"

_SIGNS = (*"@%&\\\uff20\u00ad\u200b\u200c\u200d\u2060\ufeff", "snabel", "(at", "[at", "( at", "[ at")
_DIGITS = re.compile(r"\d{4}(?:\d\d|-\d\d-\d\d)")
"""Every text with personal data, or the YAML that holds it, has one of the signs or a match of this."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_NUMBER = re.compile(
    r"(?<![0-9])([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}|[0-9]{6})( ?[-+\u2010-\u2015\u2212] ?| ?)([0-9]{4})(?![0-9])"
)
_PHONE = re.compile(r"(?:tel|telefon|telefonnummer|tfn|mobil|mobilnummer|växel|fax|sms|ring)\W{0,4}\Z", re.IGNORECASE)
"""Comes before ten digits in a row that begin with 0: «Telefon 0701234567»."""
_HASH = re.compile(r"[0-9a-fA-F]{20,}")
_ADDRESS = re.compile(
    r"(?<![\w.])[^\W\d_]+(?:\.(?:[^\W\d_]|-)+)+[0-9]{0,4} ?(?:@|[(\[] ?(?:at|snabel-?a) ?[)\]]) ?[\w.-]+\.[^\W\d_]{2,}",
    re.IGNORECASE,
)


def find(text: str, exempt: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield kind and text of everything that looks like personal data and is not exempt."""
    if not is_suspect(text):
        return
    shown = _as_shown(text)
    for kind, matches in ((NUMBER, _numbers(shown)), (ADDRESS, _addresses(shown))):
        yield from ((kind, words) for words in matches if words not in exempt)


def is_suspect(text: str) -> bool:
    """Cheap check before the expensive search, of a text or a whole file: False means that `find` finds nothing."""
    return any(sign in text for sign in _SIGNS) or _DIGITS.search(text) is not None


def _as_shown(text: str) -> str:
    """Return a text as a browser or a mail program shows it: without entities, odd widths and invisible characters."""
    plain = unescape(unquote(text) if "%" in text else text)
    return plain if plain.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", plain))


def _numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        date, sign, last = match.groups()
        number = f"{date.replace('-', '')}{'+' if '+' in sign else '-'}{last}"
        if is_personnummer(number) and not (not sign and _is_phone(text, match)) and not _in_hash(text, match):
            yield match[0]


def _is_phone(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    return len(match[0]) == 10 and match[0][0] == "0" and _PHONE.search(before) is not None


def _in_hash(text: str, match: re.Match[str]) -> bool:
    """Tell whether the digits are part of a long hexadecimal number."""
    around = text[max(0, match.start() - 20) : match.end() + 20]
    return any(match[0] in run for run in _HASH.findall(around))


def is_personnummer(text: str) -> bool:
    """Tell whether the text is a valid personnummer or samordningsnummer, with the right check digit."""
    try:
        Personnummer(text)
    except PersonnummerException:
        return False
    return True


def _addresses(text: str) -> Iterator[str]:
    return (match[0] for match in _ADDRESS.finditer(text))
