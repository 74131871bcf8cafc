"""How old the facts of a page are, in one or two sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.text.swedish import date_text, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence


def ages(dates: Sequence[str], confirmed: Sequence[str]) -> str:
    """Say when facts are from, oldest first, and how many of them have been confirmed since; empty without any."""
    if not dates:
        return ""
    since = f"Uppgifterna är från {_time(dates)}"
    if len(dates) == 1:
        return (
            f"{since} och {f'bekräftades {date_text(confirmed[0])}' if confirmed else 'är inte bekräftade sedan dess'}."
        )
    form = "bekräftad" if len(confirmed) == 1 else "bekräftade"
    return f"{since}. {number_text(len(confirmed))} av {number_text(len(dates))} är {form} sedan dess."


def documents(dates: Sequence[str]) -> str:
    """Say when the documents behind a page came; empty without any."""
    if not dates:
        return ""
    return f"{'Källan' if len(dates) == 1 else 'Källorna'} är från {_time(dates)}."


def _time(dates: Sequence[str]) -> str:
    """Say one date, one year, or several years and which of them most are from."""
    years = [date[:4] for date in dates]
    if len(set(dates)) == 1:
        return date_text(dates[0])
    if len(set(years)) == 1:
        return years[0]
    most = max(sorted(set(years)), key=years.count)
    span = f"{years[0]}–{years[-1]}"
    return f"{span}, de flesta från {most}" if 2 * years.count(most) > len(years) else span
