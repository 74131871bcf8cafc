"""A GitHub issue -> what somebody proposes, or why it cannot be read.

The text of an issue is written by anybody. A form of `.github/ISSUE_TEMPLATE/` gives it headings; what stands under
them is taken only when the headings are exactly those of one form, and the file is the only fenced block there is.
Nothing of it ever becomes a path or a command: the path is made of an id that has been looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from insatskartan.model.scalars import is_slug
from insatskartan.source.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal["ändring", "ny", "bekräftelse"]
MAX_BODY = 65_536
"""GitHub takes no longer issues; a longer one has come some other way."""
TRUSTED = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})
"""Authors whose proposals become pull requests at once (`author_association` in GitHub's words)."""
APPROVED = "godkänd"
"""Label by which somebody who may sort issues lets another's proposal through, as it stands at that moment."""

ID, CONTENT, DATE, BY, MEANS = "Kortnamn", "Innehåll", "Datum", "Roll", "Sätt"
FORMS: Mapping[str, tuple[Kind, tuple[str, ...]]] = {
    "andra-insats.yml": ("ändring", (ID, CONTENT)),
    "ny-insats.yml": ("ny", (f"Nytt {ID.lower()}", CONTENT)),
    "stammer.yml": ("bekräftelse", (ID, DATE, BY, MEANS)),
}
"""The headings that each form gives an issue, in their order."""
_EMPTY = "_No response_"
_HEADING = re.compile(r"#{1,6}(?:[ \t]+(?P<text>.*?))?[ \t]*")
_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})(?P<info>.*)")


class IssueError(Exception):
    """Why an issue cannot be read as a proposal, in Swedish."""


@dataclass(frozen=True)
class Proposal:
    """What somebody wants to change."""

    kind: Kind
    id: str
    """`area/slug`, well formed; whether it exists is not known here."""
    text: str = ""
    """The whole file, for a change or a new one."""
    confirmed: Mapping[str, str] = field(default_factory=dict)
    """Date, role and means, for a confirmation."""


@dataclass(frozen=True)
class Issue:
    """What is taken from the event of an issue."""

    number: int
    body: str
    trusted: bool
    """Whether the proposal may become a pull request without anybody looking first."""


def read_event(event: Any) -> Issue:
    """Return the issue of an event that GitHub tells a workflow about; anything else is refused."""
    issue = event.get("issue") if isinstance(event, dict) else None
    if not isinstance(issue, dict) or not isinstance(issue.get("number"), int) or issue["number"] < 1:
        raise IssueError("Filen är inte en händelse om ett ärende på GitHub.")
    body = issue.get("body")
    approving = event.get("action") == "labeled" and _mapping(event.get("label")).get("name") == APPROVED
    trusted = approving or issue.get("author_association") in TRUSTED
    return Issue(issue["number"], body if isinstance(body, str) else "", trusted)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def proposal(body: str) -> Proposal:
    """Return what the text of an issue proposes."""
    if len(body) > MAX_BODY:
        raise IssueError(f"Ärendet är längre än {MAX_BODY} tecken. Så långt är inget förslag.")
    fields = list(_fields(body.replace("\r\n", "\n").replace("\r", "\n")))
    kind = next((kind for kind, heads in FORMS.values() if heads == tuple(head for head, _ in fields)), None)
    if kind is None:
        raise IssueError(_wrong_headings([head for head, _ in fields]))
    found = dict(fields)
    id_ = _id(fields[0][1])
    if kind == "bekräftelse":
        return Proposal(kind, id_, confirmed={head: _line(head, found[head]) for head in (DATE, BY, MEANS)})
    return Proposal(kind, id_, _block(found[CONTENT]))


def _wrong_headings(heads: list[str]) -> str:
    known = "; ".join(", ".join(quoted(head) for head in names) for _, names in FORMS.values())
    there = ", ".join(quoted(head) for head in heads[:8]) or "inga"
    return (
        f"Rubrikerna är inte de som formuläret ger. Här står: {there}. Formulären har: {known}. "
        "Skriv inga egna rubriker, och ta inte bort någon."
    )


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield each heading with what stands below it; `#` inside a fenced block is no heading."""
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
    """Return the fence that is open after a line; the closing one is at least as long and says nothing more."""
    found = _FENCE.fullmatch(line)
    if found is None:
        return fence
    mark, info = found["mark"], found["info"]
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
    """Return the single line that a field holds."""
    text = value.strip()
    if not text or text == _EMPTY:
        raise IssueError(f"{quoted(head)} är inte ifyllt.")
    if "\n" in text:
        raise IssueError(f"Under {quoted(head)} ska det stå en enda rad.")
    return text


def _block(value: str) -> str:
    """Return what stands in the only fenced block of a field."""
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
    there = "inget" if not blocks else str(blocks)
    return f"Filen ska stå i ett enda kodblock, men här finns {there}. Öppna formuläret på nytt från webbplatsen."
