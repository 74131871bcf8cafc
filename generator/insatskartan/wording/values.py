"""Swedish for values of the model: ages, places, periods, results and numbers, made of the texts in `labels`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from insatskartan.model import municipalities
from insatskartan.model.fields import fields
from insatskartan.model.insats import Insats
from insatskartan.model.scalars import UNKNOWN
from insatskartan.text import dates
from insatskartan.text.swedish import capital, date_text, in_text, listing, number_text
from insatskartan.wording.answers import MEANS, age_span
from insatskartan.wording.labels.answers import NOT_STATED
from insatskartan.wording.labels.facts import AREA, ENDING, ENDING_UNDATED, UNDATED_SHORT
from insatskartan.wording.labels.knowledge import NO_WHOLE
from insatskartan.wording.labels.reports import OUT_OF_UNKNOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from insatskartan.model.access import Age, Decision, Income, Referral, Residence
    from insatskartan.model.area import Area
    from insatskartan.model.insats import Confirmation, Period, Places
    from insatskartan.model.result import Result


@cache
def field_label(key: str) -> str:
    """Return what a field of an insats is called on the page, by its YAML key. Raises KeyError for an unknown key."""
    return {field.key: field.label for field in fields(Insats)}[key]


def grounded(key: str) -> str:
    """Return what a claim without a basis of its own is called on the page."""
    return AREA if key == "område" else field_label(key)


def age(value: Age) -> str:
    """Say which ages may take part."""
    if value.answer == "alla":
        return "Alla åldrar"
    if value.answer == "okänt":
        return "Källan nämner ingen åldersgräns"
    lower, upper = value.lower, value.upper
    if lower == UNKNOWN and upper == UNKNOWN:
        return "Det finns en åldersgräns, men siffrorna saknas i källan"
    missing = "den övre gränsens siffra saknas i källan" if upper == UNKNOWN else ""
    missing = "den undre gränsens siffra saknas i källan" if lower == UNKNOWN else missing
    return capital(", ".join(filter(None, (age_span(lower, upper), missing))))


def residence(value: Residence, name: Callable[[str], str]) -> str:
    """Say where one must live."""
    opened, closed = [name(code) for code in value.open_to], [name(code) for code in value.closed_to]
    words = ("oavsett bostadsort", "boende i ", "även boende på andra håll", "om andra får delta framgår inte")
    return _criterion(value, opened, closed, words)


def short_residence(values: Sequence[Residence], name: Callable[[str], str]) -> str:
    """Say in a few words where one must live, for all doors at once: one of them is enough."""
    if all(value.open_to and not value.closed_to and value.others == "nej" for value in values):
        places = dict.fromkeys(code for value in values for code in value.open_to)
        return listing((name(code) for code in places), "eller")
    return join_distinct(residence(value, name) for value in values)


def income(value: Income, name: Callable[[str], str]) -> str:
    """Say what one may live on."""
    opened, closed = ([in_text(name(code)) for code in codes] for codes in (value.open_to, value.closed_to))
    return _criterion(
        value, opened, closed, ("oavsett försörjning", "", "även andra försörjningar", "andra framgår inte")
    )


def _criterion(
    value: Residence | Income, opened: list[str], closed: list[str], words: tuple[str, str, str, str]
) -> str:
    """Say who may come and who may not; `words` are for all, before names, for others who may, for others unknown."""
    everyone, lead, others, unknown = words
    if not opened and not closed:
        return {"ja": f"Alla, {everyone}", "nej": "Ingen", "okänt": NOT_STATED}[value.others]
    parts = []
    if opened:
        parts.append(f"{'bara ' if value.others == 'nej' else ''}{lead}{listing(opened)}")
    if closed:
        parts.append(f"inte {lead}{listing(closed, 'eller')}")
    if value.others != "nej":
        parts.append(others if value.others == "ja" else unknown)
    return capital("; ".join(parts))


def decision(value: Decision, name: Callable[[str], str]) -> str:
    """Say which decisions are needed first."""
    if value.answer == "inga":
        return "Inget beslut behövs"
    return capital(listing(in_text(name(code)) for code in value.required)) if value.required else NOT_STATED


def referral(value: Referral, who: str) -> str:
    """Say who opens the door, and how."""
    return who if value.means == "okänt" else f"{who} ({MEANS[value.means]})"


def period(value: Period) -> str:
    """Say from when to when."""
    start, end = (date if date in (None, UNKNOWN) else date_text(str(date)) for date in (value.start, value.end))
    if start == UNKNOWN and end == UNKNOWN:
        return "Datum saknas i källan"
    parts = []
    if start:
        parts.append("startdatum saknas i källan" if start == UNKNOWN else f"från {start}")
    if end:
        parts.append("slutdatum saknas i källan" if end == UNKNOWN else f"till {end}")
    if value.extension:
        parts.append("förlängning sökt")
    return capital(", ".join(parts))


def ending(value: Period | None, today: dt.date) -> str:
    """Say that an insats may have ended, and when: its end has passed, or is missing in the source. Empty otherwise."""
    if value is None or value.end is None:
        return ""
    if value.end == UNKNOWN:
        return ENDING_UNDATED
    return ENDING.format(date_text(value.end)) if value.extension and dates.last_day(value.end) < today else ""


def confirmed(value: Confirmation) -> str:
    """Say in a few words when a record was confirmed, or that its source is undated and what time it is about."""
    return UNDATED_SHORT.format(date_text(value.date)) if value.undated else date_text(value.date)


def places(value: Places) -> str:
    """Say how many can take part."""
    if value.number == UNKNOWN:
        return f"Antalet {value.unit} saknas i källan"
    return f"{'Cirka ' if value.about else ''}{number_text(value.number)} {value.unit}"


def amount(value: Result) -> str:
    """Say how much was measured, without its whole: «74 procent»."""
    if value.value == UNKNOWN:
        return "Siffran saknas i källan"
    unit = "%" if value.unit == "procent" else value.unit
    return f"{'Cirka ' if value.about else ''}{number_text(value.value)}\N{NO-BREAK SPACE}{unit}"


def result(value: Result) -> str:
    """Say what was measured: «74 procent av 200»."""
    known = value.out_of and value.value != UNKNOWN
    return f"{amount(value)} av {number_text(value.out_of)}" if known and value.out_of else amount(value)


def whole(value: Result) -> str:
    """Say that a percentage has no whole, so that nobody takes it for one of a known number; empty otherwise."""
    return NO_WHOLE if value.unit == "procent" and value.value != UNKNOWN and not value.out_of else ""


def share(number: int, out_of: int | None) -> str:
    """Say how many of how many: «34 av 39 (87 %)»; a percentage never stands without them."""
    if out_of is None:
        return OUT_OF_UNKNOWN.format(number_text(number))
    percent = f" ({round(100 * number / out_of)}\N{NO-BREAK SPACE}%)" if out_of else ""
    return f"{number_text(number)} av {number_text(out_of)}{percent}"


def area_title(area: Area) -> str:
    """Return an area's name as a heading: a municipality's full name, where its code says which it is."""
    return municipalities.full_names().get(area.kommunkod or "", area.name)


def count(number: int, one: str, many: str) -> str:
    """Return «1 insats», «5 insatser»."""
    return f"{number_text(number)} {one if number == 1 else many}"


def ago(months: int) -> str:
    """Say how long ago something was."""
    if months < 1:
        return "den här månaden"
    if months < 24:
        return f"för {count(months, 'månad', 'månader')} sedan"
    return f"för {count(months // 12, 'år', 'år')} sedan"


def join_distinct(texts: Iterable[str]) -> str:
    """Join texts with semicolons, leaving out repetitions."""
    return "; ".join(dict.fromkeys(texts))
