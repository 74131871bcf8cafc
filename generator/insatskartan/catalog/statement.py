"""The accessibility statement: one file beside the pages, `content/tillganglighet.yml`, and what it must hold.

Law (2018:1937) and the rules under it ask for eleven things. The file may leave any of them out, and the page then
shows a gap; a site that is published must have them all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator

from insatskartan.model.decode import decode
from insatskartan.model.fields import fields
from insatskartan.model.records import Record, declare
from insatskartan.model.scalars import Date, References, Text, Word, describe, fail
from insatskartan.source.nodes import Node, Source
from insatskartan.source.parser import read
from insatskartan.source.problems import Problem, Severity
from insatskartan.text import dates
from insatskartan.text.swedish import date_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator
    from pathlib import Path

FILE = "tillganglighet.yml"
"""Its name in the folder of hand-written pages."""
FULLY, PARTLY, NOT = "helt förenlig", "delvis förenlig", "inte förenlig"


def _nothing(value: Any) -> Any:
    return [] if value in ("inga", "inget") else value


def _day(value: str) -> str:
    if value.count("-") != 2:
        fail("datum", f"Här ska stå en dag, till exempel 2026-11-22, men här står {describe(value)}.")
    return value


def _web(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme != "https" or "." not in parts.netloc or re.search(r"\s", value):
        fail("fel-typ", f"Här ska stå en adress som börjar med https://, men här står {describe(value)}.")
    return value


def _form(value: str) -> str:
    if value.startswith("mailto:") or re.fullmatch(r"[^\s/@]+@[^\s/@]+", value):
        fail(
            "fel-typ",
            f"Här ska stå https-adressen till ett formulär, men här står {describe(value)}. En e-postadress räcker "
            "inte: lagen kräver en funktion där man kan anmäla, och alla har inte e-post eller vill visa vem de är.",
        )
    return _web(value)


Nothing = BeforeValidator(_nothing)
"""Reads «inga» and «inget» as an empty list: there are none, which is not the same as a gap."""
Day = Annotated[Date, AfterValidator(_day)]
Web = Annotated[Text, AfterValidator(_web)]


class Case(Record):
    """A part of the site that not everybody can use, or that the law does not ask the publisher to adapt."""

    what: Text = declare("vad", "Vad", "Vad det gäller: vad som inte fungerar, och för vem.")
    criterion: Text | None = declare(
        "kriterium", "Kriterium", "Kravet i WCAG, till exempel 1.4.10 Dynamisk anpassning.", None
    )
    reason: Text = declare("skäl", "Skäl", "Varför det är så.")
    alternative: Text | None = declare("alternativ", "Alternativ", "Hur man når samma innehåll på annat sätt.", None)


class Supervisor(Record):
    """The authority that complaints go to."""

    name: Text = declare("namn", "Namn", "Myndigheten som har tillsyn över lagen.")
    link: Web = declare("länk", "Länk", "Adressen där man anmäler brister till myndigheten.")


class Statement(Record):
    """What the file says. None is a gap: nobody has filled it in yet."""

    organisation: Text | None = declare(
        "organisation", "Ansvarig organisation", "Kommunen, förbundet eller myndigheten som publicerar.", None
    )
    website: Text | None = declare("webbplats", "Webbplats", "Namnet på webbplatsen som redogörelsen gäller.", None)
    conformity: Annotated[str, Word(FULLY, PARTLY, NOT)] | None = declare(
        "förenlighet", "Hur webbplatsen uppfyller lagen", f"{FULLY}, {PARTLY} eller {NOT}.", None
    )
    shortcomings: Annotated[tuple[Case, ...], Nothing] | None = declare(
        "brister", "Brister", "Alla delar som inte är tillgängliga, eller «inga».", None
    )
    burdens: Annotated[tuple[Case, ...], Nothing] | None = declare(
        "oskäligt_betungande", "Oskäligt betungande", "Innehåll som undantas enligt 12 §, eller «inget».", None
    )
    exempt: Annotated[tuple[Case, ...], Nothing] | None = declare(
        "utanför_lagen", "Utanför lagen", "Innehåll som lagen inte gäller enligt 9 §, eller «inget».", None
    )
    assessed: Day | None = declare("bedömd", "Bedömd", "Dagen då webbplatsen bedömdes.", None)
    method: Text | None = declare("metod", "Metod", "Hur bedömningen gjordes.", None)
    updated: Day | None = declare("uppdaterad", "Uppdaterad", "Dagen då redogörelsen senast ändrades.", None)
    report_form: Annotated[Text, AfterValidator(_form)] | None = declare(
        "meddelandefunktion",
        "Vägen för att säga till",
        "https-adressen till ett formulär där vem som helst kan anmäla brister och be om innehåll i annan form.",
        None,
    )
    supervisor: Supervisor | None = declare(
        "tillsyn", "Tillsyn", "Myndigheten som har tillsyn, och dess länk för anmälan.", None
    )


LABELS = {field.name: field.label for field in fields(Statement)}
"""What must be there before the site is published, with its label on the page."""


def gaps(statement: Statement) -> list[str]:
    """Return the names of what is missing, in the order of the file."""
    return [name for name in LABELS if getattr(statement, name) is None]


def load(path: Path, today: dt.date, *, publish: bool = False) -> tuple[Statement, list[Problem]]:
    """Read the statement. A gap, or a whole file that is missing, is a warning; in a site to be published an error."""
    name = f"{path.parent.name}/{path.name}"
    if not path.exists():
        return Statement(), _missing(Statement(), Source(name, Node({}, 1, 1)), publish=publish)
    source, problems = read(path, name)
    if source is None:
        return Statement(), problems
    decoded = decode(Statement, source, References())
    statement = decoded.record or decoded.partial or Statement()
    broken = set(source.plain()) - decoded.keys if decoded.partial else set()
    missing = _missing(statement, source, broken, publish=publish)
    return statement, sorted({*problems, *decoded.problems, *missing, *_contradictions(statement, source, today)})


def _missing(
    statement: Statement, source: Source, broken: Collection[str] = (), *, publish: bool = False
) -> list[Problem]:
    """Return a problem for each gap; a wrong value is reported elsewhere."""
    severity = Severity.ERROR if publish else Severity.WARNING
    found = []
    for field in fields(Statement):
        if getattr(statement, field.name) is not None or field.key in broken:
            continue
        message = f"«{field.key}» är inte ifyllt." + (" Det krävs av en webbplats som publiceras." if publish else "")
        place = source.locate((field.key,), key=True)
        found.append(Problem(*place, "saknad-nyckel", message, f"Fyll i: {field.help}", severity))
    return found


def _contradictions(statement: Statement, source: Source, today: dt.date) -> Iterator[Problem]:
    """Yield what cannot be true together, or not today."""

    def problem(key: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
        return Problem(*source.locate((key,)), "redogörelse", message, hint, severity)

    if statement.conformity == FULLY and statement.shortcomings:
        yield problem("förenlighet", f"Webbplatsen kan inte vara {FULLY} och ha brister.", f"Skriv «{PARTLY}».")
    if statement.conformity in (PARTLY, NOT) and statement.shortcomings == ():
        yield problem("brister", f"En webbplats som är {statement.conformity} har brister.", "Räkna upp dem.")
    for key, date in (("bedömd", statement.assessed), ("uppdaterad", statement.updated)):
        if date and dates.first_day(date) > today:
            yield problem(key, f"Dagen {date_text(date)} har inte varit än.", "Skriv dagen då det gjordes.")
    if statement.assessed and statement.updated and statement.updated < statement.assessed:
        yield problem("uppdaterad", "Redogörelsen är ändrad före bedömningen.", "Skriv in dagen för ändringen.")
    if statement.updated and dates.months_after(statement.updated, 12) < today:
        hint = "Gå igenom den och skriv in dagens datum."
        yield problem("uppdaterad", "Redogörelsen är mer än ett år gammal.", hint, Severity.WARNING)
