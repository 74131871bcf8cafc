"""Style sheets in cascade layers: ours bundled into one, and the theme's below them.

A rule in a later layer wins over any rule in an earlier one, however exact its selector is. Our sheets therefore need
neither longer selectors nor `!important` to be heard, and a theme that makes its selectors longer changes nothing.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

THEME = "theme"
"""The layer of the theme's sheets, which `site.css` puts below all others."""
_IMPORT = re.compile(r'@import url\("(?P<name>[\w./-]+\.css)"\) layer\((?P<layer>\w+)\);')
_ANY_IMPORT = re.compile(r"@import\b")
_URL = re.compile(r"""(?<=url\()(?P<quote>["']?)(?P<name>[\w./-]+\.\w+)(?P=quote)(?=\))""")
_COMMENT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL)
"""A text, which is kept, or a comment."""
_CHARSET = re.compile(r'^@charset "UTF-8";', re.IGNORECASE)


def bundle(sheet: Path) -> str:
    """Return a style sheet with those it imports in their places, each in its layer: a page waits for one answer.

    Comments and indentation stay behind: they are a sixth of what a first visitor would fetch. What an imported sheet
    names with `url()` is named from the folder of the bundle. Raises ValueError for an import without a layer.
    """

    def imported(found: re.Match[str]) -> str:
        text = _moved(bundle(sheet.parent / found["name"]), dirname(found["name"]))
        return f"@layer {found['layer']} {{\n{text}\n}}"

    whole = _IMPORT.sub(imported, _bare(sheet.read_text("utf-8")))
    if _ANY_IMPORT.search(whole):
        raise ValueError(f'{sheet.name}: an import is written @import url("name.css") layer(name);')
    return whole


def _moved(style: str, folder: str) -> str:
    """Return a style sheet of a folder as it reads above that folder."""
    return _URL.sub(lambda found: found["quote"] + normpath(join(folder, found["name"])) + found["quote"], style)


def parts(sheet: Path) -> set[str]:
    """Return the names of the sheets that a bundle takes in, from its folder."""
    return {found["name"] for found in _IMPORT.finditer(sheet.read_text("utf-8"))}


def in_layer(style: str, layer: str = THEME) -> str:
    """Return a style sheet that is a layer as a whole. A source map is left behind, as its columns no longer hold."""
    return f"@layer {layer}{{{_CHARSET.sub('', _bare(style))}}}"


def _bare(style: str) -> str:
    """Return a style sheet without comments, indentation and empty lines; quoted texts are kept."""
    return re.sub(r"\n\s*", "\n", _COMMENT.sub(r"\1", style)).strip()
