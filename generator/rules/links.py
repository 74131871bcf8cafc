"""Länkar leder till https, mailto eller tel.

Gäller webbadresser i `kontakt` och länkar i löpande text. Andra slags adresser kan lura den som klickar.

Bra:

    kontakt: [{funktion: Mottagningen, webb: "https://www.exempel.se/stod"}]

Fel:

    kontakt: [{funktion: Mottagningen, webb: "http://www.exempel.se/stod"}]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.problems import Severity
from generator.rules.finding import Context, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Document

ID = "länk"
SEVERITY = Severity.ERROR
SCHEMES = ("https", "mailto", "tel")

_IN_TEXT = re.compile(r"\]\(\s*<?([^)\s>]*)|<([A-Za-z][A-Za-z0-9+.-]*:[^>\s]*)>|^\s*\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_ALLOWED = re.compile(r"(?:https://[^\s/]+\.[^\s/]+|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9 -]+)\S*", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each link of another kind."""
    for path, node in document.source.scalars:
        text = str(node.value)
        web = path[-1] == "webb"
        if not web and "]" not in text and "<" not in text:
            continue  # nearly all texts
        targets = [text] if web else [next(filter(None, m.groups()), "") for m in _IN_TEXT.finditer(text)]
        for target in targets:
            if not _ALLOWED.fullmatch(target) or (web and not target.lower().startswith("https:")):
                allowed = "https:" if web else "https:, mailto: eller tel:"
                yield Finding(
                    (), f"Länken ska börja med {allowed}, men här står «{target}».", place=(node.line, node.column)
                )
