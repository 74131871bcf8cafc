"""Answer the event of an issue, with a file when the proposal can be used: the input of the workflow for proposals.

Internal: may change at any time together with `.github/workflows/proposal.yml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from insatskartan.github import issue, reply, submission

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


@dataclass(frozen=True)
class Reception:
    """The answer to an issue, and the file to propose."""

    answer: str
    """Markdown, for a comment."""
    file: str = ""
    """Path of the file below the repository's root; empty when there is nothing to write."""
    after: bytes | None = None
    """The new content of the file; None when there is nothing to write."""
    trusted: bool = False

    def write(self, folder: Path) -> None:
        """Write `svar.md`, `resultat.txt` and, when there is a file, `fil.yml` into a folder, creating it.

        `resultat.txt` has the lines that a workflow keeps as outputs. Its path is built from two slugs, so it has no
        character that a shell or a workflow would interpret.
        """
        folder.mkdir(parents=True, exist_ok=True)
        let_through = "ja" if self.trusted and self.after is not None else "nej"
        (folder / "svar.md").write_text(self.answer, "utf-8")
        (folder / "resultat.txt").write_text(f"fram={let_through}\nfil={self.file}\n", "utf-8")
        if self.after is not None:
            (folder / "fil.yml").write_bytes(self.after)


def receive(event: bytes, data: Path, today: dt.date) -> Reception:
    """Return the answer to an issue, with the file when it is valid and differs from the present one.

    Raises EventError when the event is not about an issue.
    """
    issue_ = issue.read_event(event)
    try:
        attempt = submission.attempt(issue.read_proposal(issue_.body), data, today)
    except issue.IssueError as error:
        return Reception(reply.refuse(str(error)))
    after = attempt.after if attempt.meaning else None
    path = f"{data.name}/{attempt.file}" if after is not None else ""
    return Reception(reply.answer(attempt, issue_), path, after, issue_.trusted)
