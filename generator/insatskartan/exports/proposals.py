"""What the form for proposals fetches: the model as a form, and each insats as it stands in its file.

Ours, may change at any time: it goes with the scripts of the same build. `/api/v1` is for everybody else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from insatskartan.exports.artifact import Artifact
from insatskartan.exports.form import form, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from insatskartan.catalog.catalog import Catalog

ROOT = "foresla"


def artifacts(catalog: Catalog) -> Iterator[Artifact]:
    """Yield the form and the file of each insats that was read from one."""
    yield _file("formular.json", form(catalog))
    for id_, entry in catalog.insatser.items():
        if entry.source:
            yield _file(f"insatser/{id_}.json", written(entry))


def _file(path: str, content: dict[str, Any]) -> Artifact:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Artifact(f"{ROOT}/{path}", f"{text}\n".encode())
