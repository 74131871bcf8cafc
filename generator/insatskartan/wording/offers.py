"""Sentences about what municipalities offer towards work to those with one income source.

`income` is its name inside a sentence. Numbers count insatser, unless they are of municipalities.
"""

from __future__ import annotations

from insatskartan.wording.values import count

NOTHING_DESCRIBED = "Inga egna insatser för personer är beskrivna än"


def kommuner_without(number: int, out_of: int, income: str) -> str:
    """Say in how many municipalities nothing of their own is open."""
    return (
        f"I {number} av {out_of} kommuner är ingen av kommunens egna insatser mot arbete öppen för den som har {income}"
    )


def kommuner_unclear(number: int) -> str:
    """Say in how many municipalities nothing is known to be open, and something may be."""
    return f"I {count(number, 'kommun', 'kommuner')} är ingen säkert öppen, men någon är oklar"


def all_have(income: str) -> str:
    """Say that no municipality lacks anything."""
    return f"Varje kommun har någon egen insats mot arbete som är öppen för den som har {income}."


def some_open(number: int, income: str) -> str:
    """Say how many are open; their names follow."""
    opened = count(number, "insats mot arbete är öppen", "insatser mot arbete är öppna")
    return f"{opened} för den som har {income}"


def none_open(unclear: int, income: str, *, described: bool) -> str:
    """Say that nothing is open, that nothing is known to be, or that nobody has described anything yet."""
    if unclear:
        return f"Ingen insats mot arbete är säkert öppen för den som har {income}."
    return f"Ingen insats mot arbete är öppen för den som har {income}." if described else f"{NOTHING_DESCRIBED}."


def not_open(number_open: int, unclear: int, closed: int, *, described: bool) -> list[str]:
    """Return what there is to say beside what is open: how much is unclear and closed, or that there is nothing."""
    texts = []
    if unclear:
        texts.append(f"{count(unclear, 'är oklar', 'är oklara')}.")
    if closed:
        texts.append(f"{count(closed, 'är stängd', 'är stängda')}.")
    if described and not (number_open or unclear or closed):
        texts.append("Källorna nämner ingen egen insats mot arbete alls.")
    return texts


def unclear_ones(number: int) -> str:
    """Count what is unclear in a direction; the names follow."""
    return count(number, "oklar", "oklara")


def closed_ones(number: int) -> str:
    """Count what is closed in a direction; the names follow."""
    return count(number, "stängd", "stängda")
