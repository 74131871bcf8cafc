"""Sentences about what municipalities offer towards work to those with one income source.

`income` is its name inside a sentence. Numbers count insatser, unless they are of municipalities.
"""

from __future__ import annotations

from insatskartan.text.swedish import number_text
from insatskartan.wording.values import count

NOTHING_DESCRIBED = "Inga egna insatser för personer är beskrivna än"


def kommuner_without(number: int, out_of: int, income: str) -> str:
    """Say in how many municipalities nothing of their own takes in the group."""
    return f"I {number} av {out_of} kommuner tar ingen egen insats mot arbete emot den som har {income}"


def kommuner_unclear(number: int) -> str:
    """Say in how many municipalities it is not known whether anything does."""
    return f"I {count(number, 'kommun', 'kommuner')} framgår det inte om någon gör det"


def all_have(income: str) -> str:
    """Say that no municipality lacks anything."""
    return f"Varje kommun har någon egen insats mot arbete som tar emot den som har {income}."


def some_open(number: int, income: str, *, partly: bool) -> str:
    """Say how many take in the group, and whether some do so in part; their names follow."""
    how = "tar emot, helt eller i vissa delar," if partly else "tar emot"
    return f"{count(number, 'insats', 'insatser')} mot arbete {how} den som har {income}"


def none_open(unclear: int, income: str, *, described: bool) -> str:
    """Say that nothing takes in the group, that it is not known, or that nobody has described anything yet."""
    if unclear:
        return f"Det framgår inte om någon insats mot arbete tar emot den som har {income}."
    return f"Ingen insats mot arbete tar emot den som har {income}." if described else f"{NOTHING_DESCRIBED}."


def not_open(number_open: int, unclear: int, closed: int, *, described: bool) -> list[str]:
    """Return what there is to say beside what takes in: how much is unclear and closed, or that there is nothing."""
    texts = []
    if unclear:
        texts.append(f"För {number_text(unclear)} framgår det inte.")
    if closed:
        texts.append(f"{number_text(closed)} tar inte emot.")
    if described and not (number_open or unclear or closed):
        texts.append("Källorna nämner ingen egen insats mot arbete alls.")
    return texts


def unclear_ones(number: int) -> str:
    """Count what is unclear in a direction; the names follow."""
    return f"för {number_text(number)} framgår det inte"


def closed_ones(number: int) -> str:
    """Count what is closed in a direction; the names follow."""
    return f"{number_text(number)} tar inte emot"
