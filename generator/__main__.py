"""The command line: arguments, printing and exit codes only."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator import clock, report, statement
from generator.catalog import load
from generator.problems import Problem, Severity, few, quoted, suggestion
from generator.rules import check
from generator.rules.finding import Context
from generator.tree import AREA_FILE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from generator.catalog import Document
    from generator.model import Material

FOUND, MISUSED = 1, 2
"""Exit codes: errors in the data, and a command that cannot be carried out."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 errors in the data, 2 misuse."""
    gc.disable()  # what a command reads lives until it ends; the collector would walk it again and again
    options = _parser().parse_args(arguments)
    if options.needs_data and not options.data.is_dir():
        print(f"Mappen {options.data} finns inte. Ange den med --data.", file=sys.stderr)
        return MISUSED
    result: int = options.run(options)
    return result


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("insatskartan", description="Kontrollera och skriv om Insatskartans datafiler.")
    parser.set_defaults(needs_data=True)
    parser.add_argument("--data", type=Path, default=Path("insatser"), help="mappen med datafiler (insatser)")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    checking = commands.add_parser("check", help="kontrollera filerna; felkod 1 om något är fel")
    checking.add_argument("paths", nargs="*", type=Path, metavar="FIL", help="bara dessa filer eller mappar")
    checking.set_defaults(run=_check)
    formatting = commands.add_parser("format", help="skriv om filerna i den enda tillåtna uppställningen")
    formatting.add_argument("paths", nargs="*", type=Path, metavar="FIL", help="bara dessa filer eller mappar")
    formatting.add_argument("--check", action="store_true", help="skriv inget; felkod 1 om någon fil skulle ändras")
    formatting.set_defaults(run=_format)
    material = commands.add_parser("underlag", help="visa eller spara vad ett områdes reflektion bygger på")
    material.add_argument("area", metavar="OMRÅDE", help="områdets mapp, som lund")
    material.add_argument("--skriv", dest="write", action="store_true", help="spara raderna i områdets fil")
    material.set_defaults(run=_material)
    _add_new(commands.add_parser("new", help="gör ett utkast att fylla i"))
    schema = commands.add_parser("schema", help="skriv ut JSON Schema för redigeringsprogram")
    kinds = ("insats", "område", "ordlista", "kunskap", "undantag", "delning", "synonymer")
    schema.add_argument("kind", nargs="?", default="insats", choices=kinds, metavar="SLAG")
    schema.set_defaults(run=_schema)
    links = commands.add_parser("links", help="kontrollera alla länkar i en färdigbyggd webbplats")
    links.add_argument("site", type=Path, metavar="MAPP")
    links.set_defaults(run=_links)
    privacy = commands.add_parser("privacy", help="leta efter personuppgifter i en färdigbyggd webbplats")
    privacy.add_argument("site", type=Path, metavar="MAPP")
    privacy.set_defaults(run=_privacy)
    _add_match(commands.add_parser("match", help="vad är öppet för en person, vad är stängt, och varför"))
    _add_export(commands.add_parser("export", help="skriv ut något som har gjorts av en färdigbyggd webbplats"))
    return parser


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="VAD", help="uppföljning: insatsens nästa rapport, med målen från den förra")
    parser.add_argument("insats", metavar="INSATS", help="som burlov/peak")
    parser.add_argument("--typ", required=True, metavar="TYP", help="kvartalsrapport, tertialrapport eller slutrapport")
    parser.add_argument(
        "--från", dest="start", default="", metavar="MÅNAD", help="första månaden, när den inte är känd"
    )
    parser.add_argument("--källa", dest="document", default="", metavar="KOD", help="rapportens kod i _ord/kallor.yml")
    parser.add_argument(
        "--skriv", dest="write", action="store_true", help="spara det som är säkert i insatsens fil; kräver --källa"
    )
    parser.set_defaults(run=_new)


def _add_match(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("insatser", nargs="*", metavar="INSATS", help="bara dessa, som burlov/peak")
    parser.add_argument("--kommun", metavar="KOMMUN", help="var personen bor: namn eller mapp")
    parser.add_argument("--ålder", metavar="ÅR", dest="age", help="ålder i hela år")
    parser.add_argument("--försörjning", metavar="ORD", dest="income", help="vad personen lever på: namn eller kod")
    parser.add_argument("--beslut", metavar="ORD", action="append", default=[], help="beslut som personen har")
    parser.add_argument("--utan-beslut", metavar="ORD", action="append", default=[], help="beslut som personen saknar")
    parser.add_argument("--frågar", metavar="ORD", dest="asker", help="vem som frågar, som kommunen eller sjalv")
    parser.add_argument("--json", action="store_true", help="skriv svaren som JSON")
    parser.set_defaults(run=_match)


def _add_export(parser: argparse.ArgumentParser) -> None:
    hosting = parser.add_subparsers(required=True, metavar="VAD").add_parser(
        "hosting", help="inställningar för nginx, Caddy, Apache, GitHub Pages och tjänster som läser _headers"
    )
    hosting.add_argument("site", type=Path, metavar="MAPP", help="den färdigbyggda webbplatsen")
    hosting.add_argument("--output", type=Path, required=True, metavar="MAPP", help="var inställningarna skrivs")
    hosting.add_argument("--domain", default="example.org", help="domännamnet (example.org)")
    hosting.add_argument("--base", default="/", help="undermappen webbplatsen ligger i, som /karta/ (/)")
    hosting.add_argument("--root", default="/srv/insatskartan", help="webbplatsens mapp på servern (/srv/insatskartan)")
    hosting.add_argument("--security-contact", default="", metavar="ADRESS", help="vart säkerhetshål anmäls")
    hosting.set_defaults(run=_export_hosting, needs_data=False)


def _check(options: argparse.Namespace) -> int:
    today, about = clock.today(os.environ), options.data.parent / "content" / statement.FILE
    below = [path for path in options.paths if path.resolve() != about.resolve()]
    only = _below(options.data, below)
    if only is None:
        return MISUSED
    problems: list[Problem] = []
    files = 0
    if below or not options.paths:
        problems, files = _check_data(options.data, only, today)
    if about.exists() and (len(below) < len(options.paths) or not options.paths):
        problems, files = [*problems, *statement.load(about, today)[1]], files + 1
    _tell(problems, options.data)
    print(report.summary(problems, files), file=sys.stderr)
    return _exit_code(problems)


def _tell(problems: Sequence[Problem], data: Path) -> None:
    """Print one line for each problem, in the form that this terminal or CI understands."""
    as_text = report.annotation if os.environ.get("GITHUB_ACTIONS") == "true" else report.line
    prefix = "" if data.parent == Path() else f"{data.parent.as_posix()}/"
    for problem in problems:
        print(prefix + as_text(problem) if as_text is report.line else as_text(problem))


def _check_data(data: Path, only: tuple[str, ...], today: dt.date) -> tuple[list[Problem], int]:
    """Return the problems of the data files and how many were read; with `only` those of these files."""
    loaded = load(data, only or None)
    problems = check(loaded, Context(today))
    if only:
        shown = {f"{data.name}/{path}" for path in only}
        problems = [problem for problem in problems if problem.file in shown]
    return problems, len(only) or len(loaded.documents)


def _exit_code(problems: Sequence[Problem]) -> int:
    return FOUND if any(problem.severity is Severity.ERROR for problem in problems) else 0


def _below(data: Path, paths: Sequence[Path]) -> tuple[str, ...] | None:
    """Return the YAML files named, relative to the data folder; None after saying which path is wrong."""
    root = data.resolve()
    found: list[str] = []
    for path in paths:
        whole = path.resolve()
        if not whole.exists() or not whole.is_relative_to(root):
            where = "finns inte" if not whole.exists() else f"ligger inte i {data}"
            print(f"{path} {where}.", file=sys.stderr)
            return None
        files = sorted(whole.rglob("*.yml")) if whole.is_dir() else [whole]
        found += [file.relative_to(root).as_posix() for file in files]
    return tuple(found)


def _format(options: argparse.Namespace) -> int:
    from generator.layout import rewrite

    only = _below(options.data, options.paths)
    if only is None:
        return MISUSED
    loaded = load(options.data, only or None)
    # Loose accents are what format mends. All else that is wrong with a file is mended by its author first.
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
    for problem in few(problems):
        print(report.line(problem), file=sys.stderr)
    return FOUND if _exit_code(problems) or (options.check and changed) else 0


def _material(options: argparse.Namespace) -> int:
    from generator import reflection

    loaded = load(options.data)
    if options.area not in loaded.tree.areas:
        hint = suggestion(options.area, loaded.tree.areas)
        print(f"Området {quoted(options.area)} finns inte i {options.data}. {hint}".rstrip(), file=sys.stderr)
        return MISUSED
    if _exit_code(loaded.problems):
        _tell(few(loaded.problems), options.data)
        print("Rätta felen först: en fil som inte går att läsa skulle saknas i underlaget.", file=sys.stderr)
        return FOUND
    document = next(d for d in loaded.documents if (d.kind, d.id) == ("område", options.area))
    catalog = loaded.catalog()
    rows = reflection.material(catalog, options.area)
    if not rows or not catalog.areas[options.area].reflection:
        missing = "ingen reflektion" if rows else "inga insatser i sin lista"
        print(f"{catalog.areas[options.area].name} har {missing}, så det finns inget underlag.", file=sys.stderr)
        return MISUSED
    if options.write:
        return _write_material(document, options.data / options.area / AREA_FILE, rows)
    print(reflection.written(rows), end="")
    return 0


def _write_material(document: Document, path: Path, rows: tuple[Material, ...]) -> int:
    """Put the rows into an area's file; what cannot be kept whole is left alone, with a problem."""
    from generator import layout, reflection

    outcome = layout.rewrite(document, path, write=True, change=lambda root: reflection.put(root, rows))
    for problem in outcome.problems:
        print(report.line(problem), file=sys.stderr)
    if not outcome.problems:
        print(f"{path}: {'omskriven' if outcome.changed else 'redan som den ska'}")
    return _exit_code(outcome.problems)


def _new(options: argparse.Namespace) -> int:
    from generator import layout, skeleton

    loaded = load(options.data)
    catalog = loaded.catalog()
    wrong = _misused_new(options)
    try:
        made = {} if wrong else skeleton.plan(catalog, options.insats, options.typ, options.start, options.document)
    except skeleton.SkeletonError as error:
        wrong = str(error)
    if wrong:
        print(wrong, file=sys.stderr)
        return MISUSED
    if options.write:
        document = next(row for row in loaded.documents if (row.kind, row.id) == ("insats", options.insats))
        path = options.data / f"{options.insats}.yml"
        outcome = layout.rewrite(document, path, write=True, change=lambda root: skeleton.put(root, made))
        for problem in outcome.problems:
            print(report.line(problem), file=sys.stderr)
        if outcome.problems:
            return FOUND
        print(f"{path}: omskriven. Det här kan du fylla i:", file=sys.stderr)
    print(skeleton.written(made, options.insats), end="")
    return 0


def _misused_new(options: argparse.Namespace) -> str:
    if options.what != "uppföljning":
        return f"Här ska stå «uppföljning», men här står {quoted(options.what)}."
    needs_source = options.write and not options.document
    return "--skriv behöver --källa: en rapport utan källa får inte stå i filen." if needs_source else ""


def _schema(options: argparse.Namespace) -> int:
    from generator.schema import as_json

    print(as_json(options.kind, load(options.data, ("",)).catalog()))
    return 0


def _match(options: argparse.Namespace) -> int:
    from generator import asking

    loaded = load(options.data)
    catalog = loaded.catalog()
    if loaded.problems:
        print(f"{len(loaded.problems)} problem i datafilerna. Kör insatskartan check för att se dem.", file=sys.stderr)
    try:
        question = asking.read(
            catalog,
            asking.Told(
                options.kommun, options.age, options.income, options.beslut, options.utan_beslut, options.asker
            ),
            options.insatser,
        )
    except asking.QuestionError as error:
        print("\n".join(error.messages), file=sys.stderr)
        return MISUSED
    print(asking.answer(catalog, question, clock.today(os.environ), as_json=options.json))
    return 0


def _links(options: argparse.Namespace) -> int:
    from generator.linkcheck import broken

    problems = list(broken(options.site))
    for text in problems:
        print(text)
    print(f"{len(problems)} brutna länkar.", file=sys.stderr)
    return FOUND if problems else 0


def _privacy(options: argparse.Namespace) -> int:
    from generator.privacy import personal

    if not options.site.is_dir():
        print(f"Mappen {options.site} finns inte. Bygg webbplatsen först.", file=sys.stderr)
        return MISUSED
    found = list(personal(options.site, load(options.data, ("",)).exempt))
    for text in found:
        print(text)
    hint = " Ta bort dem i källan, eller skriv in dem i _undantag.yml med ett skäl." if found else ""
    print(f"{len(found)} fynd av personuppgifter.{hint}", file=sys.stderr)
    return FOUND if found else 0


def _export_hosting(options: argparse.Namespace) -> int:
    from generator.hosting.export import HostingError, Place, write

    try:
        place = Place(options.domain, options.base, options.root, options.security_contact)
        names = write(options.site, options.output, place, clock.today(os.environ))
    except HostingError as error:
        print(error, file=sys.stderr)
        return MISUSED
    print("\n".join(str(options.output / name) for name in names))
    return 0


if __name__ == "__main__":
    sys.exit(main())
