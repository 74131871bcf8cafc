"""The layout in JavaScript is the layout in Python: for every file of the repository, for hostile texts, for made-up ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from insatskartan.catalog.loading import load
from insatskartan.editing.layout import canonical
from insatskartan.exports import form
from insatskartan.model.insats import Insats
from insatskartan.source.nodes import Node
from insatskartan.source.parser import parse
from support.samples import SKANE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Lay = Callable[[list[Any]], list[Any]]

LAY = """
async ([posts, files]) => {
  const { block, written } = await import("/proposal/layout.js");
  return JSON.stringify(JSON.parse(files).map((pieces) => ({
    made: pieces.map(([key, , node]) => block(key, node, JSON.parse(posts), "Insats")),
    untouched: written(pieces, new Map(), JSON.parse(posts), "Insats"),
    anew: written([], new Map(pieces.map(([key, , node]) => [key, node])), JSON.parse(posts), "Insats"),
  })));
}
"""
POSTS = json.dumps({kind.__name__: form.record(kind) for kind in form.record_types(Insats)})
HOSTILE = (
    "no", "on", "ja", "~", "null", "18:30", "0123", "0o17", "1_000", "1e5", "2026-13-45", "2018", ".5", "=", "<<", "!", "&a",
    "*a", "%a", "@a", "`a", "a: b", "a:", ":a", "- a", "-", "-a", "--- a", "...", "# a", "a # b", "a#b", "a, b", "[a", "a]",
    "{a}", "'a'", '"a"', "a\\b", "\"a\" 'b' \\", " a", "a ", "a\nb", "a\nb\n", "a\n\nb\n\n", "\na", " a\nb", "a\tb", "a\nb\tc",
    "a\u00a0b", "a\u00adb", "\u202ea", "\U0001f600", "å\U0001f468\u200d\U0001f469 ö", "é", "Ä", "٣", "x" * 99, "?", "? a", "|", ">", "a: ",
    "http://a.b/c?d=e&f", "\x7f", "\x85", "\u2028", "\ud7ff", "",
)  # fmt: skip


@pytest.fixture(scope="module")
def lay(scripts: Page) -> Lay:
    """Return a function that lays out files, given in pieces."""
    return lambda files: json.loads(scripts.evaluate(LAY, [POSTS, json.dumps(files)]))


def test_every_file_comes_back_to_the_byte(lay: Lay, total: Callable[[str, int], None]) -> None:
    """Each top-level key of each file is written as it stands; untouched and written anew the file is the same."""
    entries = list(load(SKANE / "insatser").catalog().insatser.values())
    files = [form.file_pieces(entry)["delar"] for entry in entries]
    for entry, pieces, told in zip(entries, files, lay(files), strict=True):
        text = (SKANE / entry.file).read_text("utf-8")
        assert "".join(piece for _, piece, _ in pieces) == text
        assert told["made"] == [piece for _, piece, _ in pieces], entry.file
        assert told["untouched"] == told["anew"] == text
        again, problems = parse(told["anew"].encode(), "x.yml")
        assert not problems
        assert again
        assert {key: node for key, _, node in pieces} == form.tree(again.root)
    total("filer: lika i Python och JavaScript", len(files))


def texts(value: Any) -> Any:
    """Turn what stands in a tree of JSON into a tree of nodes."""
    if isinstance(value, dict) and set(value) == {"="}:
        return Node(value["="], 1, 1, quoted=True)
    if isinstance(value, dict):
        return Node({key: texts(child) for key, child in value.items()}, 1, 1)
    if isinstance(value, list):
        return Node([texts(child) for child in value], 1, 1)
    return Node(value, 1, 1)


def same(lay: Lay, tree: dict[str, Any], *, sound: bool = True) -> None:
    """Python and JavaScript write the same, and what they write is read as what it was."""
    text = canonical(texts(tree), Insats)
    (told,) = lay([[[key, "", node] for key, node in tree.items()]])
    assert told["anew"] == text
    again, _ = parse(text.encode(), "x.yml")
    if sound:
        assert again
        assert again.root.plain() == texts(tree).plain()


@pytest.mark.parametrize("quoted", [True, False])
def test_hostile_texts(lay: Lay, *, quoted: bool) -> None:
    """Texts that YAML could take for something else stand the same in every place a text may stand."""
    values = [{"=": text} if quoted else text for text in HOSTILE]
    for value, text in zip(values, HOSTILE, strict=True):
        visible = not any(sign in text for sign in "\u202e\x7f\x85\u2028\u200d")
        tree = {
            "namn": value,
            "innehåll": [value, "a"],
            "villkor": [{"text": value, "grund": "tolkning"}, value],
            "målgrupp": {"beskrivning": value, "grupper": ["a", value]},
            "ingångar": [{"namn": value, "ålder": {"not": value}}],
        }
        same(lay, tree, sound=visible)


SIGNS = st.text(st.sampled_from(" ab1-:,#[]{}'\"\\\n\t|>&*!%@`?._~=+0eåé😀\u00a0"), max_size=12)
TEXTS = st.one_of(SIGNS, st.sampled_from(HOSTILE))
SCALARS = st.one_of(TEXTS, TEXTS.map(lambda text: {"=": text}))
KEYS = st.sampled_from(
    ["namn", "ålder", "från", "till", "not", "text", "ingångar", "bosatt", "öppen_för", "okänd_nyckel", "källor"]
)
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=TREES)
@example(tree={"namn": {"=": "x" * 93}, "ålder": {"not": "å" * 87, "från": {"=": "1"}}})
@example(tree={"namn": "\U0001f600" * 90, "innehåll": ["\U0001f600" * 43, "\U0001f600" * 43]})
def test_made_up_trees(lay: Lay, tree: dict[str, Any]) -> None:
    """For any values Python and JavaScript write the same text."""
    same(lay, tree, sound=False)
