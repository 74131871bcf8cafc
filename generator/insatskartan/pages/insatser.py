"""A page for each insats, a page with its reports when it has any, and the filterable table of all insatser."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from insatskartan.analysis.reasons import incomes_by_answer
from insatskartan.analysis.topics import of_insats
from insatskartan.pages import followup
from insatskartan.search import metadata
from insatskartan.text import dates
from insatskartan.wording import facts, values
from insatskartan.wording.unknown import unknowns

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.vocabulary import Term
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the table, and one or two pages for each insats."""
    catalog = site.catalog
    entries = list(catalog.insatser.values())
    listed = {listing.area for entry in entries for listing in entry.listings}
    yield partial(
        site.page,
        "insatser.html",
        "insatser",
        "Alla insatser",
        "Alla insatser i en tabell som går att filtrera på område, inriktning, försörjning och tid.",
        menu="Insatser",
        script="filter.js",
        entries=entries,
        areas={code: catalog.areas[code].name for code in catalog.areas if code in listed},
        incomes=sorted(catalog.incomes, key=lambda term: not term.in_focus),
        directions=site.phrases.choices("inriktningar", catalog.directions),
        shown=entries,
        statuses=dict.fromkeys(entry.status(site.today) for entry in entries),
    )
    for entry in entries:
        yield partial(page, site, entry)
        if entry.insats.follow_ups:
            yield partial(followup.page, site, entry)


def page(site: Site, entry: Entry) -> Page:
    """Render the page of one insats."""
    phrases, insats, area = site.phrases, entry.insats, site.catalog.areas[entry.area]
    many = len(entry.ways) > 1 or any(way.name or way.note for way in entry.ways)
    return site.page(
        "insats.html",
        f"insatser/{entry.id}",
        phrases.full_name(entry),
        insats.summary,
        contents=False,
        source=entry.file,
        entry=entry,
        insats=insats,
        area=area,
        status=entry.status(site.today),
        confirmed_ago=_confirmed_ago(entry, site.today) if entry.is_due(site.today) else "",
        tiles=facts.glance(phrases, entry),
        ending=values.ending(insats.period, site.today),
        incomes=[
            (answer, names, bases)
            for answer, terms in incomes_by_answer(site.residents, entry)
            for bases, names in _by_bases(entry, answer, terms)
        ],
        grounds={ground.about: ground for ground in insats.grounds},
        shown=[entry],
        further=() if many else facts.further(phrases, entry),
        many=many,
        doors=[(way, facts.of_door(phrases, way)) for way in entry.ways],
        parts=[
            (
                part,
                facts.of_part(phrases, part, ways),
                [row for way in ways if part.conditions for row in way.conditions],
            )
            for part, ways in entry.doors.parts
        ],
        unknowns=unknowns(entry, site.today),
        concerns=of_insats(site.catalog, entry.id),
        history=followup.history(insats, site.today),
        related=site.catalog.related.get(entry.id, ()),
        metadata=metadata.of_insats(phrases, site.facets, site.words, entry),
    )


def _confirmed_ago(entry: Entry, today: dt.date) -> str:
    return values.ago(dates.months_since(entry.insats.confirmed.date, today))


def _by_bases(entry: Entry, answer: str, terms: Sequence[Term]) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return the names of income sources with the same answer by what that rests on, each claim with its own basis."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for term in terms:
        groups.setdefault(facts.income_bases(entry, answer, term.code), []).append(term.name)
    return list(groups.items())
