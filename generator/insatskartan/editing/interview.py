"""`insatskartan new insats`: the few questions that a new file needs answers to, asked from the model.

What the model requires is asked, and each answer is checked at once. Everything else follows as comments that say
what it is, because a file that holds only what somebody knows is a good file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from insatskartan.editing.layout import canonical
from insatskartan.model.fields import Field, field_at, fields
from insatskartan.model.insats import Insats
from insatskartan.model.scalars import ascii_slug
from insatskartan.source.nodes import node
from insatskartan.source.problems import quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from insatskartan.catalog.loading import Loaded
    from insatskartan.model.records import Record

    Ask = Callable[[str], str]
    Tell = Callable[[str], None]

_AREA = "Område: mappen för den kommun eller verksamhet som insatsen hör till, som burlov."


class InterviewError(Exception):
    """Why there is no new file, in Swedish."""


class Interview:
    """Asks and reports errors through two functions, so that a test can answer."""

    def __init__(self, loaded: Loaded, today: str, ask: Ask, tell: Tell) -> None:
        self.references = loaded.references
        self.slugs = loaded.tree.areas
        self.today = today
        self.ask = ask
        self.tell = tell

    def run(self) -> tuple[str, str]:
        """Return path below the data folder and text of the new file."""
        area = self._area()
        values: dict[str, Any] = {}
        for field in _required(Insats):
            values[field.key] = self._field(field)
            if field.key == "namn" and ascii_slug(values[field.key]) in self.slugs[area]:
                raise InterviewError(
                    f"{quoted(f'{area}/{ascii_slug(values[field.key])}')} finns redan. Ändra den filen."
                )
        return f"{area}/{ascii_slug(values['namn'])}.yml", render_file(values)

    def _area(self) -> str:
        while True:
            answer = self.ask(_AREA)
            if answer in self.slugs:
                return answer
            hint = suggestion(answer, self.slugs) or f"Mapparna är {', '.join(self.slugs)}."
            self.tell(f"Området {quoted(answer)} finns inte. {hint}")

    def _field(self, field: Field) -> Any:
        """Return the value of a field, in the shape it has in the file."""
        if field.record is None:
            return self._answer(field)
        row = {inner.key: self._field(inner) for inner in _required(field.record)}
        return [row] if field.many else row

    def _answer(self, field: Field) -> Any:
        question = _question(field, self.references.terms)
        default = self.today if field.kind == "datum" else ""
        while True:
            answer = self.ask(f"{question} Tomt svar betyder {default}." if default else question).strip() or default
            value = [part.strip() for part in answer.split(",") if part.strip()] if field.many else answer
            problem = self._problem(field, value) if answer else "Det här behövs i filen."
            if not problem:
                return value
            self.tell(problem)

    def _problem(self, field: Field, value: Any) -> str:
        try:
            TypeAdapter(field.type).validate_python(value, context=self.references)
        except ValidationError as error:
            return " ".join(dict.fromkeys(detail["msg"] for detail in error.errors()))
        return ""


def _required(kind: type[Record]) -> list[Field]:
    return [field for field in fields(kind) if field.required]


def _question(field: Field, terms: Mapping[str, Any]) -> str:
    text = f"{field.label}: {field.help}"
    if field.words:
        return f"{text} Välj {', '.join(field.words)}."
    if field.vocabulary:
        return f"{text} Koder: {', '.join(terms.get(field.vocabulary, ()))}."
    if isinstance(field.example, str) and "exempel" not in text:
        return f"{text} Till exempel {field.example.rstrip('.')}."
    return text


def render_file(values: Mapping[str, Any]) -> str:
    """Return the file: the answers in canonical layout, and below them every other key with what it is for."""
    made = node(dict(values))
    for path, scalar in made.scalars():
        field = field_at(Insats, path)
        scalar.quoted = field is None or field.kind != "datum"  # dates have no quotes in any file
    lines = [
        "# Utkast. Fyll i det du vet: ta bort # framför nyckeln och skriv ett värde. Ta sedan bort alla rader med #,",
        "# för datafiler har inga kommentarer, och kör «make format».",
    ]
    for field in fields(Insats):
        if not field.required:
            lines += [f"# {field.label}: {field.help}", f"# {field.key}:"]
    return canonical(made, Insats) + "\n".join(lines) + "\n"
