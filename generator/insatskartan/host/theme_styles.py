"""The theme's style sheets in a cascade layer of their own, below ours (`hosting/styles.py`)."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.structure.files import File

from insatskartan.hosting.fingerprint import LENGTH
from insatskartan.hosting.styles import in_layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FOLDER = "assets/stylesheets"
_FINGERPRINT = re.compile(rf"(?<=\.)[0-9a-f]{{{LENGTH}}}(?=\.)")
_LINKED = re.compile(rf'(?<=["/]){FOLDER}/[\w.-]+\.css(?=")')


class ThemeStyles:
    """The sheets of a theme, by the addresses its templates link.

    They are published in the folder and in the form of name that they have, `main.57a0d79d.min.css`, with a fingerprint
    of what they now hold: who has the theme's own in their cache must not go on using it with ours.
    """

    def __init__(self, folders: Iterable[str]) -> None:
        self._sheets: dict[str, tuple[str, str]] = {}
        for folder in folders:
            for path in sorted((Path(folder) / FOLDER).glob("*.css")):
                self._sheets.setdefault(f"{FOLDER}/{path.name}", _published(path))

    def link(self, html: str) -> Markup:
        """Return HTML of the theme's with links to the sheets as they are published."""
        return Markup(_LINKED.sub(lambda found: self._sheets[found[0]][0], html))  # noqa: S704 (the theme's own HTML)

    def publish(self, files: Files, config: MkDocsConfig) -> None:
        """Put our form of the sheets where the theme's own would be written, and leave out their source maps."""
        for file in [file for file in files if file.src_uri.startswith(f"{FOLDER}/")]:
            files.remove(file)
        for address, text in self._sheets.values():
            files.append(File.generated(config, address, content=text))


def _published(path: Path) -> tuple[str, str]:
    """Return the address and the text that a sheet is published with."""
    text = in_layer(path.read_text("utf-8"))
    fingerprint = sha256(text.encode()).hexdigest()[:LENGTH]
    return f"{FOLDER}/{_FINGERPRINT.sub(fingerprint, path.name)}", text
