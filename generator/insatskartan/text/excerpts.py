"""What has changed in a long text: the words that differ, with a few around them."""

from __future__ import annotations

from difflib import SequenceMatcher

AROUND = 4
"""Words shown on each side of what has changed."""
MOST = 3
"""As many places as are quoted."""
_LONGEST = 40
"""As many words as one quotation holds."""


def told(before: str, after: str) -> str:
    """Return «… old …» blir «… new …» for each place, and how many more there are."""
    first, second = before.split(), after.split()
    if first == second:
        return "bara radbrytningar"
    head, tail = _common(first, second)
    end = len(first) - tail, len(second) - tail
    places = _places(first[head : end[0]], second[head : end[1]])
    quotes = [
        f"{_quote(first, head + a, head + b)} blir {_quote(second, head + c, head + d)}" for a, b, c, d in places[:MOST]
    ]
    more = len(places) - MOST
    return "; ".join(quotes) + (f"; och {more} {'ställe' if more == 1 else 'ställen'} till" if more > 0 else "")


def _common(first: list[str], second: list[str]) -> tuple[int, int]:
    """Return how many words are the same at the start and, after those, at the end."""
    shortest = min(len(first), len(second))
    head = next((at for at in range(shortest) if first[at] != second[at]), shortest)
    tail = next((at for at in range(shortest - head) if first[-1 - at] != second[-1 - at]), shortest - head)
    return head, tail


def _places(first: list[str], second: list[str]) -> list[tuple[int, int, int, int]]:
    """Return where the words differ; places so near each other that their surroundings meet are one."""
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, first, second).get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] <= 2 * AROUND:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return found


def _quote(words: list[str], start: int, end: int) -> str:
    lower, upper = max(0, start - AROUND), min(len(words), end + AROUND)
    shown = words[lower:upper]
    if len(shown) > _LONGEST:
        shown = [*shown[: _LONGEST // 2], "…", *shown[-_LONGEST // 2 :]]
    return f"«{'… ' if lower else ''}{' '.join(shown)}{' …' if upper < len(words) else ''}»"
