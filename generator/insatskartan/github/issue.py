"""Read a proposal from a GitHub issue, or say why it cannot be read.

Anybody can write an issue. A form of `.github/ISSUE_TEMPLATE/` gives it headings; their contents are read only when the
headings are exactly those of one form, and the file is the only fenced block. None of the text ever becomes a path or a
command: the path is built from an id of two slugs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, PositiveInt, ValidationError

from insatskartan.model.scalars import is_slug
from insatskartan.source.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal["ändring", "ny", "bekräftelse"]
MAX_BODY = 65_536
"""GitHub accepts no longer issues."""
TRUSTED = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})
"""Values of GitHub's `author_association` whose proposals become pull requests at once."""
APPROVED = "godkänd"
"""The label with which somebody who may triage issues approves a proposal as it is at that moment."""

ID, CONTENT, DATE, BY, MEANS = "Kortnamn", "Innehåll", "Datum", "Roll", "Sätt"
FORMS: Mapping[str, tuple[Kind, tuple[str, ...]]] = {
    "andra-insats.yml": ("ändring", (ID, CONTENT)),
    "ny-insats.yml": ("ny", (f"Nytt {ID.lower()}", CONTENT)),
    "stammer.yml": ("bekräftelse", (ID, DATE, BY, MEANS)),
}
"""The kind of proposal and the headings of each form, in order."""
_EMPTY = "_No response_"
_HEADING = re.compile(r"#{1,6}(?:[ \t]+(?P<text>.*?))?[ \t]*")
_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})(?P<info>.*)")


class EventError(Exception):
    """The event is not about an issue, so nobody can be answered; the message says why, in Swedish."""


class IssueError(Exception):
    """The issue cannot be read as a proposal; the message says why, in Swedish."""


class _Label(BaseModel, strict=True):
    name: str


class _EventIssue(BaseModel, strict=True):
    number: PositiveInt
    body: str | None = None
    author_association: str = ""


class _Event(BaseModel, strict=True):
    """The parts of a GitHub webhook event that are read."""

    issue: _EventIssue
    action: str = ""
    label: _Label | None = None


@dataclass(frozen=True)
class Proposal:
    """A change that somebody proposes."""

    kind: Kind
    id: str
    """`area/slug`, well formed; it may not exist."""
    text: str = ""
    """The whole file, for a change or a new insats."""
    confirmed: Mapping[str, str] = field(default_factory=dict)
    """Date, role and means, for a confirmation."""


@dataclass(frozen=True)
class Issue:
    """The issue of an event."""

    number: int
    body: str
    trusted: bool
    """Whether the proposal becomes a pull request without a look at it first."""


def read_event(text: bytes) -> Issue:
    """Return the issue of a webhook event, given as JSON; raises EventError for anything else."""
    try:
        event = _Event.model_validate_json(text)
    except ValidationError as error:
        is_json = error.errors()[0]["type"] != "json_invalid"
        reason = "Filen är inte en händelse om ett ärende på GitHub." if is_json else "den är inte JSON."
        raise EventError(reason) from error
    approves = event.action == "labeled" and event.label is not None and event.label.name == APPROVED
    return Issue(event.issue.number, event.issue.body or "", approves or event.issue.author_association in TRUSTED)


def read_proposal(body: str) -> Proposal:
    """Return the proposal in the text of an issue; raises IssueError when there is none."""
    if len(body) > MAX_BODY:
        raise IssueError(f"Ärendet är längre än {MAX_BODY} tecken. Så långt är inget förslag.")
    fields = list(_fields(body.replace("\r\n", "\n").replace("\r", "\n")))
    kind = next((kind for kind, heads in FORMS.values() if heads == tuple(head for head, _ in fields)), None)
    if kind is None:
        raise IssueError(_wrong_headings([head for head, _ in fields]))
    contents = dict(fields)
    id_ = _id(fields[0][1])
    if kind == "bekräftelse":
        return Proposal(kind, id_, confirmed={head: _line(head, contents[head]) for head in (DATE, BY, MEANS)})
    return Proposal(kind, id_, _block(contents[CONTENT]))


def _wrong_headings(heads: list[str]) -> str:
    known = "; ".join(", ".join(quoted(head) for head in names) for _, names in FORMS.values())
    given = ", ".join(quoted(head) for head in heads[:8]) or "inga"
    return (
        f"Rubrikerna är inte de som formuläret ger. Här står: {given}. Formulären har: {known}. "
        "Skriv inga egna rubriker, och ta inte bort någon."
    )


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield each heading with the text below it; `#` inside a fenced block is no heading."""
    head, below, fence = "", [], ""
    for line in text.split("\n"):
        fence = _fence(line, fence)
        heading = None if fence else _HEADING.fullmatch(line)
        if heading is None:
            below.append(line)
            continue
        if head or "".join(below).strip():
            yield head, "\n".join(below)
        head, below = heading["text"] or "", []
    if head or "".join(below).strip():
        yield head, "\n".join(below)


def _fence(line: str, fence: str) -> str:
    """Return the fence that is open after a line; a closing fence is at least as long, with nothing after it."""
    match = _FENCE.fullmatch(line)
    if match is None:
        return fence
    mark, info = match["mark"], match["info"]
    if not fence:
        return "" if "`" in info and mark[0] == "`" else mark
    closes = mark.startswith(fence) and not info.strip()
    return "" if closes else fence


def _id(value: str) -> str:
    text = _line(ID, value)
    area, _, slug = text.partition("/")
    if not (is_slug(area) and is_slug(slug)):
        raise IssueError(
            f"{ID} skrivs «område/fil» med a–z, 0–9 och bindestreck, som burlov/peak, men här står {quoted(text)}."
        )
    return text


def _line(head: str, value: str) -> str:
    """Return the single line of a field."""
    text = value.strip()
    if not text or text == _EMPTY:
        raise IssueError(f"{quoted(head)} är inte ifyllt.")
    if "\n" in text:
        raise IssueError(f"Under {quoted(head)} ska det stå en enda rad.")
    return text


def _block(value: str) -> str:
    """Return the content of the only fenced block of a field."""
    lines = value.strip("\n").split("\n")
    inside, outside, fence, blocks = [], [], "", 0
    for line in lines:
        before, fence = fence, _fence(line, fence)
        blocks += not before and bool(fence)
        if before and fence:
            inside.append(line)
        elif not before and not fence:
            outside.append(line)
    if blocks != 1 or fence:
        raise IssueError(_wrong_blocks(blocks, open_=bool(fence)))
    if "".join(outside).strip():
        raise IssueError(f"Under {quoted(CONTENT)} ska bara filen stå. Skriv det andra i en kommentar till ärendet.")
    if not "".join(inside).strip():
        raise IssueError(f"{quoted(CONTENT)} är inte ifyllt.")
    return "\n".join(inside) + "\n"


def _wrong_blocks(blocks: int, *, open_: bool) -> str:
    if open_:
        return "Kodblocket med filen avslutas aldrig. Avsluta det med ``` på en egen rad."
    number = "inget" if not blocks else str(blocks)
    return f"Filen ska stå i ett enda kodblock, men här finns {number}. Öppna formuläret på nytt från webbplatsen."
