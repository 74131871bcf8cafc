"""HTML as tokens: tags, texts and comments in their order, with the lines they begin on."""

from __future__ import annotations

import pytest

from insatskartan.hosting.html import Token, tokens

CASES = {
    '<p CLASS="a" hidden>b</p>': [
        Token("start", "p", 1, (("class", "a"), ("hidden", None))),
        Token("text", "b", 1),
        Token("end", "p", 1),
    ],
    "\n\n<BR/>": [Token("text", "\n\n", 1), Token("start", "br", 3), Token("end", "br", 3)],
    "<!--a-->": [Token("comment", "a", 1)],
    "<script>1<2 && '</p>'</script>": [
        Token("start", "script", 1),
        Token("text", "1<2 && '</p>'", 1),
        Token("end", "script", 1),
    ],
    "unfinished": [Token("text", "unfinished", 1)],
}


@pytest.mark.parametrize("html", CASES)
def test_tokens(html: str) -> None:
    """What is inside a script is text, and text at the very end is not lost."""
    assert list(tokens(html)) == CASES[html]


@pytest.mark.parametrize(("keep", "text", "value"), [(False, "a&b<c", "d&e"), (True, "a&amp;b&#60;c", "d&e")])
def test_references_are_resolved_or_kept(*, keep: bool, text: str, value: str) -> None:
    """In text they can be kept as written, so that HTML can be written again; in attributes they are always resolved."""
    found = list(tokens('<i title="d&amp;e">a&amp;b&#60;c', keep_references=keep))
    assert found[0].attributes == (("title", value),)
    assert "".join(token.text for token in found if token.kind == "text") == text
