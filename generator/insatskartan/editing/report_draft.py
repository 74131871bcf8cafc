"""The next report of an insats: a draft with comments to fill in, and the part that is sure enough to be saved.

Data files have no comments, so only the draft has comments. What is saved is what can be worked out: kind,
period, and the goals of the last report, not judged yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.catalog.followup import FINAL, is_begun, months, next_period, of_kind, ordered
from insatskartan.editing.layout import canonical
from insatskartan.model.fields import by_key, key_of
from insatskartan.model.insats import Insats
from insatskartan.model.reports import FORMS, MONTHS, FollowUp, Goal
from insatskartan.source.nodes import Node, node
from insatskartan.source.problems import quoted, suggestion
from insatskartan.text import dates
from insatskartan.text.swedish import capital, span_text

if TYPE_CHECKING:
    from typing import Any

    from insatskartan.catalog.catalog import Catalog

_KEY = key_of(Insats, "follow_ups")
_HEAD = ("diarienummer", "datum")


class ReportDraftError(Exception):
    """Why there is no next report, in Swedish."""


def plan(catalog: Catalog, id_: str, kind: str, start: str = "", document: str = "") -> dict[str, Any]:
    """Return the certain parts of the next report of a kind.

    Raises ReportDraftError when the data does not say which report comes next.
    """
    _refuse_unknown(catalog, id_, kind, document)
    insats = catalog.insatser[id_].insats
    _refuse_ended(insats, id_, kind)
    return {
        "typ": kind,
        "period": dict(zip(("från", "till"), _period(insats, id_, kind, start), strict=True)),
        **_goals(insats),
        **({"källa": {"dokument": document}} if document else {}),
    }


def _refuse_unknown(catalog: Catalog, id_: str, kind: str, document: str) -> None:
    sources = catalog.terms.get("kallor", {})
    if id_ not in catalog.insatser:
        raise ReportDraftError(f"Insatsen {quoted(id_)} finns inte. {_near(id_, catalog)}".rstrip())
    if kind not in FORMS:
        known = ", ".join(FORMS)
        hint = suggestion(kind, FORMS) or f"Välj en av {known}."
        raise ReportDraftError(f"Typen {quoted(kind)} finns inte. {hint}")
    if document and document not in sources:
        hint = suggestion(document, sources)
        raise ReportDraftError(f"Källan {quoted(document)} finns inte i insatser/_ord/kallor.yml. {hint}".rstrip())


def _near(id_: str, catalog: Catalog) -> str:
    """Suggest an id; the area's folder is often left out."""
    alike = [known for known in catalog.insatser if known.partition("/")[2] == id_]
    return f"Menade du {quoted(alike[0])}?" if len(alike) == 1 else suggestion(id_, catalog.insatser)


def _refuse_ended(insats: Insats, id_: str, kind: str) -> None:
    if of_kind(insats.follow_ups, FINAL):
        raise ReportDraftError(f"{id_} har redan en slutrapport, så det kommer ingen mer rapport.")
    last = of_kind(insats.follow_ups, kind)[-1:]
    if last and not is_begun(last[0]):
        time = span_text(last[0].period.start, last[0].period.end)
        raise ReportDraftError(f"{id_} har redan en {kind} för {time} som inte är ifylld. Fyll i den först.")


def _period(insats: Insats, id_: str, kind: str, start: str) -> tuple[str, str]:
    """Return the time the report is about, from `start` when that is given."""
    if start and (not dates.is_possible(start) or len(start) != len("2024-01")):
        raise ReportDraftError(f"--from ska vara en månad som 2024-01, men här står {quoted(start)}.")
    if start and kind == FINAL:
        raise ReportDraftError("--from gäller inte slutrapporter: de gäller hela insatsens tid.")
    period = months(dates.first_day(start), MONTHS[kind]) if start else next_period(insats, kind)
    if period is None:
        need = "start eller slut" if kind == FINAL else "startmånad"
        hint = "" if kind == FINAL else " Du kan också ange första månaden, som --from 2024-01."
        raise ReportDraftError(f"Det går inte att räkna ut perioden: {id_} saknar {need} under «period».{hint}")
    return period


def _goals(insats: Insats) -> dict[str, Any]:
    """Return the goals of the last report that has any, not judged yet."""
    last = next((report for report in reversed(ordered(insats.follow_ups)) if report.goals), None)
    rows = [
        {"mål": goal.goal}
        | ({"delmål": "ja"} if goal.step else {})
        | ({"del": goal.part} if goal.part else {})
        | {"uppnått": "inte-bedömt"}
        for goal in (last.goals if last else ())
    ]
    return {"mål": rows} if rows else {}


def put(root: Node, report: dict[str, Any]) -> None:
    """Add the report to those of a file's root, after the others."""
    assert isinstance(root.value, dict)
    rows = root.value.setdefault(_KEY, Node([], 1, 1))
    assert isinstance(rows.value, list)
    rows.value.append(_node(report))


def _node(report: dict[str, Any]) -> Node:
    made = node(report)
    for _, value in made.scalars():
        value.quoted = False  # no text here looks like another type
    return made


def render_draft(report: dict[str, Any], id_: str) -> str:
    """Return the draft: the certain parts as YAML, and two commented lines for each key to fill in."""
    kind, period = report["typ"], report["period"]
    lines = [
        f"# {capital(kind)} för {span_text(period['från'], period['till'])}, {id_}.",
        f"# Klistra in under «{_KEY}:» i insatser/{id_}.yml. Ta bort # framför nycklar som du fyller i.",
        "# Ta sedan bort alla rader med #: datafiler har inga kommentarer. Det du inte fyller i visas som tomt.",
        f"  - typ: {kind}",
        f"    period: {{från: {period['från']}, till: {period['till']}}}",
    ]
    for number, key in (*(("", key) for key in _HEAD), *FORMS[kind]):
        lines += _goal_lines(report["mål"]) if key == "mål" and "mål" in report else _line(key, number)
    lines += _source_lines(report.get("källa"))
    return "\n".join([*lines, *_line("not")]) + "\n"


def _line(key: str, number: str = "") -> list[str]:
    field = by_key(FollowUp)[key]
    return [f"    # {f'{number} ' if number else ''}{field.label}: {field.help}", f"    # {key}:"]


def _goal_lines(goals: list[dict[str, str]]) -> list[str]:
    note = "Målen är hämtade ur förra rapporten. Skriv uppnått (ja, delvis eller nej), antal, av och utfall."
    lines = [f"    # {note}", "    mål:"]
    for goal in goals:
        first, *rest = canonical(_node(goal), Goal).splitlines()
        lines += [f"      - {first}", *(f"        {line}" for line in rest)]
    return lines


def _source_lines(source: dict[str, str] | None) -> list[str]:
    if source:
        return [f"    källa: {{dokument: {source['dokument']}}}"]
    return [
        "    # Källa: krävs. Lägg först in rapporten i insatser/_ord/kallor.yml, och skriv dess kod här.",
        "    # källa: {dokument: KOD}",
    ]
