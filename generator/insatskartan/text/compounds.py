"""Split Swedish compounds: «aktivitetsersättning» -> «aktivitet», «ersättning».

The caller gives the words that may be parts. There is no list of all Swedish words, so a word is only split into words
that the site itself uses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

MIN_PART, MIN_ALLOWED_PART = 4, 3
"""Shorter last parts are nearly always endings; down to MIN_ALLOWED_PART letters, data files may allow them."""
MAX_WORD = 80
"""Nothing longer is a word: it is an address or noise."""

_TOKEN = re.compile(r"[^\W\d_]+")
_SUSPENDED = re.compile(r"[^\W\d_]+-(?= (?:och|eller|samt)\b)")
"""«hälso- och sjukvård»: half a word, which is none by itself."""
_VOWELS = "aeiouyåäö"
_R1 = re.compile(f"[{_VOWELS}][^{_VOWELS}]")
_ENDING = re.compile(
    "(heterna|hetens|anden|andes|andet|arens|arnas|ernas|ornas|heten|heter|aren|arna|erna|orna|ande|arne|aste|erns|ades"
    "|ast|are|ade|ens|ern|het|ad|as|ar|at|en|er|es|or|a|e)$"
)
_BEFORE_S = "bcdfghjklmnoprtvy"
Piece = tuple[str, int, int]
"""A part, and where it starts and ends in the word; -1 for a part given by an exception."""


def tokens(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case, in order."""
    return (match[0] for match in _TOKEN.finditer(text.lower()))


def whole_words(text: str) -> Iterator[str]:
    """Yield the words of a text without half ones: «hälso- och sjukvård» has no word «hälso»."""
    return tokens(_SUSPENDED.sub(" ", text))


def stem(word: str) -> str:
    """Return what the inflected forms of a word have in common: the first step of Snowball's Swedish stemmer.

    Its later steps would make parts of «kvar» + «talet» and «form» + «läret».
    """
    match = _R1.search(word)
    start = max(3, match.end()) if match else len(word)
    ending = _ENDING.search(word, start)
    if ending:
        return word[: ending.start()]
    linked = word.endswith("s") and len(word) > start and word[-2] in _BEFORE_S
    return word[:-1] if linked else word


def _stems(word: str) -> Iterator[str]:
    """Yield the stem of a word, and of base forms that the stemmer does not find.

    «stödet» of «stöd», «skolan», «garantin», «koordinatorn»; and «plats», whose s it takes for a linking one.
    """
    yield stem(word)
    if word.endswith("s"):
        yield word
    bare = word.removesuffix("s")
    if len(bare) > MIN_PART + 1 and bare.endswith(("et", "an", "in", "on", "rn")):
        yield stem(bare[:-2] if bare.endswith("et") else bare[:-1])


class Compounds:
    """Splits words into the words of a lexicon.

    `exceptions` gives the parts of a word and of its inflected forms; no parts means that it is never split. A word in
    `never` is no part of anything, however it is inflected. Words of `also` may be parts although no text has them or
    although they are short.
    """

    def __init__(
        self,
        lexicon: Iterable[str],
        exceptions: Mapping[str, tuple[str, ...]] | None = None,
        never: Collection[str] = (),
        also: Collection[str] = (),
    ) -> None:
        barred = {root for word in never for root in _stems(word.lower())}
        words = {token for word in lexicon for token in tokens(word)}
        self._words = {word for word in words if len(word) >= MIN_PART and barred.isdisjoint(_stems(word))}
        self._words |= {word.lower() for word in also}
        self._bare = {stem(word) for word in self._words}
        self._stems = {root for word in self._words for root in _stems(word)}
        by_hand = (exceptions or {}).items()
        self._by_hand = {root: parts for word, parts in by_hand for root in _stems(word.lower())}
        self._found: dict[str, tuple[Piece, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound, in order; empty when the word is none.

        The last part is inflected as the word is; the others have the form of the lexicon.
        """
        return tuple(part for part, _, _ in self._split(word.lower()))

    def within(self, word: str) -> tuple[str, ...]:
        """Return the parts, and the words that several parts in a row make.

        «flerfunktionsnedsättning» also has «funktionsnedsättning». Words at the start are left out: search finds them
        by the beginning of the word.
        """
        word = word.lower()
        pieces = self._split(word)
        runs = ((a, b) for n, (_, a, _) in enumerate(pieces) for _, _, b in pieces[n + 1 :] if 0 < a < b)
        inner = (word[a:b] if b == len(word) and self._knows(word[a:b]) else self._head(word[a:b]) for a, b in runs)
        return tuple(dict.fromkeys([*self.parts(word), *filter(None, inner)]))

    def _split(self, word: str) -> tuple[Piece, ...]:
        if word not in self._found:
            by_hand = next((self._by_hand[root] for root in _stems(word) if root in self._by_hand), None)
            self._found[word] = self._by_rule(word) if by_hand is None else tuple((part, -1, -1) for part in by_hand)
        return self._found[word]

    def _by_rule(self, word: str) -> tuple[Piece, ...]:
        """Try the longest head first; what follows it must be a word or a compound."""
        if len(word) > MAX_WORD:
            return ()
        for end in range(len(word) - MIN_ALLOWED_PART, MIN_ALLOWED_PART - 1, -1):
            head = self._head(word[:end])
            tail = self._whole_or_split(word[end:], end) if head else ()
            if head and tail:
                return (*(self._split(word[:end].removesuffix("s")) or self._split(head) or ((head, 0, end),)), *tail)
        return ()

    def _whole_or_split(self, tail: str, start: int) -> tuple[Piece, ...]:
        pieces = self._split(tail)
        if not pieces and self._knows(tail):
            return ((tail, start, start + len(tail)),)
        return tuple((part, a + start if a >= 0 else a, b + start if b >= 0 else b) for part, a, b in pieces)

    def _knows(self, word: str) -> bool:
        return word in self._words or (len(word) >= MIN_PART and any(root in self._stems for root in _stems(word)))

    def _head(self, written: str) -> str | None:
        """Return the word that the head of a compound is a form of: «arbets» -> «arbete», «hälso» -> «hälsa»."""
        if len(written) < MIN_PART:
            return written if written in self._words else None
        return next((word for word in _heads(written) if word in self._words), self._bare_head(written))

    def _bare_head(self, written: str) -> str | None:
        """Return a head that the lexicon only has in inflected forms; None when it still has an ending."""
        bare = next((word for word in (written, written.removesuffix("s")) if stem(word) == word), "")
        return bare if len(bare) > MIN_PART and bare in self._bare else None


def _heads(written: str) -> Iterator[str]:
    """Yield what a head may be a form of: itself, without a linking s, or with a different final vowel."""
    yield written
    bare = written.removesuffix("s")
    yield from (bare, f"{bare}e", f"{bare}a")
    if written[-1] in "eou":
        yield from (written[:-1], f"{written[:-1]}a")
    if written[-1] == "a":
        yield from (f"{written}r", written[:-1])
