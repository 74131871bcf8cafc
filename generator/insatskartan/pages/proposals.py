"""The pages for proposing changes without git: change an insats, add one, confirm one, report a fault.

The browser makes the fields from the form that `exports/form.py` derives from the model; these pages hold the
words and the ways to send. The fragment of the address says which insats it is about.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from insatskartan.model.fields import fields
from insatskartan.model.insats import GROUNDED, Insats
from insatskartan.model.records import Group
from insatskartan.wording.labels.answers import BASES, CLOSED_REASONS
from insatskartan.wording.labels.finder import CONFIRMED_SHORT
from insatskartan.wording.labels.insatser import FORMS, HEADINGS, LEVELS, RELATIONS
from insatskartan.wording.labels.navigation import REPORT
from insatskartan.wording.labels.proposals import (
    AGE_ANSWER,
    CLOSED_HEADING,
    DECISION_ANSWER,
    MUST_BE_FILLED_IN,
    OTHERS_ANSWER,
    PROPOSAL_LEADS,
    PROPOSAL_WORDS,
    PROPOSE,
    PROPOSE_NEW,
    STILL_TRUE,
)
from insatskartan.wording.labels.reports import REACHED, REPORTS
from insatskartan.wording.values import grounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.model.records import Record
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the four pages."""
    groups = grouped()
    yield _page(site, "andra", "foresla", PROPOSE, groups)
    yield _page(site, "ny", "foresla/ny", PROPOSE_NEW, _for_new(groups))
    yield _page(site, "stammer", "foresla/stammer", STILL_TRUE, {CONFIRMED_SHORT: ("kontrollerad",)})
    yield partial(
        site.page,
        "fault.html",
        "foresla/fel",
        REPORT,
        PROPOSAL_LEADS["fel"],
        contents=False,
        script="proposal/report.js",
        searchable=False,
        data={"läge": "fel", "rot": "../../", "förråd": site.repository, "ord": words()},
    )


def _page(site: Site, kind: str, path: str, title: str, groups: dict[str, tuple[str, ...]]) -> Callable[[], Page]:
    root = "../" * (path.count("/") + 1)
    return partial(
        site.page,
        "proposal.html",
        path,
        title,
        PROPOSAL_LEADS[kind],
        contents=False,
        script="proposal/proposal.js",
        searchable=kind != "stammer",
        kind=kind,
        groups=groups,
        labels={field.key: field.label for field in fields(Insats)},
        data={"läge": kind, "rot": root, "förråd": site.repository, "ord": words(), "val": choices()},
    )


def grouped(kind: type[Record] = Insats) -> dict[str, tuple[str, ...]]:
    """Return every key by group, in the model's order; a field that names no group is in the last one."""
    rows = sorted(fields(kind), key=lambda field: field.marks.last_in_group)
    found = {group.value: tuple(field.key for field in rows if field.group == group) for group in Group}
    return {name: keys for name, keys in found.items() if keys}


def _for_new(groups: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Put in sight what a new insats cannot do without."""
    required = tuple(field.key for field in fields(Insats) if field.required)
    rest = {name: tuple(key for key in group if key not in required) for name, group in groups.items()}
    return {MUST_BE_FILLED_IN: required, **{name: group for name, group in rest.items() if group}}


def choices() -> list[dict[str, str]]:
    """Return the words on the page for the words of the model, one table for each kind."""
    return [
        LEVELS,
        FORMS,
        {**HEADINGS, "ej-tillgänglig": CLOSED_HEADING},
        RELATIONS,
        BASES,
        CLOSED_REASONS,
        REPORTS,
        REACHED,
        {key: grounded(key) for key in GROUNDED},
        OTHERS_ANSWER,
        AGE_ANSWER,
        DECISION_ANSWER,
    ]


def words() -> dict[str, Any]:
    """Return the words that the scripts put together."""
    return PROPOSAL_WORDS
