"""Split Swedish text into sentences and words, for the rules about plain language.

Markdown and addresses are not words. The full stop of an abbreviation ends no sentence. A list item or a paragraph ends
the sentence before it.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\]\([^()\s]*\)|<?(?:https?|mailto|tel):[^\s>]*>?")
_BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t])")
"""An empty line, or the start of a list item."""
_ITEM = re.compile(r"^[ \t\n]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+")
_INSIDE = (
    "bl a|bl.a|ca|d.v.s|dvs|e.d|f.d|fr.o.m|f.o.m|jfr|kap|kl|max|min|nr|obs|p.g.a|s k|s.k|sid|st|t ex|t.ex|t.o.m|tel"
)
_INSIDE_ABBREVIATION = re.compile(
    "(?<![^\\W_])(?:" + "|".join(re.escape(word).replace(r"\.", r"\.[ ]?") for word in _INSIDE.split("|")) + r")\.",
    re.IGNORECASE,
)
"""Abbreviations that never end a sentence. «m.m.» may, and does so before a capital."""
_END = re.compile(r"(?<=[.!?…])[\"'»”)*_]*\s+(?=[\"'«”(*_\[]*[A-ZÅÄÖ0-9])|(?<=:)\s*\n")
_WORD = re.compile(r"[^\W_]+(?:[-'’.,:/][^\W_]+)*")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, in order, without list markers and the addresses of links."""
    whole = _ADDRESS.sub("] ", text)
    whole = _INSIDE_ABBREVIATION.sub(lambda match: match[0].replace(".", "").replace(" ", ""), whole)
    blocks = (_ITEM.sub("", block) for block in _BREAK.split(whole))
    texts = (sentence for block in blocks for sentence in _END.split(block))
    return [sentence for sentence in texts if _WORD.search(sentence)]


def words(sentence: str) -> list[str]:
    """Return the words of a sentence; a figure is a word, and so is «ESF-projekt»."""
    return _WORD.findall(sentence)
