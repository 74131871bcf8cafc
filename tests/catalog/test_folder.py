"""Which files of a data folder are read, in which order, and which are reported because nothing reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog.folder import Tree, strays
from insatskartan.model.files import FILES
from support.samples import MINIMAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_files_are_read_after_those_they_need(folder: Callable[..., Path]) -> None:
    """Vocabularies come before all that uses their words, and mallar before the insatser that name them."""
    tree = Tree.scan(
        folder({"lund/exempel.yml": "", "_undantag.yml": "", "_kunskap/amne.yml": "", "_sok/delning.yml": ""})
    )
    ranks = [FILES[file.kind].rank for file in tree.files]
    assert ranks == sorted(ranks)
    kinds = [file.kind for file in tree.files]
    assert kinds.index("mall") < kinds.index("insats")
    assert max(i for i, kind in enumerate(kinds) if kind == "ordlista") < kinds.index("mall")
    assert {file.path for file in tree.files} >= {*MINIMAL, "lund/exempel.yml", "_undantag.yml", "_sok/delning.yml"}
    assert tree.areas == {"eslov": (), "forbundet": (), "lund": ("exempel",)}
    assert tree.stray == ()


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("lös.yml", "Lägg filen i en områdesmapp, och ge mappen en _område.yml."),
        ("utan-omrade/a.yml", "Lägg filen i en områdesmapp, och ge mappen en _område.yml."),
        ("Å/a.yml", "Mappens namn skrivs med a–z, 0–9 och bindestreck, och i mappen ska _område.yml ligga."),
        ("lund/a.yaml", "Byt filändelsen till .yml."),
        ("_ord/metoder.yaml", "Byt filändelsen till .yml."),
        ("_sok/annat.yml", "I mappen _sok finns delning.yml och synonymer.yml, inget annat."),
        ("_sok/_område.yml", "I mappen _sok finns delning.yml och synonymer.yml, inget annat."),
    ],
)
def test_a_file_that_nothing_reads_is_reported(path: str, hint: str, folder: Callable[..., Path]) -> None:
    """Each gets a hint that says where such a file belongs."""
    (problem,) = strays(Tree.scan(folder({path: "namn: A\n"})), "insatser")
    assert (problem.file, problem.rule, problem.hint) == (f"insatser/{path}", "plats", hint)
