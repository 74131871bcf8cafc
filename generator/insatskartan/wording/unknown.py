"""What a record does not say, in words: a page shows its gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.scalars import UNKNOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Entry


def unknowns(entry: Entry, today: dt.date) -> list[str]:
    """Return what is not known about an insats, one sentence for each gap."""
    insats = entry.insats
    unknown = [gap for way in entry.ways for gap in _access(way)] if insats.level == "individ" else []
    if not insats.contacts:
        unknown.append("Hur man får kontakt: kontaktuppgifter saknas i källan.")
    period = insats.period
    if period is None:
        unknown.append("Om insatsen pågår: källan anger ingen tid.")
    elif entry.status(today) == "okänd":
        unknown.append("Om insatsen pågår: framgår inte av det som källan säger om tiden.")
    elif UNKNOWN in (period.start, period.end):
        unknown.append("Exakt när insatsen pågår: ett datum saknas i källan.")
    if insats.places and insats.places.number == UNKNOWN:
        unknown.append(f"Hur många {insats.places.unit} det finns: siffran saknas i källan.")
    if any(result.value == UNKNOWN for result in insats.results):
        unknown.append("Hela resultatet: en siffra saknas i källan.")
    return list(dict.fromkeys(unknown))


def _access(way: ResolvedDoor) -> Iterator[str]:
    """Yield what is not known about one door."""
    if way.age.answer == "okänt":
        yield "Om det finns någon åldersgräns: källan nämner ingen."
    if UNKNOWN in (way.age.lower, way.age.upper):
        yield "Vilken åldersgränsen är: den finns, men siffran saknas i källan."
    if way.residence.others == "okänt":
        known = way.residence.open_to or way.residence.closed_to
        yield f"Om {'boende på andra håll' if known else 'bostadsorten'} spelar roll: framgår inte."
    if way.income.others == "okänt":
        known = way.income.open_to or way.income.closed_to
        yield f"Om personer med {'annan försörjning' if known else 'en viss försörjning'} får delta: framgår inte."
    if way.decision.answer == "okänt":
        yield way.decision.note or "Om det krävs något beslut först: framgår inte."
    if not way.referrals:
        yield "Vem som öppnar dörren: framgår inte."
