"""A page for each municipality and other area, in the form of Bilaga 1, and the list of areas."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.analysis import reflection
from insatskartan.analysis.neighbours import Neighbours
from insatskartan.analysis.reasons import closed_by_income
from insatskartan.analysis.topics import of_area, of_kind
from insatskartan.model.insats import CLOSED_HEADING, FORMS
from insatskartan.model.insats import HEADINGS as HEADINGS_IN_ORDER
from insatskartan.pages import pathways
from insatskartan.search import metadata
from insatskartan.wording import values
from insatskartan.wording.labels.answers import CLOSED_TO, TAKES_MEANINGS
from insatskartan.wording.labels.insatser import AREA_KINDS, FINSAM_OF
from insatskartan.wording.labels.insatser import HEADINGS as HEADING_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.area import Area
    from insatskartan.model.insats import Listing
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


class ListSection(NamedTuple):
    """One heading of Bilaga 1 with its rows."""

    id: str
    title: str
    rows: tuple[tuple[Entry, Listing], ...]


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the list of areas and one page for each."""
    catalog = site.catalog
    kinds = [
        (title, [(code, area, count_listed(site, code)) for code, area in catalog.areas.items() if area.kind == kind])
        for kind, title in AREA_KINDS.items()
    ]
    yield partial(
        site.page,
        "areas.html",
        "omraden",
        "Kommuner och områden",
        "Alla kommuner, samordningsförbund och myndigheter i Insatskartan, med sina insatser.",
        menu="Kommuner",
        kinds=[(title, rows) for title, rows in kinds if rows],
        shown=catalog.insatser.values(),
    )
    neighbours, closed = Neighbours(site.residents), closed_by_income(site.residents)
    for code, area in catalog.areas.items():
        yield partial(_page, site, neighbours, code, area, closed_in_focus=catalog.focus_code in closed)


def _page(site: Site, neighbours: Neighbours, code: str, area: Area, *, closed_in_focus: bool) -> Page:
    sections, closed = _sections(site, code, area)
    joined, unsure = neighbours.elsewhere(code) if area.kind == "kommun" else ((), ())
    listed = [entry for section in (*sections, closed) for entry, _ in section.rows]
    title = values.area_title(area)
    total = count_listed(site, code)
    about = f"{title}: {total} insatser, vem som tas emot och inte, vem som öppnar dörren och hur gamla uppgifterna är."
    return site.page(
        "area.html",
        f"omraden/{code}",
        title,
        about,
        metadata=metadata.of_page(site.words, f"omraden/{code}", title, about, area.name),
        source=f"insatser/{code}/_område.yml",
        code=code,
        area=area,
        sections=sections,
        kommun=code if area.kind == "kommun" else "",
        bars=_bars(site, code if area.kind == "kommun" else "", listed),
        closed=closed,
        closed_in_focus=closed_in_focus,
        number=total,
        elsewhere=joined,
        unsure=unsure,
        state=_state(site, code) if area.kind == "kommun" else (),
        members=[(member, site.catalog.areas[member]) for member in _members(site, code, area)],
        changes=reflection.changes(site.catalog, code, area.reflection) if area.reflection else None,
        ways=[row for row in of_kind(site.catalog, "väg") if code in pathways.kommuner(site.catalog, row[1])],
        shown=listed,
        documents=_documents(area),
        themes=of_area(site.catalog, code),
        in_numbers=any(code in topic.areas for topic in site.catalog.topics.values() if topic.kind == "målgrupp"),
    )


def _documents(area: Area) -> list[str]:
    """Return the documents behind what the page says of the area itself."""
    sources = [row.source for row in area.statistics]
    if area.reflection:
        sources.append(area.reflection.source)
    return [source.document for source in sources if source]


def _members(site: Site, code: str, area: Area) -> tuple[str, ...]:
    return area.members or site.catalog.members.get(code, ())


def count_listed(site: Site, code: str) -> int:
    """Return the number of insatser on an area's page."""
    return len(site.catalog.on_page(code))


def _sections(site: Site, code: str, area: Area) -> tuple[list[ListSection], ListSection]:
    """Return the open headings in the order of Bilaga 1, and the closed one."""
    titles = {form: HEADING_LABELS[form] for form in FORMS}
    if area.alliance:
        titles["finsam"] = FINSAM_OF.format(site.catalog.areas[area.alliance].name)
    rows = {heading: site.catalog.listed(code, heading) for heading in HEADINGS_IN_ORDER}
    sections = [ListSection(form, titles[form], rows[form]) for form in FORMS if rows[form]]
    closed = ListSection("stangda", CLOSED_TO.format(site.phrases.focus), rows[CLOSED_HEADING])
    return sections, closed


def _bars(site: Site, kommun: str, entries: list[Entry]) -> list[tuple[str, int, int]]:
    """Return answer, number and percentage of the insatser for persons that have not ended, for the income in focus."""
    claims = {entry.id: site.residents.in_focus(entry, kommun) for entry in entries}
    answers = [claim.takes for claim in claims.values() if claim]
    counted = Counter[str](answers)
    return [(answer, counted[answer], 100 * counted[answer] // len(answers)) for answer in TAKES_MEANINGS if answers]


def _state(site: Site, code: str) -> list[tuple[str, Area, list[Entry]]]:
    """Return the authorities and regions, each with its insatser that residents may meet."""
    catalog = site.catalog
    met: dict[str, list[Entry]] = {}
    for entry in catalog.met_by_residents(code):
        met.setdefault(entry.area, []).append(entry)
    wide = [(other, area) for other, area in catalog.areas.items() if area.kind in ("myndighet", "region")]
    return [(other, area, met[other]) for other, area in wide if other in met]
