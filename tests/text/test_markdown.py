"""Text of any origin is shown as it is, keeps to its line, and fits where it is shown."""

from __future__ import annotations

import pytest

from insatskartan.text import markdown
from insatskartan.text.markdown import cut, escaped, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://exempel.se", "https:&#8203;//exempel.se"),
        ("www.exempel.se", "www&#8203;.exempel.se"),
        ("a@exempel.se @a/b", "a@&#8203;exempel.se @&#8203;a/b"),
        ("#1 och GH-2", "\\#&#8203;1 och GH&#8203;-2"),
        ("$x$ & &lt;", "&#36;x&#36; &amp; &amp;lt;"),
        ("*a* _b_ ~c~ `d` |", r"\*a\* \_b\_ \~c\~ \`d\` \|"),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("a\n\n# b\u202e", "a \\#&#8203; b\ufffd"),
        ("Åäö, 16–18 år: «a» (b).", "Åäö, 16–18 år: «a» (b)."),
    ],
)
def test_text_in_markdown(text: str, shown: str) -> None:
    """What would be read as a mark, a mention or a link is shown as the text it is; all else is left as it was."""
    assert escaped(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Åäö «a» – b", "Åäö «a» – b"),
        ("a\nb\tc\r\nd", "a b c  d"),
        ("a\u2028b", "a b"),
        ("a\x1b[31mb\u202e", "a\ufffd[31mb\ufffd"),
        ("", ""),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    """Line breaks become spaces and control characters a sign that something was there."""
    assert one_line(text) == shown


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (7, "huvud\na\nåå\n"),
        (6, "huvud\na\n\nResten fattas.\n"),
        (2, "huvud\na\n\nResten fattas.\n"),
        (1, "huvud\n\nResten fattas.\n"),
    ],
)
def test_rows_are_cut_at_the_last_that_fits(room: int, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes are counted, not letters; the notice comes only when a row is left out, and may itself be over the limit."""
    head, rows = "huvud\n", ["a\n", "åå\n"]
    monkeypatch.setattr(markdown, "MAX_BYTES", len(head) + room)
    assert cut(head, rows, "Resten fattas.") == shown
