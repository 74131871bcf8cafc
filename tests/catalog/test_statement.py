"""The accessibility statement: eleven things that must be said, and gaps that are shown as gaps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog import statement
from insatskartan.catalog.catalog import Catalog
from insatskartan.pages import plan
from insatskartan.rules import report
from insatskartan.source.problems import Severity
from support.samples import SKANE, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.source.problems import Problem

FULL = """\
organisation: Exempelköpings kommun
webbplats: Kartan
förenlighet: delvis förenlig
brister:
  - {vad: Kartan saknar text., kriterium: 1.1.1 Icke-textuellt innehåll, skäl: Den är ny., alternativ: Läs listan.}
oskäligt_betungande:
  - {vad: Äldre filmer., skäl: Textning kostar mer än nyttan.}
utanför_lagen: inget
bedömd: 2026-10-01
metod: Granskning av en utomstående.
uppdaterad: 2026-11-02
meddelandefunktion: https://exempel.se/sag-till
tillsyn: {namn: Tillsynsverket, länk: "https://tillsyn.example/anmal"}
"""


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., tuple[statement.Statement, list[Problem]]]:
    """Return a function that reads a text as the statement."""

    def read(text: str, *, publish: bool = False) -> tuple[statement.Statement, list[Problem]]:
        path = tmp_path / "content" / statement.FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return statement.load(path, TODAY, publish=publish)

    return read


def changed(**values: str) -> str:
    """Return the complete file with the first line of some keys written otherwise."""
    text = FULL
    for key, value in values.items():
        text, number = re.subn(rf"^{key}:.*$", f"{key}: {value}".rstrip(), text, flags=re.MULTILINE)
        assert number == 1
    return text


def shown(about: statement.Statement) -> str:
    """Return the visible text of the page."""
    made = plan.render_all(Catalog(), TODAY, "https://git.exempel.se/karta", about)
    html = next(page.html for page in made if page.path == "tillganglighet")
    return re.sub(r"\s+", " ", re.sub(r"<(?!a )[^>]+>", " ", html)).strip()


def test_a_complete_statement_has_no_problems(load: Callable[..., tuple[statement.Statement, list[Problem]]]) -> None:
    """Nothing is asked for, also when the site is to be published."""
    about, problems = load(FULL, publish=True)
    assert problems == []
    assert statement.gaps(about) == []


def test_the_page_has_all_eleven_parts(load: Callable[..., tuple[statement.Statement, list[Problem]]]) -> None:
    """Everything that the rules under the law ask for can be read on the page."""
    text = shown(load(FULL)[0])
    for part in (
        "Exempelköpings kommun",
        "Kartan",
        "Webbplatsen är delvis förenlig med lagen",
        "Kartan saknar text. Skäl: Den är ny. Gör så här i stället: Läs listan. Krav: 1.1.1 Icke-textuellt innehåll",
        "Äldre filmer. Skäl: Textning kostar mer än nyttan.",
        "Allt innehåll på webbplatsen omfattas av lagen.",
        "1 oktober 2026",
        "Granskning av en utomstående.",
        "2 november 2026",
        'href="https://exempel.se/sag-till"',
        'href="https://tillsyn.example/anmal" rel="noopener">Anmäl brister till Tillsynsverket',
        "Du kan också be att få innehåll i en form som du kan läsa",
    ):
        assert re.sub(r"\s+", " ", part) in re.sub(r" ([.,])", r"\1", text), part
    assert "inte ifyllt" not in text.lower()


def test_an_empty_statement_shows_every_gap(load: Callable[..., tuple[statement.Statement, list[Problem]]]) -> None:
    """What nobody has filled in is shown as that, and never as a promise; each key is told about once."""
    about, problems = load("organisation:\n")
    assert about == statement.Statement()
    text = shown(about).lower()
    assert text.count("inte ifyllt än av den som publicerar") == len(statement.LABELS)
    for label in statement.LABELS.values():
        assert label.lower() in text
    for promise in ("förenlig med lagen", "inte till några brister", "omfattas av lagen.", "har inte undantagit"):
        assert promise not in text
    assert len(problems) == len(statement.LABELS)
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_a_missing_file_is_all_gaps(tmp_path: Path) -> None:
    """A site without the file can be looked at, and not published."""
    path = tmp_path / "content" / statement.FILE
    assert statement.load(path, TODAY)[0] == statement.Statement()
    problems = statement.load(path, TODAY, publish=True)[1]
    assert [problem.severity for problem in problems] == [Severity.ERROR] * len(statement.LABELS)
    assert {(problem.file, problem.line, problem.column) for problem in problems} == {
        (f"content/{statement.FILE}", 1, 1)
    }


@pytest.mark.parametrize("key", [str(statement.Statement.model_fields[name].alias) for name in statement.LABELS])
def test_each_missing_key_stops_publishing(
    load: Callable[..., tuple[statement.Statement, list[Problem]]], key: str
) -> None:
    """An empty key is named with its place and what to write."""
    text = re.sub(rf"^{key}:.*\n(  .*\n)*", f"{key}:\n", FULL, flags=re.MULTILINE)
    _, problems = load(text, publish=True)
    assert len(problems) == 1
    line = report.line(problems[0])
    row = text[: text.index(f"{key}:")].count("\n") + 1
    assert line.startswith(f"content/{statement.FILE}:{row}:1: fel: «{key}» är inte ifyllt. Det krävs av en webbplats")
    assert "Fyll i: " in line


FAULTS: Mapping[str, tuple[Mapping[str, str], str]] = {
    "an e-mail address as form": (
        {"meddelandefunktion": "mailto:a@exempel.se"},
        "12:21: fel: Här ska stå https-adressen till ett formulär, men här står «mailto:a@exempel.se». En e-postadress räcker inte",
    ),
    "a bare e-mail address as form": ({"meddelandefunktion": "a@exempel.se"}, "En e-postadress räcker inte"),
    "an insecure form": (
        {"meddelandefunktion": "http://exempel.se/x"},
        "12:21: fel: Här ska stå en adress som börjar med https://, men här står «http://exempel.se/x».",
    ),
    "a script as link": (
        {"tillsyn": '{namn: A, länk: "javascript:alert(1)"}'},
        "13:26: fel: Här ska stå en adress som börjar med https://",
    ),
    "a word that the law does not know": (
        {"förenlighet": "ganska förenlig"},
        "3:14: fel: Här ska stå något av «helt förenlig», «delvis förenlig», «inte förenlig», men här står «ganska förenlig».",
    ),
    "full conformity with shortcomings": (
        {"förenlighet": "helt förenlig"},
        "3:14: fel: Webbplatsen kan inte vara helt förenlig och ha brister. Skriv «delvis förenlig».",
    ),
    "a month instead of a day": ({"bedömd": "2026-10"}, "9:9: fel: Här ska stå en dag, till exempel 2026-11-22"),
    "a day that does not exist": ({"uppdaterad": "2026-11-31"}, "11:13: fel: Här ska stå ett datum som finns"),
    "a day that has not been": ({"uppdaterad": "2026-12-01"}, "11:13: fel: Dagen 1 december 2026 har inte varit än."),
    "an update before the assessment": (
        {"uppdaterad": "2026-09-30"},
        "11:13: fel: Redogörelsen är ändrad före bedömningen.",
    ),
    "a statement that nobody has looked at for a year": (
        {"bedömd": "2025-01-01", "uppdaterad": "2025-01-01"},
        "11:13: varning: Redogörelsen är mer än ett år gammal.",
    ),
    "a text instead of a list": (
        {"utanför_lagen": "kartor"},
        "8:16: fel: Här ska stå en lista, men här står «kartor».",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_told_once_with_its_place(
    load: Callable[..., tuple[statement.Statement, list[Problem]]], fault: str
) -> None:
    """One line in Swedish with file, line and column; a value that is there but wrong is no gap."""
    values, expected = FAULTS[fault]
    _, problems = load(changed(**values), publish=True)
    assert len(problems) == 1
    assert expected in report.line(problems[0])


def test_partly_without_shortcomings_is_a_contradiction(
    load: Callable[..., tuple[statement.Statement, list[Problem]]],
) -> None:
    """The law asks for the full list, so a site that does not conform must have one."""
    text = re.sub(r"brister:\n.*\n", "brister: inga\n", FULL)
    assert [report.line(problem) for problem in load(text)[1]] == [
        f"content/{statement.FILE}:4:10: fel: En webbplats som är delvis förenlig har brister. Räkna upp dem. [redogörelse]"
    ]


def test_unknown_keys_are_told(load: Callable[..., tuple[statement.Statement, list[Problem]]]) -> None:
    """A misspelt key is pointed out with the right one, and so is one within a list."""
    assert "Menade du «metod»?" in report.line(load(FULL + "metodd: x\n")[1][0])
    lines = [report.line(problem) for problem in load(FULL.replace("skäl: Den", "orsak: Den"))[1]]
    assert any("Nyckeln «orsak» finns inte här." in line for line in lines)
    assert any("Nyckeln «skäl» saknas." in line for line in lines)


def test_the_text_is_shown_as_text(load: Callable[..., tuple[statement.Statement, list[Problem]]]) -> None:
    """Markup in the file is not markup on the page."""
    hostile = "<script>alert(1)</script>"
    about, _ = load(changed(organisation=hostile, metod=hostile, webbplats=hostile))
    made = plan.render_all(Catalog(), TODAY, "https://git.exempel.se/karta", about)
    assert all("<script>" not in page.html for page in made)


def test_a_whole_statement_is_true_to_form() -> None:
    """It has no faults; only what the publisher must say is left open."""
    about, problems = statement.load(SKANE / "content" / statement.FILE, TODAY)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert set(statement.gaps(about)) <= {"organisation", "report_form"}
    assert about.supervisor
    assert about.supervisor.link == "https://www.digg.se/tdosanmalan"
