"""The command line: arguments, printing and exit codes only."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import clock, report, statement
from generator.catalog import load
from generator.command_words import speak_swedish
from generator.problems import Problem, Severity, few, quoted, suggestion
from generator.rules import check
from generator.rules.finding import Context
from generator.tree import AREA_FILE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from generator.catalog import Document
    from generator.comparison import Comparison
    from generator.model import Material

FOUND, MISUSED = 1, 2
"""Exit codes: errors in the data, and a command that cannot be carried out."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 errors in the data, 2 misuse."""
    gc.disable()  # what a command reads lives until it ends; the collector would walk it again and again
    speak_swedish()
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
    material = commands.add_parser("underlag", help="visa eller spara vad ett områdes reflektion bygger på")
    material.add_argument("area", metavar="OMRÅDE", help="områdets mapp, som lund")
    material.add_argument("--skriv", dest="write", action="store_true", help="spara raderna i områdets fil")
    material.set_defaults(run=_material)
    _add_diff(commands.add_parser("diff", help="vad en ändring betyder, i ord och för vem"))
    showing = commands.add_parser("preview", help="sidorna som är ändrade, och vad det betyder, som en enda HTML-fil")
    _add_revisions(showing)
    showing.add_argument("-o", "--output", type=Path, required=True, metavar="FIL", help="filen som skrivs")
    showing.set_defaults(run=_preview)
    _add_new(commands.add_parser("new", help="gör ett utkast att fylla i"))
    schema = commands.add_parser("schema", help="skriv ut JSON Schema för redigeringsprogram")
    kinds = ("insats", "område", "ordlista", "kunskap", "undantag", "delning", "synonymer")
    schema.add_argument("kind", nargs="?", default="insats", choices=kinds, metavar="SLAG")
    schema.add_argument("--skriv", dest="write", action="store_true", help="skriv om dem i .vscode/schema/")
    schema.add_argument("--check", action="store_true", help="skriv inget; felkod 1 om .vscode/schema/ är inaktuell")
    schema.set_defaults(run=_schema)
    links = commands.add_parser("links", help="kontrollera alla länkar i en färdigbyggd webbplats")
    links.add_argument("site", type=Path, metavar="MAPP")
    links.set_defaults(run=_links)
    privacy = commands.add_parser("privacy", help="leta efter personuppgifter i en färdigbyggd webbplats")
    privacy.add_argument("site", type=Path, metavar="MAPP")
    privacy.set_defaults(run=_privacy)
    _add_issues(commands)
    owners = commands.add_parser("codeowners", help="skriv .github/CODEOWNERS: vem som granskar vilket område")
    owners.add_argument("--check", action="store_true", help="skriv inget; felkod 1 om filen skulle ändras")
    owners.set_defaults(run=_codeowners)
    _add_match(commands.add_parser("match", help="vad är öppet för en person, vad är stängt, och varför"))
    _add_export(commands.add_parser("export", help="skriv ut något som har gjorts av en färdigbyggd webbplats"))
    return parser


def _add_issues(commands: Any) -> None:
    receiving = commands.add_parser("receive", help="pröva ett förslag som kommit i ett ärende på GitHub")
    receiving.add_argument("event", type=Path, metavar="HÄNDELSE", help="filen med händelsen, som JSON")
    receiving.add_argument("--output", type=Path, required=True, metavar="MAPP", help="var svar och fil skrivs")
    receiving.set_defaults(run=_receive)
    reminding = commands.add_parser("remind", help="vad som behöver ses över, som ett ärende för varje område")
    reminding.add_argument("--issues", type=Path, required=True, metavar="FIL", help="de öppna ärendena, som JSON")
    reminding.add_argument("--memory", type=Path, required=True, metavar="FIL", help="nätter som adresser inte svarat")
    reminding.add_argument("--output", type=Path, required=True, metavar="MAPP", help="var stegen skrivs")
    reminding.add_argument("--offline", action="store_true", help="fråga inga webbadresser; minnet rörs inte")
    reminding.set_defaults(run=_remind)


def _add_diff(parser: argparse.ArgumentParser) -> None:
    _add_revisions(parser)
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="text, markdown eller json (text)"
    )
    parser.set_defaults(run=_diff)


def _add_revisions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="FÖRE", help="en gren eller commit, eller en mapp med datafiler")
    parser.add_argument("head", metavar="EFTER", nargs="?", help="likaså; utelämnad: filerna som de står nu")


def _add_new(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="VAD")
    insats = kinds.add_parser("insats", help="en ny insats: svara på några frågor, så skrivs filen")
    insats.set_defaults(run=_new_insats)
    report_ = kinds.add_parser(
        "uppföljning", aliases=["uppfoljning"], help="insatsens nästa rapport, med målen från den förra"
    )
    report_.add_argument("insats", metavar="INSATS", help="som burlov/peak")
    report_.add_argument(
        "--typ", required=True, metavar="TYP", help="kvartalsrapport, tertialrapport eller slutrapport"
    )
    report_.add_argument(
        "--från", dest="start", default="", metavar="MÅNAD", help="första månaden, när den inte är känd"
    )
    report_.add_argument("--källa", dest="document", default="", metavar="KOD", help="rapportens kod i _ord/kallor.yml")
    report_.add_argument(
        "--skriv", dest="write", action="store_true", help="spara det som är säkert i insatsens fil; kräver --källa"
    )
    report_.set_defaults(run=_new_report)


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
        _tell(problems, options.data, options.format)
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(f"\n{report.markdown(problems, files, changed)}")
    print(report.summary(problems, files), file=sys.stderr)
    return _exit_code(problems)


def _changed(data: Path, since: str) -> frozenset[str] | None:
    """Return which files are another than at a revision; None after saying that there is no such revision."""
    from generator import revision

    try:
        with revision.opened(data, since) as before, revision.opened(data, None) as now:
            return revision.changed(before, now)
    except revision.RevisionError as error:
        print(error, file=sys.stderr)
        return None


def _tell(problems: Sequence[Problem], data: Path, form: str | None = None) -> None:
    """Print one line for each problem, in the form asked for or the one that this terminal or CI understands."""
    if (form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")) == "github":
        lines = list(report.annotated(problems))
    else:
        prefix = "" if data.parent == Path() else f"{data.parent.as_posix()}/"
        lines = [prefix + report.line(problem) for problem in problems]
    for line in lines:
        print(line)


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


def _diff(options: argparse.Namespace) -> int:
    import json

    from generator import change_report

    def told(found: Comparison) -> str:
        if options.format == "json":
            return json.dumps(change_report.as_record(found), ensure_ascii=False, indent=2)
        tell = change_report.as_markdown if options.format == "markdown" else change_report.as_text
        return tell(found).rstrip("\n")

    return _compared(options, lambda found: print(told(found)))


def _preview(options: argparse.Namespace) -> int:
    from generator import preview

    def write(found: Comparison) -> None:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(preview.page(found, clock.today(os.environ)), "utf-8")

    return _compared(options, write)


def _compared(options: argparse.Namespace, use: Callable[[Comparison], None]) -> int:
    """Compare the two revisions that were asked for, and use the outcome while they are there."""
    from generator import comparison, revision

    try:
        with (
            revision.opened(options.data, options.base) as before,
            revision.opened(options.data, options.head) as after,
        ):
            use(comparison.between(before, after, clock.today(os.environ)))
    except revision.RevisionError as error:
        print(error, file=sys.stderr)
        return MISUSED
    return 0


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


def _new_insats(options: argparse.Namespace) -> int:
    from generator.interview import Interview, InterviewError

    loaded = load(options.data, ("",))
    try:
        name, text = Interview(loaded, clock.today(os.environ).isoformat(), _ask, print).run()
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
    from generator import layout, skeleton

    loaded = load(options.data)
    catalog = loaded.catalog()
    unsourced = options.write and not options.document
    wrong = "--skriv behöver --källa: en rapport utan källa får inte stå i filen." if unsourced else ""
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


def _schema(options: argparse.Namespace) -> int:
    from generator import schema

    catalog = load(options.data, ("",)).catalog()
    if not (options.write or options.check):
        print(schema.as_json(options.kind, catalog), end="")
        return 0
    folder = options.data.parent / ".vscode/schema"
    stale = schema.stale(folder, catalog)
    for path, text in stale.items():
        print(f"{path}: {'skulle ändras. Kör insatskartan schema --skriv.' if options.check else 'omskriven'}")
        if options.write:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return FOUND if options.check and stale else 0


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


def _receive(options: argparse.Namespace) -> int:
    from generator import reception

    try:
        result = reception.receive(options.event.read_bytes(), options.data, clock.today(os.environ))
    except (OSError, reception.EventError) as error:
        print(f"Händelsen {options.event} går inte att läsa: {error}", file=sys.stderr)
        return MISUSED
    result.write(options.output)
    print(result.answer, end="")
    return 0 if result.after is not None else FOUND


def _remind(options: argparse.Namespace) -> int:
    from generator import reachability, reminders

    catalog = load(options.data).catalog()
    try:
        issues = reminders.read(options.issues.read_text("utf-8"))
    except (OSError, ValueError) as error:
        print(f"Ärendena i {options.issues} går inte att läsa: {error}", file=sys.stderr)
        return MISUSED
    failed = reachability.remembered(options.memory.read_text("utf-8")) if options.memory.exists() else {}
    if failed is None:
        print(f"{options.memory} går inte att läsa. Räkningen av nätter börjar om.", file=sys.stderr)
    failed = failed or {}
    if not options.offline:
        failed = reachability.nights(reachability.addresses(catalog), failed, reachability.answers)
        options.memory.write_text(json.dumps(failed, indent=2) + "\n", "utf-8")
    steps = reminders.plan(reminders.reminders(catalog, clock.today(os.environ), failed), issues)
    reminders.write(steps, options.output)
    for step in steps:
        print(f"{step.what}: {step.reminder.title if step.reminder else f'ärende {step.number}'}")
    return 0


def _codeowners(options: argparse.Namespace) -> int:
    from generator import codeowners

    loaded = load(options.data)
    broken = [problem for problem in loaded.problems if problem.file.endswith(f"/{AREA_FILE}")]
    if _exit_code(broken):
        _tell(few(broken), options.data)
        print("Rätta felen först: granskarna i en fil som inte går att läsa skulle saknas.", file=sys.stderr)
        return FOUND
    path = options.data.resolve().parent / codeowners.PATH
    before = path.read_text("utf-8") if path.exists() else None
    after = codeowners.updated(before, loaded.catalog(), options.data.resolve().name)
    if after == before:
        return 0
    if not options.check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after, "utf-8")
    print(f"{codeowners.PATH}: {'skulle ändras. Kör insatskartan codeowners.' if options.check else 'omskriven'}")
    return FOUND if options.check else 0


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
