"""The event of an issue -> an answer, and a file when it can be used: what the workflow for proposals works with.

Ours, may change at any time together with `.github/workflows/forslag.yml`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import issue, reply, submission

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


class EventError(Exception):
    """Why the event cannot be read at all, so that nobody can be answered."""


@dataclass(frozen=True)
class Result:
    """What is done with an issue."""

    number: int
    answer: str
    """Markdown, for a comment."""
    file: str = ""
    """Path of the file from the top of the repository; empty when there is nothing to write."""
    after: bytes | None = None
    """What the file is to hold; None when nothing is to be written."""
    trusted: bool = False

    def write(self, folder: Path) -> None:
        """Write `svar.md`, `resultat.json` and, when there is one, `fil.yml` into a folder that is made if needed."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "svar.md").write_text(self.answer, "utf-8")
        told = {"ärende": self.number, "fil": self.file, "släpps_fram": self.trusted and self.after is not None}
        (folder / "resultat.json").write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
        if self.after is not None:
            (folder / "fil.yml").write_bytes(self.after)


def receive(event: bytes, data: Path, today: dt.date) -> Result:
    """Return the answer to an issue, and the file it leads to when that is whole and differs from what there is."""
    try:
        told = issue.read_event(json.loads(event))
    except (ValueError, RecursionError) as error:
        raise EventError("den är inte JSON.") from error
    except issue.IssueError as error:
        raise EventError(str(error)) from error
    try:
        outcome = submission.attempt(issue.proposal(told.body), data, today)
    except issue.IssueError as error:
        return Result(told.number, reply.refused(str(error)))
    after = outcome.after if outcome.changed else None
    path = f"{data.name}/{outcome.file}" if after is not None else ""
    return Result(told.number, reply.answered(outcome, told), path, after, told.trusted)
