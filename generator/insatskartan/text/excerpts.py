"""Quote what has changed in a long text: the words that differ, with a few words of context."""

from __future__ import annotations

from difflib import SequenceMatcher

CONTEXT_WORDS = 4
"""Words quoted on each side of a change."""
MAX_QUOTES = 3
"""Changes that are quoted; the rest are counted."""
MAX_QUOTED_WORDS = 40
"""A longer quotation loses its middle."""


def describe_changes(before: str, after: str) -> str:
    """Return «… old …» blir «… new …» for each change, and how many more there are.

    Texts are compared word by word; when only white space differs, that is said.
    """
    old, new = before.split(), after.split()
    if old == new:
        return "bara radbrytningar"
    head, tail = _common(old, new)
    changes = _changes(old[head : len(old) - tail], new[head : len(new) - tail])
    quotes = [
        f"{_quote(old, head + a, head + b)} blir {_quote(new, head + c, head + d)}"
        for a, b, c, d in changes[:MAX_QUOTES]
    ]
    more = len(changes) - MAX_QUOTES
    return "; ".join(quotes) + (f"; och {more} {'ställe' if more == 1 else 'ställen'} till" if more > 0 else "")


def _common(old: list[str], new: list[str]) -> tuple[int, int]:
    """Return the lengths of the common start and, in what is left, of the common end."""
    shortest = min(len(old), len(new))
    head = next((index for index in range(shortest) if old[index] != new[index]), shortest)
    left = shortest - head
    tail = next((index for index in range(left) if old[-1 - index] != new[-1 - index]), left)
    return head, tail


def _changes(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Return the spans that differ, in `old` and in `new`; changes whose contexts would meet are one."""
    spans: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            continue
        if spans and a - spans[-1][1] <= 2 * CONTEXT_WORDS:
            spans[-1] = (spans[-1][0], b, spans[-1][2], d)
        else:
            spans.append((a, b, c, d))
    return spans


def _quote(words: list[str], start: int, end: int) -> str:
    lower, upper = max(0, start - CONTEXT_WORDS), min(len(words), end + CONTEXT_WORDS)
    quoted = words[lower:upper]
    if len(quoted) > MAX_QUOTED_WORDS:
        half = MAX_QUOTED_WORDS // 2
        quoted = [*quoted[:half], "…", *quoted[-half:]]
    return f"«{'… ' if lower else ''}{' '.join(quoted)}{' …' if upper < len(words) else ''}»"
