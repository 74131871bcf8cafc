"""What the data must satisfy beyond its shape: one rule, one module, listed here.

A rule module has an `ID` (Swedish, shown with each problem), a `SEVERITY`, a docstring that is the rule's public
help page with examples that a test runs, and `check(document, context)` that yields findings.
Problems of text and shape come from `source` and `decode`; `shape` is their help page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Problem
from generator.rules import (
    age_order,
    comments,
    contact_person,
    date_order,
    empty_list,
    file_name,
    focus,
    impassable_door,
    kommunkod,
    links,
    overlap,
    personnummer,
    repeated_code,
    review_due,
    self_reference,
    successor,
    summary_length,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog import Loaded
    from generator.rules.finding import Context, Rule

RULES: tuple[Rule, ...] = (
    age_order,
    comments,
    contact_person,
    date_order,
    empty_list,
    file_name,
    focus,
    impassable_door,
    kommunkod,
    links,
    overlap,
    personnummer,
    repeated_code,
    review_due,
    self_reference,
    successor,
    summary_length,
)


def check(loaded: Loaded, context: Context) -> list[Problem]:
    """Return every problem in what was read, of text, shape and rules alike, sorted by place."""
    return sorted({*loaded.problems, *_findings(loaded, context)})


def _findings(loaded: Loaded, context: Context) -> Iterator[Problem]:
    for document in loaded.documents:
        for rule in RULES:
            for finding in rule.check(document, context):
                file, line, column = document.source.file, *(finding.place or (0, 0))
                if not finding.place:
                    file, line, column = document.source.locate(finding.path, key=finding.key)
                if document.kind == "insats" and file != document.source.file:
                    continue  # stands in the mall, and is reported there
                yield Problem(file, line, column, rule.ID, finding.message, finding.hint, rule.SEVERITY)
