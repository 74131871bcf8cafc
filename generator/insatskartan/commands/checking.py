"""`check`, `format`, `schema` and `codeowners`: check files of the repository and rewrite them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from insatskartan.catalog import statement
from insatskartan.catalog.loading import load
from insatskartan.commands.reporting import FOUND, MISUSED, below, exit_code, tell
from insatskartan.model.files import AREA_FILE, FILES
from insatskartan.rules import report
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from insatskartan.source.problems import limit_per_file
from insatskartan.text import dates

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from insatskartan.commands.reporting import Commands
    from insatskartan.source.problems import Problem


def add(commands: Commands) -> None:
    """Add the commands."""
    checking = commands.add_parser("check", help="kontrollera filerna; felkod 1 om något är fel")
    checking.add_argument("paths", nargs="*", type=Path, metavar="FIL", help="bara dessa filer eller mappar")
    checking.add_argument(
        "--format",
        choices=("text", "github", "markdown"),
        help="rader för terminalen, anteckningar vid raderna på GitHub, eller Markdown (det som passar där det körs)",
    )
    checking.add_argument(
        "--since", metavar="FÖRE", help="först det som gäller filer som är ändrade sedan en gren eller commit"
    )
    checking.add_argument(
        "--summary", type=Path, metavar="FIL", help="lägg dessutom hela listan sist i en Markdown-fil"
    )
    checking.set_defaults(run=_check)
    formatting = commands.add_parser("format", help="skriv om filerna i den enda tillåtna uppställningen")
    formatting.add_argument("paths", nargs="*", type=Path, metavar="FIL", help="bara dessa filer eller mappar")
    formatting.add_argument("--check", action="store_true", help="skriv inget; felkod 1 om någon fil skulle ändras")
    formatting.set_defaults(run=_format)
    editor = commands.add_parser("schema", help="skriv ut JSON Schema för redigeringsprogram")
    kinds = [kind for kind, file in FILES.items() if file.schema]
    editor.add_argument("kind", nargs="?", default="insats", choices=kinds, metavar="SLAG")
    editor.add_argument("--write", action="store_true", help="skriv om dem i .vscode/schema/")
    editor.add_argument("--check", action="store_true", help="skriv inget; felkod 1 om .vscode/schema/ är inaktuell")
    editor.set_defaults(run=_schema)
    owners = commands.add_parser("codeowners", help="skriv .github/CODEOWNERS: vem som granskar vilket område")
    owners.add_argument("--check", action="store_true", help="skriv inget; felkod 1 om filen skulle ändras")
    owners.set_defaults(run=_codeowners)


def _check(options: argparse.Namespace) -> int:
    today, about = dates.today(os.environ), options.data.parent / "content" / statement.FILE
    named = [path for path in options.paths if path.resolve() != about.resolve()]
    only = below(options.data, named)
    if only is None:
        return MISUSED
    problems: list[Problem] = []
    files = 0
    if named or not options.paths:
        problems, files = _check_data(options.data, only, today)
    if about.exists() and (len(named) < len(options.paths) or not options.paths):
        problems, files = [*problems, *statement.load(about, today)[1]], files + 1
    changed = None
    if options.since is not None:
        changed = _changed(options.data, options.since)
        if changed is None:
            return MISUSED
        near, far = report.nearest(problems, changed)
        problems = [*near, *far]
    if options.format == "markdown":
        print(report.markdown(problems, files, changed), end="")
    else:
        tell(problems, options.data, options.format)
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(f"\n{report.markdown(problems, files, changed)}")
    print(report.summary(problems, files), file=sys.stderr)
    return exit_code(problems)


def _changed(data: Path, since: str) -> frozenset[str] | None:
    """Return the files that differ from a revision; None after printing that there is no such revision."""
    from insatskartan.changes import revision

    try:
        with revision.open_revision(data, since) as before, revision.open_revision(data, None) as now:
            return revision.changed_files(before, now)
    except revision.RevisionError as error:
        print(error, file=sys.stderr)
        return None


def _check_data(data: Path, only: tuple[str, ...], today: dt.date) -> tuple[list[Problem], int]:
    """Return the problems of the data files, or of `only` these, and how many files were read."""
    loaded = load(data, only or None)
    problems = check(loaded, Context(today))
    if only:
        shown = {f"{data.name}/{path}" for path in only}
        problems = [problem for problem in problems if problem.file in shown]
    return problems, len(only) or len(loaded.documents)


def _format(options: argparse.Namespace) -> int:
    from insatskartan.editing.layout import rewrite

    only = below(options.data, options.paths)
    if only is None:
        return MISUSED
    loaded = load(options.data, only or None)
    # Format fixes decomposed letters itself; other errors the author has to fix first.
    problems = [problem for problem in loaded.problems if problem.rule != "nfc"]
    broken = {problem.file for problem in problems}
    changed = 0
    for document in loaded.documents:
        path = document.source.file.removeprefix(f"{options.data.name}/")
        if (only and path not in only) or document.source.file in broken:
            continue
        outcome = rewrite(document, options.data / path, write=not options.check)
        problems += outcome.problems
        changed += outcome.changed
        if outcome.changed:
            print(f"{options.data / path}: {'skulle ändras' if options.check else 'omskriven'}")
    for problem in limit_per_file(problems):
        print(report.line(problem), file=sys.stderr)
    return FOUND if exit_code(problems) or (options.check and changed) else 0


def _schema(options: argparse.Namespace) -> int:
    from insatskartan.exports import editor_schema

    catalog = load(options.data, ("",)).catalog()
    if not (options.write or options.check):
        print(editor_schema.as_json(options.kind, catalog), end="")
        return 0
    folder = options.data.parent / ".vscode/schema"
    stale = editor_schema.stale(folder, catalog)
    for path, text in stale.items():
        print(f"{path}: {'skulle ändras. Kör insatskartan schema --write.' if options.check else 'omskriven'}")
        if options.write:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return FOUND if options.check and stale else 0


def _codeowners(options: argparse.Namespace) -> int:
    from insatskartan.github import codeowners

    loaded = load(options.data)
    broken = [problem for problem in loaded.problems if problem.file.endswith(f"/{AREA_FILE}")]
    if exit_code(broken):
        tell(limit_per_file(broken), options.data)
        print("Rätta felen först: granskarna i en fil som inte går att läsa skulle saknas.", file=sys.stderr)
        return FOUND
    path = options.data.resolve().parent / codeowners.PATH
    before = path.read_text("utf-8") if path.exists() else None
    after = codeowners.update(before, loaded.catalog(), options.data.resolve().name)
    if after == before:
        return 0
    if not options.check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after, "utf-8")
    print(f"{codeowners.PATH}: {'skulle ändras. Kör insatskartan codeowners.' if options.check else 'omskriven'}")
    return FOUND if options.check else 0
