"""Response headers and media types by kind of file: the one table behind every server configuration."""

from __future__ import annotations

import re
from typing import NamedTuple

SECURITY = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every response, errors included, beside the Content-Security-Policy."""


class Kind(NamedTuple):
    """Files that get the same headers."""

    name: str
    """Name in configurations, a-z."""
    why: str
    """Comment in configurations, in Swedish."""
    pattern: str
    """Regular expression for the path after the site's base, in what PCRE and RE2 share, without braces."""
    headers: dict[str, str]
    """Sent beside SECURITY."""


_DIGITS = "[0-9a-f]" * 8
KINDS = (
    Kind(
        "fingerprinted",
        "Filer med fingeravtryck i namnet ändras aldrig.",
        rf".*\.{_DIGITS}(?:\.min)?\.(?:css|js|svg|png|webp|woff2)(?:\.map)?$",
        {"Cache-Control": "public, max-age=31536000, immutable"},
    ),
    Kind(
        "search",
        "Sökregistrets mapp har fingeravtrycket i sitt namn.",
        rf"sok/register\.{_DIGITS}/",
        {"Cache-Control": "public, max-age=31536000, immutable"},
    ),
    Kind(
        "data",
        "Öppna data får hämtas av andra webbplatser.",
        "(?:api|datasets)/",
        {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"},
    ),
)
"""The first one that matches a path applies."""
FINGERPRINTED, SEARCH, DATA = KINDS
OTHER = Kind(
    "page",
    "Sidor och övriga filer frågar webbläsaren om varje gång.",
    "",
    {"Cache-Control": "no-cache"},
)
"""Everything else: pages, and files that keep their names when their content changes."""


def kind_of(path: str) -> Kind:
    """Return the kind of a file, by its path after the site's base."""
    return next((kind for kind in KINDS if re.match(kind.pattern, path)), OTHER)


MEDIA_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "txt": "text/plain",
    "csv": "text/csv",
    "ics": "text/calendar",
    "ttl": "text/turtle",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "geojson": "application/geo+json",
    "map": "application/json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "rdf": "application/rdf+xml",
    "atom": "application/atom+xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "gz": "application/gzip",
}
"""By file name extension."""
UNKNOWN_TYPE = "application/octet-stream"
NO_ENDING = ("datasets/[^./]+$", "application/rdf+xml")
"""Path and type of files without extension: dataportal.se expects the catalogue at /datasets/dcat."""

CHARSET = "utf-8"
TEXT_TYPES = sorted({kind for kind in MEDIA_TYPES.values() if kind.startswith("text/")})
"""Types that need a charset; JSON and XML declare their own."""
_PACKED = ("image/png", "image/webp", "font/woff2", "application/wasm", "application/pdf", "application/zip")
COMPRESSIBLE = sorted(
    {
        kind
        for kind in MEDIA_TYPES.values()
        if kind not in _PACKED and "openxmlformats" not in kind and kind != MEDIA_TYPES["gz"]
    }
)
"""Types that benefit from compression."""
