"""What one build goes by: the data as they stood when it began, read and checked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from insatskartan.catalog import statement
from insatskartan.catalog.catalog import Catalog
from insatskartan.catalog.loading import load
from insatskartan.pages.prose import Abbreviations
from insatskartan.rules.checking import STRICT, check
from insatskartan.rules.finding import Context
from insatskartan.search.words import SearchWords
from insatskartan.source.problems import Problem, Severity

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from insatskartan.catalog.statement import Statement


@dataclass(frozen=True)
class Build:
    """The values that all later events of a build read."""

    today: dt.date
    catalog: Catalog
    """The last one that was read without errors; empty when there has been none."""
    statement: Statement
    errors: tuple[Problem, ...]
    """Errors in the data and in the accessibility statement."""
    words: SearchWords
    abbreviations: Abbreviations


def read(data: Path, about: Path, today: dt.date, *, publish: bool, last: Build | None) -> Build:
    """Read and check the data folder and the statement; with errors the catalog is that of the `last` build."""
    loaded = load(data)
    statement_, problems = statement.load(about, today, publish=publish)
    found = [*check(loaded, Context(today), STRICT), *problems]
    errors = tuple(problem for problem in found if problem.severity is Severity.ERROR)
    catalog = (last.catalog if last else Catalog()) if errors else loaded.catalog()
    return Build(today, catalog, statement_, errors, SearchWords(catalog), Abbreviations(catalog))
