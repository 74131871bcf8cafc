"""What somebody should look at, area by area, and the one issue of each area that says so.

An issue is found again by a mark in its text, so that a nightly run mends it and never makes a second one. Nothing
here stops a build or a pull request.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from insatskartan.model.scalars import UNKNOWN
from insatskartan.text import dates
from insatskartan.text.markdown import escaped
from insatskartan.text.swedish import date_text, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from insatskartan.catalog.catalog import Catalog, Entry

LABEL = "påminnelse"
SOON = dt.timedelta(days=60)
"""How long before its end an insats is asked for its successor."""
NIGHTS = 3
"""How many nights in a row an address must have failed before anybody is told."""
MOST = 200
"""As many rows as one issue has; GitHub takes 65 536 characters."""
_MARK = "<!-- insatskartan-område: {} -->"
_MARKED = re.compile(r"<!-- insatskartan-område: ([a-z0-9-]+) -->")


@dataclass(frozen=True)
class Reminder:
    """The issue of one area as it ought to be."""

    area: str
    title: str
    body: str


@dataclass(frozen=True)
class Step:
    """One thing to do with the issues: `skapa`, `ändra` or `stäng`."""

    what: str
    number: int = 0
    """Of the issue that there is; 0 for a new one."""
    reminder: Reminder | None = None


def reminders(catalog: Catalog, today: dt.date, failed: Mapping[str, int]) -> list[Reminder]:
    """Return one for each area with something to look at; `failed` has nights in a row by web address."""
    found: dict[str, list[tuple[str, Entry]]] = {}
    for entry in catalog.insatser.values():
        for text in _remarks(entry, today, failed):
            found.setdefault(entry.area, []).append((text, entry))
    return [
        Reminder(area, f"Att se över: {catalog.areas[area].name}", _body(area, found[area]))
        for area in sorted(found, key=lambda code: sort_key(catalog.areas[code].name))
    ]


def _remarks(entry: Entry, today: dt.date, failed: Mapping[str, int]) -> Iterator[str]:
    insats = entry.insats
    due = dates.months_after(insats.confirmed.date, insats.review_every)
    if due < today and entry.status(today) != "avslutad":
        yield f"bekräftades senast {date_text(insats.confirmed.date)} och skulle ha setts över {date_text(str(due))}"
    end = insats.period.end if insats.period else None
    if end and end != UNKNOWN and not insats.successor and today <= dates.last_day(end) <= today + SOON:
        yield f"slutar {date_text(end)}, och det står inte vad som kommer i stället"
    for contact in insats.contacts:
        if contact.web and failed.get(contact.web, 0) >= NIGHTS:
            yield f"webbadressen {contact.web} har inte svarat {failed[contact.web]} nätter i rad"


def _body(area: str, rows: list[tuple[str, Entry]]) -> str:
    lines = [f"- **{escaped(entry.insats.name)}** (`{entry.id}`) {escaped(text)}" for text, entry in rows[:MOST]]
    rest = [f"- och {len(rows) - MOST} till"] if len(rows) > MOST else []
    return "\n".join(
        [
            _MARK.format(area),
            "Det här stoppar ingenting. Listan skrivs om varje natt, och ärendet stängs när den är tom.",
            "",
            "Att bekräfta är något annat än att ändra: tryck på «Stämmer det fortfarande?» på insatsens sida.",
            "",
            *lines,
            *rest,
            "",
        ]
    )


def read(text: str) -> list[dict[str, Any]]:
    """Return open issues from the pages GitHub lists them on; ValueError, in Swedish, for any other text."""
    try:
        pages = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("filen är inte JSON.") from error
    found = [row for page in pages for row in page] if _lists(pages) else pages
    if not isinstance(found, list) or not all(
        isinstance(row, dict) and type(row.get("number")) is int for row in found
    ):
        raise ValueError("här ska stå en lista med ärenden.")
    return found


def _lists(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, list) for row in value)


def plan(wanted: Iterable[Reminder], issues: Iterable[dict[str, Any]]) -> list[Step]:
    """Return what to do with the open issues so that each area has the one it ought to have, and no other."""
    there: dict[str, dict[str, Any]] = {}
    steps: list[Step] = []
    for issue in sorted(issues, key=lambda row: row["number"]):
        marked = _MARKED.match(issue.get("body") or "")
        if marked and marked[1] not in there:
            there[marked[1]] = issue
        elif marked:
            steps.append(Step("stäng", issue["number"]))
    for reminder in wanted:
        if reminder.area not in there:
            steps.append(Step("skapa", 0, reminder))
            continue
        issue = there.pop(reminder.area)
        if (issue.get("title"), _lines(issue["body"])) != (reminder.title, _lines(reminder.body)):
            steps.append(Step("ändra", issue["number"], reminder))
    return [*steps, *(Step("stäng", issue["number"]) for issue in there.values())]


def write(steps: Iterable[Step], folder: Path) -> None:
    """Write `steg.txt` with a line for each step, «what number area», and title and text of each issue beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for step in steps:
        area = step.reminder.area if step.reminder else "-"
        lines.append(f"{step.what} {step.number} {area}\n")
        if step.reminder:
            (folder / f"{area}.titel.txt").write_text(step.reminder.title, "utf-8")
            (folder / f"{area}.md").write_text(step.reminder.body, "utf-8")
    (folder / "steg.txt").write_text("".join(lines), "utf-8")


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").strip().split("\n")
