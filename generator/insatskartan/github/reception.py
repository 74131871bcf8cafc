"""The event of an issue -> an answer, and a file when it can be used: what the workflow for proposals works with.

Ours, may change at any time together with `.github/workflows/forslag.yml`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from insatskartan.github import issue, reply, submission

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


class EventError(Exception):
    """Why the event cannot be read at all, so that nobody can be answered."""


@dataclass(frozen=True)
class Result:
    """What is done with an issue."""

    answer: str
    """Markdown, for a comment."""
    file: str = ""
    """Path of the file from the top of the repository; empty when there is nothing to write."""
    after: bytes | None = None
    """What the file is to hold; None when nothing is to be written."""
    trusted: bool = False

    def write(self, folder: Path) -> None:
        """Write `svar.md`, `resultat.txt` and, when there is one, `fil.yml` into a folder that is made if needed.

        `resultat.txt` has the lines that a workflow keeps as outputs; a path is made of two slugs and holds nothing
        that a shell or a workflow would read in another way.
        """
        folder.mkdir(parents=True, exist_ok=True)
        let_through = "ja" if self.trusted and self.after is not None else "nej"
        (folder / "svar.md").write_text(self.answer, "utf-8")
        (folder / "resultat.txt").write_text(f"fram={let_through}\nfil={self.file}\n", "utf-8")
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
        return Result(reply.refused(str(error)))
    after = outcome.after if outcome.meaning else None
    path = f"{data.name}/{outcome.file}" if after is not None else ""
    return Result(reply.answered(outcome, told), path, after, told.trusted)
