"""Try a proposal: the file as it would become, checked by every rule.

The proposal is tried in a copy of the data folder, so that nothing of it reaches the real one before it is valid: it is
read and checked like any file, and rewritten by `layout`, which keeps only what the model knows.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from insatskartan.catalog.loading import load
from insatskartan.changes.comparison import between
from insatskartan.changes.report import as_markdown
from insatskartan.changes.revision import open_revision
from insatskartan.editing.layout import rewrite
from insatskartan.github.issue import BY, DATE, MEANS, IssueError
from insatskartan.model.fields import key_of
from insatskartan.model.insats import Insats
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from insatskartan.source.nodes import Node, node
from insatskartan.source.problems import Problem, Severity, quoted, suggestion

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from insatskartan.catalog.loading import Loaded
    from insatskartan.github.issue import Proposal

_CONFIRMED = key_of(Insats, "confirmed")
_KEYS = {DATE: "datum", BY: "av", MEANS: "sätt"}


@dataclass(frozen=True)
class Attempt:
    """The result of trying a proposal."""

    file: str
    """Path below the data folder."""
    problems: tuple[Problem, ...] = ()
    after: bytes | None = None
    """The whole file in canonical layout; None when it has errors."""
    meaning: str = ""
    """The consequences of the change, as Markdown; empty when nothing would change."""


def attempt(proposal: Proposal, data: Path, today: dt.date) -> Attempt:
    """Try a proposal on a copy of the data folder; raises IssueError when it names no file that it could be about."""
    file = _file_of(proposal, load(data, ("",)))
    before = (data / file).read_bytes() if (data / file).exists() else None
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / data.name
        shutil.copytree(data, copy, symlinks=True)
        if proposal.kind != "bekräftelse":
            (copy / file).write_bytes(proposal.text.encode("utf-8", "surrogatepass"))
        loaded = load(copy)
        document = next((row for row in loaded.documents if (row.kind, row.id) == ("insats", proposal.id)), None)
        problems = _problems(loaded, f"{data.name}/{file}", today)
        if document is None or _has_errors(problems):
            return Attempt(file, problems)
        written = rewrite(document, copy / file, write=True, change=lambda root: _confirm(root, proposal.confirmed))
        if proposal.confirmed and not written.problems:
            problems = _problems(load(copy), f"{data.name}/{file}", today)
        if written.problems or _has_errors(problems):
            return Attempt(file, (*problems, *written.problems))
        after = (copy / file).read_bytes()
        meaning = _meaning(data, copy, today) if after != before else ""
    return Attempt(file, problems, after, meaning)


def _meaning(before: Path, after: Path, today: dt.date) -> str:
    with open_revision(before, None) as first, open_revision(after, None) as second:
        return as_markdown(between(first, second, today))


def _file_of(proposal: Proposal, loaded: Loaded) -> str:
    """Return the path of the proposal's file; raises IssueError unless it exists, or is new, as the form says."""
    area, slug = proposal.id.split("/")
    slugs = loaded.tree.areas.get(area)
    if slugs is None:
        hint = suggestion(area, loaded.tree.areas)
        raise IssueError(f"Området {quoted(area)} finns inte. {hint}".rstrip())
    if proposal.kind == "ny" and slug in slugs:
        raise IssueError(f"{quoted(proposal.id)} finns redan. Använd formuläret för att ändra en insats.")
    if proposal.kind != "ny" and slug not in slugs:
        hint = suggestion(proposal.id, loaded.references.insatser)
        raise IssueError(f"Insatsen {quoted(proposal.id)} finns inte. {hint}".rstrip())
    return f"{area}/{slug}.yml"


def _problems(loaded: Loaded, file: str, today: dt.date) -> tuple[Problem, ...]:
    """Return the problems of the file, and the errors it causes elsewhere."""
    return tuple(row for row in check(loaded, Context(today)) if row.file == file or row.severity is Severity.ERROR)


def _has_errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _confirm(root: Node, confirmed: Mapping[str, str]) -> None:
    """Set date, role and means of a confirmation in a file's root; does nothing without one."""
    assert isinstance(root.value, dict)
    if confirmed:
        rows = {_KEYS[head]: node(value) for head, value in confirmed.items()}
        rows["datum"].quoted = False  # as dates are written in all files
        root.value[_CONFIRMED] = Node(rows, 1, 1)
