"""The canonical layout: idempotent, lossless, and careful with what it cannot keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from insatskartan.catalog.loading import load
from insatskartan.editing.layout import canonical, rewrite
from insatskartan.model.insats import Insats
from insatskartan.source.nodes import node
from insatskartan.source.parser import parse
from support.samples import SKANE, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded


def laid_out(text: str) -> str:
    """Return the canonical layout of an insats file."""
    source, problems = parse(text.encode(), "x.yml")
    assert source
    assert not problems
    return canonical(source.root, Insats)


def test_the_layout() -> None:
    """Keys in the model's order, one line where it fits, quotes where YAML or other readers need them."""
    text = """\
källor:
- dokument: 'rapporten'
  ställe: "Bilaga 1, sida 3"
namn: "Namn"
huvudman: "0123"
efterträdare: "0186"
ålder: {not: 'En gräns: finns', till: 29, från: 16}
okänd_nyckel: kvar
beskrivning: |
  Första stycket.

  Andra.
innehåll: [a, b]
målgrupp:
  beskrivning: En mycket lång beskrivning som inte får plats på en enda rad tillsammans med allt det andra.
  grupper: [unga]
"""
    assert (
        laid_out(text)
        == """\
namn: Namn
beskrivning: |
  Första stycket.

  Andra.
huvudman: "0123"
målgrupp:
  grupper: [unga]
  beskrivning: En mycket lång beskrivning som inte får plats på en enda rad tillsammans med allt det andra.
ålder: {från: 16, till: 29, not: "En gräns: finns"}
innehåll: [a, b]
efterträdare: "0186"
källor:
  - {dokument: rapporten, ställe: "Bilaga 1, sida 3"}
okänd_nyckel: kvar
"""
    )


_text = st.text(
    alphabet=st.characters(exclude_categories=["C", "Zl", "Zp"]) | st.sampled_from("\n:#-,[]{}'\"|> &*!%@`?=~"),
    max_size=30,
)
_value = st.recursive(
    st.none() | _text,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(_text.filter(lambda t: "\n" not in t), inner, max_size=4)
    ),
    max_leaves=12,
)


@example({"namn": '0"'})  # looks like a number, so its quotes stay, and holds one itself
@given(st.dictionaries(st.sampled_from(["namn", "ålder", "villkor", "ingångar", "x y", "- a"]), _value, min_size=1))
@pytest.mark.no_cover
def test_any_value_reads_back_the_same(value: dict[str, Any]) -> None:
    """Whatever the text holds, the layout says the same, and laying out again changes nothing."""
    text = canonical(node(value), Insats)
    source, problems = parse(text.encode(), "x.yml")
    assert source, text
    assert [p for p in problems if p.rule != "nfc"] == []
    if not problems:
        assert source.root.plain() == value
        assert canonical(source.root, Insats) == text


@pytest.mark.parametrize(
    "text", ["namn: A # b\n", "namn: A\nnamn: B\n", "namn: &x A\n", "namn: 'A\n", 'namn: "A\\u202E"\n']
)
def test_what_would_lose_something_is_left_alone(text: str, folder: Callable[..., Path]) -> None:
    """A comment, a repeated key, an anchor or a broken file stays byte for byte, and the author is told."""
    root = folder({"lund/exempel.yml": text})
    before = (root / "lund/exempel.yml").read_bytes()
    loaded = load(root)
    outcomes = [
        rewrite(document, root / "lund/exempel.yml", write=True)
        for document in loaded.documents
        if document.id == "lund/exempel"
    ]
    assert all(outcome.problems and not outcome.changed for outcome in outcomes)
    assert outcomes or any(p.file.endswith("exempel.yml") for p in loaded.problems)
    assert (root / "lund/exempel.yml").read_bytes() == before


def test_loose_dots_are_joined_to_their_letters(folder: Callable[..., Path]) -> None:
    """Format mends text that is not NFC."""
    root = folder({"lund/exempel.yml": record("huvudman: Burlo\u0308vs kommun")})
    document = next(d for d in load(root).documents if d.id == "lund/exempel")
    assert rewrite(document, root / "lund/exempel.yml", write=True).changed
    assert "huvudman: Burlövs kommun\n" in (root / "lund/exempel.yml").read_text("utf-8")


def test_the_real_data_is_laid_out(real: Loaded) -> None:
    """Every file of the repository is in canonical layout already."""
    changed = [
        document.source.file
        for document in real.documents
        if rewrite(document, SKANE / document.source.file, write=False).changed
    ]
    assert changed == []
