"""Keep one issue per area with the insatser that need a look: stale, about to end, or with a dead link.

An issue is found by a mark in its text, so that a nightly run updates it and never opens a second one. Reminders never
stop a build or a pull request.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, TypeAdapter, ValidationError

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
"""How long before its end an insats without a successor is listed."""
MIN_NIGHTS = 3
"""An address is listed after this many nights in a row without a response."""
MAX_ROWS = 200
"""More rows than this are counted, not listed: GitHub accepts 65 536 characters."""
_MARK = "<!-- insatskartan-område: {} -->"
_MARKED = re.compile(r"<!-- insatskartan-område: ([a-z0-9-]+) -->")


@dataclass(frozen=True)
class Reminder:
    """The issue of one area, as it should be."""

    area: str
    title: str
    body: str


@dataclass(frozen=True)
class IssueAction:
    """One action on an issue."""

    verb: Literal["skapa", "ändra", "stäng"]
    number: int = 0
    """Number of the existing issue; 0 for a new one."""
    reminder: Reminder | None = None


class OpenIssue(BaseModel, strict=True):
    """The parts of an open issue that are read."""

    number: int
    title: str | None = None
    body: str | None = None


_ISSUES = TypeAdapter[list[OpenIssue] | list[list[OpenIssue]]](list[OpenIssue] | list[list[OpenIssue]])


def reminders(catalog: Catalog, today: dt.date, failed: Mapping[str, int]) -> list[Reminder]:
    """Return one reminder for each area that needs one; `failed` has nights in a row by web address."""
    rows: dict[str, list[tuple[str, Entry]]] = {}
    for entry in catalog.insatser.values():
        for text in _remarks(entry, today, failed):
            rows.setdefault(entry.area, []).append((text, entry))
    return [
        Reminder(area, f"Att se över: {catalog.areas[area].name}", _body(area, rows[area]))
        for area in sorted(rows, key=lambda code: sort_key(catalog.areas[code].name))
    ]


def _remarks(entry: Entry, today: dt.date, failed: Mapping[str, int]) -> Iterator[str]:
    insats = entry.insats
    due = dates.months_after(insats.confirmed.date, insats.review_every)
    if due < today and entry.status(today) != "avslutad":
        last = date_text(insats.confirmed.date)
        says = f"bekräftades senast {last}"
        if insats.confirmed.undated:
            says = f"bygger på en odaterad källa om tiden till {last}"
        yield f"{says} och skulle ha setts över {date_text(str(due))}"
    end = insats.period.end if insats.period else None
    if end and end != UNKNOWN and not insats.successor and today <= dates.last_day(end) <= today + SOON:
        yield f"slutar {date_text(end)}, och det står inte vad som kommer i stället"
    for contact in insats.contacts:
        if contact.web and failed.get(contact.web, 0) >= MIN_NIGHTS:
            yield f"webbadressen {contact.web} har inte svarat {failed[contact.web]} nätter i rad"


def _body(area: str, rows: list[tuple[str, Entry]]) -> str:
    lines = [f"- **{escaped(entry.insats.name)}** (`{entry.id}`) {escaped(text)}" for text, entry in rows[:MAX_ROWS]]
    rest = [f"- och {len(rows) - MAX_ROWS} till"] if len(rows) > MAX_ROWS else []
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


def read(text: str) -> list[OpenIssue]:
    """Return the open issues from one or all of GitHub's pages; raises ValueError, in Swedish, for anything else."""
    try:
        found = _ISSUES.validate_json(text)
    except ValidationError as error:
        is_json = error.errors()[0]["type"] != "json_invalid"
        raise ValueError("här ska stå en lista med ärenden." if is_json else "filen är inte JSON.") from error
    return [issue for row in found for issue in (row if isinstance(row, list) else [row])]


def plan(wanted: Iterable[Reminder], issues: Iterable[OpenIssue]) -> list[IssueAction]:
    """Return the actions that leave each area with the one issue it should have."""
    existing: dict[str, OpenIssue] = {}
    actions: list[IssueAction] = []
    for issue in sorted(issues, key=lambda issue: issue.number):
        mark = _MARKED.match(issue.body or "")
        if mark and mark[1] not in existing:
            existing[mark[1]] = issue
        elif mark:
            actions.append(IssueAction("stäng", issue.number))
    for reminder in wanted:
        if reminder.area not in existing:
            actions.append(IssueAction("skapa", 0, reminder))
            continue
        issue = existing.pop(reminder.area)
        if (issue.title, _lines(issue.body or "")) != (reminder.title, _lines(reminder.body)):
            actions.append(IssueAction("ändra", issue.number, reminder))
    return [*actions, *(IssueAction("stäng", issue.number) for issue in existing.values())]


def write(actions: Iterable[IssueAction], folder: Path) -> None:
    """Write `steg.txt` with a line for each action, «verb number area», with title and text in files beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for action in actions:
        area = action.reminder.area if action.reminder else "-"
        lines.append(f"{action.verb} {action.number} {area}\n")
        if action.reminder:
            (folder / f"{area}.titel.txt").write_text(action.reminder.title, "utf-8")
            (folder / f"{area}.md").write_text(action.reminder.body, "utf-8")
    (folder / "steg.txt").write_text("".join(lines), "utf-8")


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").strip().split("\n")
