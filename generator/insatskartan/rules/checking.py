"""What the data must satisfy beyond its shape: one rule, one module, listed here.

A rule module has an `ID` (Swedish, shown with each problem), a `SEVERITY`, a docstring that is the rule's public
help page with examples that a test runs, and `check(document, context)` that yields findings.
Problems of text and shape come from `source` and `decode`; `shape` is their help page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from insatskartan.rules import (
    age_order,
    basis_missing,
    changer_source,
    closed_reason,
    comments,
    contact_person,
    date_order,
    empty_list,
    file_name,
    final_report,
    focus,
    goal_outcome,
    hidden_criterion,
    impassable_door,
    kanslisvenska,
    kommunkod,
    links,
    lix,
    long_sentence,
    overlap,
    participant_sum,
    personnummer,
    reading_as_fact,
    repeated_code,
    report_after_final,
    report_gap,
    report_overlap,
    report_section,
    review_due,
    search_list,
    self_reference,
    successor,
    summary_length,
    topic,
    words_of_now,
)
from insatskartan.source.problems import Problem, Severity, limit_per_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from insatskartan.catalog.loading import Document, Loaded
    from insatskartan.rules.finding import Context, Rule

# mypy does not check a tuple of modules against a protocol; test_rules runs every one of them.
RULES: tuple[Rule, ...] = (  # type: ignore[assignment]
    age_order,
    basis_missing,
    changer_source,
    closed_reason,
    comments,
    contact_person,
    date_order,
    empty_list,
    file_name,
    final_report,
    focus,
    goal_outcome,
    hidden_criterion,
    impassable_door,
    kanslisvenska,
    kommunkod,
    links,
    lix,
    long_sentence,
    overlap,
    participant_sum,
    personnummer,
    reading_as_fact,
    repeated_code,
    report_after_final,
    report_gap,
    report_overlap,
    report_section,
    review_due,
    search_list,
    self_reference,
    successor,
    summary_length,
    topic,
    words_of_now,
)
STRICT = tuple(rule for rule in RULES if rule.SEVERITY is Severity.ERROR)
"""The rules that stop a build. A build leaves the others to `check`, which says what they have to say."""


def check(loaded: Loaded, context: Context, rules: Sequence[Rule] = RULES) -> list[Problem]:
    """Return the problems in what was read, of text, shape and rules alike, sorted by position."""
    return limit_per_file([*loaded.problems, *_findings(loaded, context, rules)])


def _findings(loaded: Loaded, context: Context, rules: Sequence[Rule]) -> Iterator[Problem]:
    context = replace(context, exempt=loaded.exempt)
    for document in map(_readable, loaded.documents):
        for rule in rules:
            for finding in rule.check(document, context):
                if finding.path and not document.says(str(finding.path[0])):
                    continue  # about an example value that replaces a broken one
                position = (document.source.file, *finding.position) if finding.position else None
                file, line, column = position or document.source.locate(finding.path, key=finding.key)
                if file == document.source.file:  # a breach in a mall is reported there
                    yield Problem(file, line, column, rule.ID, finding.message, finding.hint, rule.SEVERITY)


def _readable(document: Document) -> Document:
    """Let the rules see the well-formed keys of a broken record."""
    return document if document.record else replace(document, record=document.partial)
