"""A new insats is asked for from the model, and becomes a file that `check` accepts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from insatskartan.__main__ import main
from insatskartan.catalog.loading import load
from insatskartan.editing.interview import Interview, InterviewError
from insatskartan.model.insats import Insats
from insatskartan.source.parser import parse
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    Write = Callable[[Mapping[str, str | bytes]], Path]

ANSWERS = (
    "lund",
    "Träffen Å",
    "En plats.",
    "individ",
    "kommunal",
    "motesplats, vagledning",
    "rapporten",
    "",
    "Chef",
    "telefon",
)
TEXT = """\
namn: Träffen Å
sammanfattning: En plats.
nivå: individ
form: kommunal
inriktning: [motesplats, vagledning]
källor:
  - {dokument: rapporten}
kontrollerad: {datum: 2026-11-22, av: Chef, sätt: telefon}
"""


def interview(root: Path, answers: Iterable[str]) -> tuple[str, str, list[str], list[str]]:
    """Return path and text of the file, the questions, and what was said about answers."""
    queue, asked, told = iter(answers), list[str](), list[str]()

    def ask(question: str) -> str:
        asked.append(question)
        return next(queue)

    path, text = Interview(load(root, ("",)), "2026-11-22", ask, told.append).run()
    assert next(queue, None) is None
    return path, text, asked, told


def test_answers_become_a_file(folder: Write) -> None:
    """In canonical layout, and after it every other key with what it is for."""
    path, text, asked, told = interview(folder({}), ANSWERS)
    assert path == "lund/traffen-a.yml"
    assert text.startswith(TEXT + "# Utkast.")
    assert told == []
    assert len(asked) == len(ANSWERS)
    optional = [field for field in Insats.model_fields.values() if not field.is_required()]
    assert [f"# {field.title}: {field.description}\n# {field.alias}:\n" in text for field in optional] == [True] * len(
        optional
    )
    source, problems = parse(text.encode(), "x.yml")
    assert source is not None
    assert problems == []


def test_every_key_that_the_model_requires_is_asked_for(folder: Write) -> None:
    """A new required key is a new question by itself."""
    asked = interview(folder({}), ANSWERS)[2]
    for field in Insats.model_fields.values():
        if field.is_required() and field.alias not in ("källor", "kontrollerad"):
            assert any(question.startswith(f"{field.title}: {field.description}") for question in asked)


@pytest.mark.parametrize(
    ("place", "wrong", "told"),
    [
        (0, "lundd", "Området «lundd» finns inte. Menade du «lund»?"),
        (0, "../x", "Området «../x» finns inte. Mapparna är eslov, forbundet, lund."),
        (1, "", "Det här behövs i filen."),
        (3, "grupp", "Här ska stå något av «individ», «struktur», men här står «grupp»."),
        (
            5,
            "motesplats, vägledning",
            "Koden ska finnas i insatser/_ord/inriktningar.yml, men här står «vägledning». Menade du «vagledning»?",
        ),
        (7, "2026-13", "Här ska stå ett datum som finns (2018, 2018-10 eller 2018-10-31), men här står «2026-13»."),
    ],
)
def test_a_wrong_answer_is_asked_for_again(folder: Write, place: int, wrong: str, told: str) -> None:
    """With what is wrong, and the other answers are kept."""
    _, text, _, said = interview(folder({}), [*ANSWERS[:place], wrong, *ANSWERS[place:]])
    assert said == [told]
    assert text.startswith(TEXT)


def test_a_name_that_is_taken_stops_at_once(folder: Write) -> None:
    """Before anybody has answered the rest."""
    root = folder({"lund/traffen-a.yml": record("namn: Träffen Å\n")})
    with pytest.raises(InterviewError, match="«lund/traffen-a» finns redan"):
        interview(root, ANSWERS[:2])


def test_command(folder: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is written and `check` finds nothing but the comments; what breaks off writes nothing."""
    root = folder({})
    command = ["--data", str(root), "new", "insats"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(ANSWERS[:4]) + "\n"))
    assert main(command) == 2
    assert capsys.readouterr().err == "Avbrutet. Inget är skrivet.\n"
    assert not (root / "lund/traffen-a.yml").exists()
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(ANSWERS) + "\n"))
    assert main(command) == 0
    capsys.readouterr()
    assert main(["--data", str(root), "check", str(root / "lund/traffen-a.yml")]) == 0
    out = capsys.readouterr()
    assert out.err == "1 fil kontrollerade: 0 fel, 1 varning.\n"
    assert "[kommentar]" in out.out
