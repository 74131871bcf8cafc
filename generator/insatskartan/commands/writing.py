"""`material` and `new`: text for data files, printed or saved."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from insatskartan.catalog.loading import load
from insatskartan.commands.reporting import FOUND, MISUSED, exit_code, tell
from insatskartan.model.files import AREA_FILE
from insatskartan.rules import report
from insatskartan.source.problems import limit_per_file, quoted, suggestion
from insatskartan.text import dates

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from insatskartan.catalog.loading import Document
    from insatskartan.commands.reporting import Commands
    from insatskartan.model.area import Material


def add(commands: Commands) -> None:
    """Add the commands."""
    material = commands.add_parser("material", help="visa eller spara vad ett områdes reflektion bygger på")
    material.add_argument("area", metavar="OMRÅDE", help="områdets mapp, som lund")
    material.add_argument("--write", action="store_true", help="spara raderna i områdets fil")
    material.set_defaults(run=_material)
    _add_new(commands.add_parser("new", help="gör ett utkast att fylla i"))


def _add_new(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="VAD")
    insats = kinds.add_parser("insats", help="en ny insats: svara på några frågor, så skrivs filen")
    insats.set_defaults(run=_new_insats)
    report_ = kinds.add_parser("report", help="insatsens nästa rapport, med målen från den förra")
    report_.add_argument("insats", metavar="INSATS", help="som burlov/peak")
    report_.add_argument(
        "--type", dest="kind", required=True, metavar="TYP", help="kvartalsrapport, tertialrapport eller slutrapport"
    )
    report_.add_argument(
        "--from", dest="start", default="", metavar="MÅNAD", help="första månaden, när den inte är känd"
    )
    report_.add_argument(
        "--source", dest="document", default="", metavar="KOD", help="rapportens kod i _ord/kallor.yml"
    )
    report_.add_argument(
        "--write", action="store_true", help="spara det som är säkert i insatsens fil; kräver --source"
    )
    report_.set_defaults(run=_new_report)


def _material(options: argparse.Namespace) -> int:
    from insatskartan.analysis.reflection import material
    from insatskartan.editing import reflection

    loaded = load(options.data)
    if options.area not in loaded.tree.areas:
        hint = suggestion(options.area, loaded.tree.areas)
        print(f"Området {quoted(options.area)} finns inte i {options.data}. {hint}".rstrip(), file=sys.stderr)
        return MISUSED
    if exit_code(loaded.problems):
        tell(limit_per_file(loaded.problems), options.data)
        print("Rätta felen först: en fil som inte går att läsa skulle saknas i underlaget.", file=sys.stderr)
        return FOUND
    document = next(d for d in loaded.documents if (d.kind, d.id) == ("område", options.area))
    catalog = loaded.catalog()
    rows = material(catalog, options.area)
    if not rows or not catalog.areas[options.area].reflection:
        missing = "ingen reflektion" if rows else "inga insatser i sin lista"
        print(f"{catalog.areas[options.area].name} har {missing}, så det finns inget underlag.", file=sys.stderr)
        return MISUSED
    if options.write:
        return _write_material(document, options.data / options.area / AREA_FILE, rows)
    print(reflection.render(rows), end="")
    return 0


def _write_material(document: Document, path: Path, rows: tuple[Material, ...]) -> int:
    """Write the rows to an area's file; a file that cannot be rewritten without loss is left alone, with a problem."""
    from insatskartan.editing import layout, reflection

    outcome = layout.rewrite(document, path, write=True, change=lambda root: reflection.put(root, rows))
    for problem in outcome.problems:
        print(report.line(problem), file=sys.stderr)
    if not outcome.problems:
        print(f"{path}: {'omskriven' if outcome.changed else 'redan som den ska'}")
    return exit_code(outcome.problems)


def _new_insats(options: argparse.Namespace) -> int:
    from insatskartan.editing.interview import Interview, InterviewError

    loaded = load(options.data, ("",))
    try:
        name, text = Interview(loaded, dates.today(os.environ).isoformat(), _ask, print).run()
        path = options.data / name
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except EOFError:
        print("Avbrutet. Inget är skrivet.", file=sys.stderr)
        return MISUSED
    except FileExistsError:
        print(f"{path} finns redan. Ändra den filen.", file=sys.stderr)
        return MISUSED
    except InterviewError as error:
        print(error, file=sys.stderr)
        return MISUSED
    print(f"\n{path} är skriven. Öppna den, fyll i det du vet och kör insatskartan check {path}.")
    return 0


def _ask(question: str) -> str:
    return input(f"\n{question}\n> ").strip()


def _new_report(options: argparse.Namespace) -> int:
    from insatskartan.editing import layout, report_draft

    loaded = load(options.data)
    catalog = loaded.catalog()
    unsourced = options.write and not options.document
    wrong = "--write behöver --source: en rapport utan källa får inte stå i filen." if unsourced else ""
    try:
        made = (
            {} if wrong else report_draft.plan(catalog, options.insats, options.kind, options.start, options.document)
        )
    except report_draft.ReportDraftError as error:
        wrong = str(error)
    if wrong:
        print(wrong, file=sys.stderr)
        return MISUSED
    if options.write:
        document = next(row for row in loaded.documents if (row.kind, row.id) == ("insats", options.insats))
        path = options.data / f"{options.insats}.yml"
        outcome = layout.rewrite(document, path, write=True, change=lambda root: report_draft.put(root, made))
        for problem in outcome.problems:
            print(report.line(problem), file=sys.stderr)
        if outcome.problems:
            return FOUND
        print(f"{path}: omskriven. Det här kan du fylla i:", file=sys.stderr)
    print(report_draft.render_draft(made, options.insats), end="")
    return 0
