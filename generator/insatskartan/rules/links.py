"""Länkar leder till https, mailto eller tel, och kontaktuppgifter är vad de heter.

Gäller adresser i `kontakt` och länkar i löpande text. Andra slags adresser kan lura den som klickar. En e-postadress är
en enda adress, och ett telefonnummer är siffror, mellanslag och bindestreck; tider och annat hör hemma under `not`.

Bra:

    kontakt: [{funktion: Mottagningen, telefon: 046-359 50 00, webb: "https://www.exempel.se/stod"}]

Fel:

    kontakt: [{funktion: Mottagningen, webb: "http://www.exempel.se/stod"}]
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from insatskartan.model.fields import fields, record_types
from insatskartan.model.files import FILES
from insatskartan.model.scalars import describe
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from insatskartan.catalog.loading import Document
    from insatskartan.model.records import Record

ID = "länk"
SEVERITY = Severity.ERROR
TEXTS = {
    "webb": ("Länken ska börja med https:, men här står {}.", ""),
    "e-post": ("Här ska stå en e-postadress, men här står {}.", ""),
    "telefon": ("Här ska stå ett telefonnummer, men här står {}.", ""),
    "text": ("Länken ska börja med https:, mailto: eller tel:, men här står {}.", ""),
}
"""Message and hint by the kind of address, or of an address in running text, filled in from the left; the form on the site says the same."""

# Each part stops at a character that begins the next, so that no text is read more than once.
_IN_TEXT = re.compile(
    r"\]\(\s*<?([^)\s>]*)"  # [text](address)
    r"|<([A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)>"  # <address>
    r"|^[ \t>*+-]*\[[^\[\]]+\]:\s*(\S+)",  # [name]: address
    re.MULTILINE,
)
_HOST = re.compile(r"[^\s.]+(?:\.[^\s.]+)+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]*")


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each address that is not of an allowed kind."""
    addresses = _addresses(FILES[document.kind].record)
    for path, node in document.source.scalars:
        for message in _complaints(addresses.get(path[-1], ""), str(node.value)):
            yield Finding((), message, position=(node.line, node.column))


@cache
def _addresses(kind: type[Record]) -> Mapping[str | int, str]:
    """Return which keys of a file hold addresses, and of which kind."""
    marked = (field for inner in record_types(kind) for field in fields(inner) if field.marks.address)
    return {field.key: field.marks.address for field in marked}


def _complaints(address: str, text: str) -> Iterator[str]:
    if address:
        if not _LOOKS[address](text):
            yield TEXTS[address][0].format(describe(text))
    elif "]" in text or "<" in text:  # few texts have links
        for match in _IN_TEXT.finditer(text):
            target = next(filter(None, match.groups()), "")
            if not is_allowed(target):
                yield TEXTS["text"][0].format(describe(target))


def is_allowed(address: str) -> bool:
    """Tell whether an address may be a link in running text."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto":
        return _MAIL.fullmatch(rest.partition("?")[0]) is not None
    if scheme.lower() == "tel":
        return _PHONE.fullmatch(rest) is not None
    return _is_web(address)


def _is_web(address: str) -> bool:
    """Tell whether an address leads to a host by https, and says so plainly: no user name before it, no backslash."""
    if re.search(r"[\s\\]", address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "https" and "@" not in parts.netloc and _HOST.fullmatch(parts.netloc) is not None


_LOOKS: Mapping[str, Callable[[str], object]] = {
    "webb": _is_web,
    "e-post": _MAIL.fullmatch,
    "telefon": _PHONE.fullmatch,
}
