"""The table of file kinds: every data file has one kind, and a path and an id give each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.model.files import FILES, Kind

if TYPE_CHECKING:
    from insatskartan.catalog.loading import Loaded


@pytest.mark.parametrize(
    ("kind", "id_", "path"),
    [
        ("insats", "lund/ips", "lund/ips.yml"),
        ("område", "lund", "lund/_område.yml"),
        ("mall", "lss", "_mallar/lss.yml"),
        ("kunskap", "malgruppen", "_kunskap/malgruppen.yml"),
        ("ordlista", "metoder", "_ord/metoder.yml"),
        ("undantag", "undantag", "_undantag.yml"),
        ("delning", "delning", "_sok/delning.yml"),
        ("synonymer", "synonymer", "_sok/synonymer.yml"),
    ],
)
def test_path_and_id_give_each_other(kind: Kind, id_: str, path: str) -> None:
    """A path leads to the id it was made of, and a path of another shape to none."""
    assert FILES[kind].path_of(id_) == path
    assert FILES[kind].id_of(path) == id_
    assert FILES[kind].id_of(f"x/y/{path}") is None
    assert FILES[kind].id_of(path.replace(".yml", ".yaml")) is None


def test_every_real_file_lies_where_the_table_says(real: Loaded) -> None:
    """All kinds are in use, and each file holds the record of its kind."""
    assert {file.kind for file in real.tree.files} == set(FILES)
    for document in real.documents:
        assert document.source.file == f"insatser/{FILES[document.kind].path_of(document.id)}"
        assert isinstance(document.record or document.partial, FILES[document.kind].record)
