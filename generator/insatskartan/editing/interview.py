"""`insatskartan new insats`: the few questions that a new file needs answers to, asked from the model.

What the model requires is asked, and each answer is looked at at once. Everything else stands below as comments that
say what it is, because a file that holds only what somebody knows is a good file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import TypeAdapter, ValidationError

from insatskartan.editing.layout import canonical
from insatskartan.model.decode import record_at
from insatskartan.model.insats import Insats
from insatskartan.model.scalars import Code, Word, ascii_slug
from insatskartan.source.nodes import node
from insatskartan.source.problems import quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic.fields import FieldInfo

    from insatskartan.catalog.loading import Loaded
    from insatskartan.model.records import Record
    from insatskartan.source.nodes import Path_

    Ask = Callable[[str], str]
    Tell = Callable[[str], None]

_AREA = "Område: mappen för den kommun eller verksamhet som insatsen hör till, som burlov."


class InterviewError(Exception):
    """Why there is no new file, in Swedish."""


class Interview:
    """Asks with one function and tells what is wrong with another, so that a test can answer."""

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
        for key, field in _required(Insats):
            values[key] = self._field((key,), field)
            if key == "namn" and ascii_slug(values[key]) in self.slugs[area]:
                raise InterviewError(f"{quoted(f'{area}/{ascii_slug(values[key])}')} finns redan. Ändra den filen.")
        return f"{area}/{ascii_slug(values['namn'])}.yml", render_file(values)

    def _area(self) -> str:
        while True:
            answer = self.ask(_AREA)
            if answer in self.slugs:
                return answer
            hint = suggestion(answer, self.slugs) or f"Mapparna är {', '.join(self.slugs)}."
            self.tell(f"Området {quoted(answer)} finns inte. {hint}")

    def _field(self, path: Path_, field: FieldInfo) -> Any:
        """Return the value of a field, in the shape it has in the file."""
        kind = record_at(Insats, path)
        many = str(field.annotation).startswith("tuple[")
        if kind is None:
            return self._answer(field, many=many)
        row = {key: self._field((*path, key), inner) for key, inner in _required(kind)}
        return [row] if many else row

    def _answer(self, field: FieldInfo, *, many: bool) -> Any:
        question = _question(field, self.references.terms)
        default = self.today if field.alias == "datum" else ""
        while True:
            answer = self.ask(f"{question} Tomt svar betyder {default}." if default else question).strip() or default
            value = [part.strip() for part in answer.split(",") if part.strip()] if many else answer
            problem = self._problem(field, value) if answer else "Det här behövs i filen."
            if not problem:
                return value
            self.tell(problem)

    def _problem(self, field: FieldInfo, value: Any) -> str:
        try:
            adapter: TypeAdapter[Any] = TypeAdapter(Annotated[field.annotation, *field.metadata, None])  # type: ignore[arg-type]
            adapter.validate_python(value, context=self.references)
        except ValidationError as error:
            return " ".join(dict.fromkeys(detail["msg"] for detail in error.errors()))
        return ""


def _required(kind: type[Record]) -> list[tuple[str, FieldInfo]]:
    return [(str(field.alias), field) for field in kind.model_fields.values() if field.is_required()]


def _question(field: FieldInfo, terms: Mapping[str, Any]) -> str:
    text = f"{field.title}: {field.description}"
    marks = [*field.metadata, *(mark for part in get_args(field.annotation) for mark in get_args(part)[1:])]
    for mark in marks:
        if isinstance(mark, Word):
            return f"{text} Välj {', '.join(mark.words)}."
        if isinstance(mark, Code):
            return f"{text} Koder: {', '.join(terms.get(mark.vocabulary, ()))}."
    example = (field.examples or [""])[0]
    return (
        f"{text} Till exempel {example.rstrip('.')}."
        if isinstance(example, str) and example and "exempel" not in text
        else text
    )


def render_file(values: Mapping[str, Any]) -> str:
    """Return the file: the answers in canonical layout, and below them every other key with what it is for."""
    made = node(dict(values))
    for path, scalar in made.scalars():
        scalar.quoted = path[-1] != "datum"  # dates stand without quotes in all files
    lines = [
        "# Utkast. Fyll i det du vet: ta bort # framför nyckeln och skriv ett värde. Ta sedan bort alla rader med #,",
        "# för datafiler har inga kommentarer, och kör «make format».",
    ]
    for field in Insats.model_fields.values():
        if not field.is_required():
            lines += [f"# {field.title}: {field.description}", f"# {field.alias}:"]
    return canonical(made, Insats) + "\n".join(lines) + "\n"
