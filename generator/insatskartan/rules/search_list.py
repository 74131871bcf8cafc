"""I listorna för sökningen står varje ord en gång, och delarna är delar av ordet.

Ett ord kan inte både få vara en del och aldrig vara det. Delarna får skrivas i grundform, som «förälder» i
föräldrapenning, men de tre första bokstäverna ska finnas i ordet. Byt plats på orden om en del kommer i fel ordning.

Bra:

    # insatser/_sok/delning.yml
    delningar:
      - {ord: föräldrapenning, delar: [förälder, penning], skäl: «föräldra» står inte ensamt.}
      - {ord: handledare, delar: hel, skäl: Ingen hand.}

Fel:

    # insatser/_sok/delning.yml
    delningar:
      - {ord: föräldrapenning, delar: [förälder, pension], skäl: «föräldra» står inte ensamt.}
      - {ord: handledare, delar: hel, skäl: Ingen hand.}
      - {ord: handledare, delar: hel, skäl: Ingen ledare.}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.search_lists import Splits, Wordings
from insatskartan.rules.finding import Context, Finding
from insatskartan.source.problems import Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from insatskartan.catalog.loading import Document
    from insatskartan.source.nodes import KeyPath

ID = "söklista"
SEVERITY = Severity.ERROR
_LETTERS = 3
"""So much of a part is the same in all its forms."""


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each word that is there again, and each part that is none."""
    lists = document.record
    if isinstance(lists, Wordings):
        yield from _repeated(
            (("sökord", index, "skrivs", position), word)
            for index, row in enumerate(lists.wordings)
            for position, word in enumerate(row.written)
        )
    if isinstance(lists, Splits):
        yield from _repeated((("delningar", index, "ord"), row.word) for index, row in enumerate(lists.splits))
        yield from _repeated(
            ((key, index, "orden", position), word)
            for key, rows in (("aldrig_del", lists.never), ("också_del", lists.also))
            for index, row in enumerate(rows)
            for position, word in enumerate(row.words)
        )
        yield from _no_parts(lists)


def _repeated(rows: Iterable[tuple[KeyPath, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, word in rows:
        if word.casefold() in seen:
            yield Finding(path, f"{quoted(word)} står på en annan rad redan.", "Behåll en av raderna.")
        seen.add(word.casefold())


def _no_parts(lists: Splits) -> Iterator[Finding]:
    for index, row in enumerate(lists.splits):
        rest = row.word.casefold()
        for position, part in enumerate(row.parts):
            _, found, after = rest.partition(part.casefold()[:_LETTERS])
            if not found:
                message = f"{quoted(part)} är ingen del av {quoted(row.word)}, eller står i fel ordning."
                yield Finding(("delningar", index, "delar", position), message, "Skriv delarna som de står i ordet.")
            rest = after if found else rest
