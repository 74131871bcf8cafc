"""A page for each income source: what takes in those who have it, what does not and why, and what nobody knows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from insatskartan.analysis.reasons import closed_by_income

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.vocabulary import Term
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the list of income sources and one page for each."""
    rows = [(term, _groups(site, term)) for term in site.catalog.incomes]
    yield partial(
        site.page,
        "incomes.html",
        "forsorjning",
        "Försörjning",
        "Vad tar emot och vad tar inte emot den som lever på en viss försörjning?",
        menu="Försörjning",
        rows=rows,
        shown=[entry for _, groups in rows for entries in groups.values() for entry in entries],
        most=max((len(entries) for _, groups in rows for entries in groups.values()), default=0),
    )
    closed = closed_by_income(site.residents)
    for term, groups in rows:
        yield partial(
            site.page,
            "income.html",
            f"forsorjning/{term.code}",
            term.name,
            f"Insatser för den som har {term.name.lower()}: vad tar emot, vad tar inte emot, och varför?",
            source="insatser/_ord/forsorjning.yml",
            term=term,
            groups=groups,
            shares=_shares(groups),
            some_closed=term.code in closed,
            shown=[entry for entries in groups.values() for entry in entries],
        )


def _groups(site: Site, term: Term) -> dict[str, list[Entry]]:
    """Return the insatser for persons by answer; those that have ended come last, under «avslutad»."""
    groups: dict[str, list[Entry]] = {"ja": [], "delvis": [], "nej": [], "okänt": [], "avslutad": []}
    for entry in site.catalog.insatser.values():
        if entry.insats.level == "individ":
            groups[site.residents.takes(entry, term.code) or "avslutad"].append(entry)
    return groups


def _shares(groups: dict[str, list[Entry]]) -> dict[str, int]:
    """Return each answer's percentage of the insatser that have not ended."""
    whole = sum(len(entries) for answer, entries in groups.items() if answer != "avslutad")
    return {answer: 100 * len(entries) // max(1, whole) for answer, entries in groups.items()}
