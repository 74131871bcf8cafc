"""The Content-Security-Policy: only the site's own files, and no inline scripts but those of the theme.

An inline script is allowed by the hash of its text. Only the theme's frame around a page is hashed, never the content:
content comes from data files, and a script that slips into it must not run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape, unescape
from typing import TYPE_CHECKING

from insatskartan.hosting.html import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""What a page may load; `data:` because the theme's style sheet embeds its icons.

`wasm-unsafe-eval` lets search compile its WebAssembly, which comes from the site itself; it allows no `eval`.
"""
_AS_HEADER_ONLY = {"frame-ancestors": "'none'"}
"""Browsers ignore this in a `<meta>` element, with an error in the console."""
_SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}
"""Types of script elements that run; others, like application/json, are data."""
_CHARSET = '<meta charset="utf-8">'
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_HASH = re.compile(r"'(sha256-[A-Za-z0-9+/]{43}=)'")


def policy(hashes: Iterable[str], *, as_header: bool = False) -> str:
    """Return the policy that allows the inline scripts with these hashes."""
    directives = _DIRECTIVES | (_AS_HEADER_ONLY if as_header else {})
    quoted = [f"'{hash_}'" for hash_ in sorted(set(hashes))]
    directives["script-src"] = " ".join([directives["script-src"], *quoted])
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def script_hashes(frame: str) -> set[str]:
    """Return the hashes of the inline scripts in a piece of HTML."""
    return {f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}" for text in _inline_scripts(frame)}


def _inline_scripts(frame: str) -> list[str]:
    texts: list[str] = []
    is_inside = False
    for token in tokens(frame):
        if token.kind == "start":
            values = dict(token.attributes)
            is_script = token.text == "script" and "src" not in values
            if is_script and (values.get("type") or "").lower() in _SCRIPT_TYPES:
                is_inside = True
                texts.append("")
        elif token.kind == "end":  # within a script only its own end tag is one
            is_inside = False
        elif token.kind == "text" and is_inside:
            texts[-1] += token.text
    return texts


def with_policy(html: str, frame: str) -> str:
    """Return the HTML with the policy for its frame right after the charset, before anything is loaded.

    Raises ValueError when the HTML does not declare its charset as the theme does.
    """
    before, found, after = html.partition(_CHARSET)
    if not found:
        raise ValueError(_CHARSET)
    content = escape(policy(script_hashes(frame)), quote=True).replace("&#x27;", "'")
    return f'{before}{found}<meta http-equiv="Content-Security-Policy" content="{content}">{after}'


def allowed_hashes(html: str) -> set[str] | None:
    """Return the hashes that a built page's own policy allows; None when the page has no policy."""
    found = _META.search(html)
    return set(_HASH.findall(unescape(found[1]))) if found else None
