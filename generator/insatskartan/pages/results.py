"""All measured results side by side, and why most of them cannot be compared.

Results are never sorted by value: a percentage of forty people and one of four hundred do not compete.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from insatskartan.analysis.topics import of_kind
from insatskartan.model.scalars import UNKNOWN
from insatskartan.pages.drawing.charts import share
from insatskartan.text.swedish import date_text
from insatskartan.wording import values
from insatskartan.wording.labels.knowledge import (
    DIFFERENT_PEOPLE,
    DIFFERENT_TIMES,
    MIXED_UNITS,
    NOT_THE_SAME,
    WITHOUT_WHOLE,
)
from insatskartan.wording.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.model.insats import Period
    from insatskartan.model.result import Result, SourceRef
    from insatskartan.model.vocabulary import Term
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


class MeasuredResult(NamedTuple):
    """One result and where it comes from."""

    name: str
    href: str
    """Path of the page of the insats, area or method that was measured."""
    area: str
    """Folder of the area; empty for a method."""
    kind: Literal["insats", "område", "metod"]
    """What was measured."""
    number: Result
    methods: tuple[str, ...]
    sources: tuple[SourceRef, ...]
    when: str = ""
    """When it was measured, in words; without a date of its own, the time of the insats. Empty when unknown."""

    @property
    def share(self) -> float | None:
        """Its share of its own whole, in percent; None when that is not known."""
        return share(self.number)


class Measure(NamedTuple):
    """All results of one measure, and warnings against comparing them."""

    term: Term
    rows: tuple[MeasuredResult, ...]
    warnings: tuple[str, ...]

    @property
    def is_drawn(self) -> bool:
        """Whether some result is a share, so that there is something to draw."""
        return any(row.share is not None for row in self.rows)


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the page with all results; none when nothing has been measured."""
    measures = _measures(site)
    if measures:
        yield partial(
            site.page,
            "results.html",
            "resultat",
            "Resultat",
            "Allt som är uppmätt: mått, antal, av hur många, tid och källa. Och varför det mesta inte går att jämföra.",
            contents=False,
            script="sortable.js",
            measures=measures,
            shown=[entry for entry in site.catalog.insatser.values() if entry.insats.results],
        )


def _measures(site: Site) -> list[Measure]:
    catalog = site.catalog
    by_measure: dict[str, list[MeasuredResult]] = {}
    for row in (*_of_insatser(site), *_of_methods(catalog)):
        by_measure.setdefault(row.number.measure, []).append(row)
    for row in _of_areas(catalog):  # of use only beside the results of an insats or a method
        if row.number.measure in by_measure:
            by_measure[row.number.measure].append(row)
    terms = catalog.terms.get("matt", {})
    return [
        Measure(term, tuple(by_measure[code]), tuple(warnings(catalog, by_measure[code])))
        for code, term in terms.items()
        if code in by_measure
    ]


def _of_insatser(site: Site) -> Iterator[MeasuredResult]:
    for entry in site.catalog.insatser.values():
        for number in entry.insats.results:
            sources = (number.source,) if number.source else entry.insats.sources
            name, href = site.phrases.full_name(entry), f"insatser/{entry.id}/"
            when = date_text(number.period) if number.period else _period(entry.insats.period)
            yield MeasuredResult(name, href, entry.area, "insats", number, entry.insats.methods, sources, when)


def _period(period: Period | None) -> str:
    """Return the years of an insats whose end is known: «2018–2021», or «till 2017» when its start is not."""
    if period is None or period.end in (None, UNKNOWN):
        return ""
    first, last = (str(date)[:4] for date in (period.start, period.end))
    if period.start in (None, UNKNOWN):
        return f"till {last}"
    return last if first == last else f"{first}–{last}"


def _of_areas(catalog: Catalog) -> Iterator[MeasuredResult]:
    for code, area in catalog.areas.items():
        for number in area.statistics:
            sources = (number.source,) if number.source else ()
            when = date_text(number.period) if number.period else ""
            yield MeasuredResult(values.area_title(area), f"omraden/{code}/", code, "område", number, (), sources, when)


def _of_methods(catalog: Catalog) -> Iterator[MeasuredResult]:
    for _, topic in of_kind(catalog, "metod"):
        for number in topic.evidence:
            sources = (number.source,) if number.source else topic.sources
            code = topic.method or ""
            name = Phrases(catalog).label("metoder", code)
            when = date_text(number.period) if number.period else ""
            yield MeasuredResult(name, f"metoder/{code}/", "", "metod", number, (code,), sources, when)


def warnings(catalog: Catalog, rows: Sequence[MeasuredResult]) -> Iterator[str]:
    """Yield why these results should not be compared, the most important reason first."""
    if len({row.href for row in rows}) < 2:
        return
    if not _is_one_study(rows):
        yield DIFFERENT_PEOPLE
    yield from _overlaps(catalog, rows)
    without = sum(row.number.out_of is None for row in rows)
    if without and any(row.share is not None for row in rows):
        yield WITHOUT_WHOLE.format(without, len(rows))
    if len({row.number.unit == "procent" for row in rows}) > 1:
        yield MIXED_UNITS
    if len({row.number.period for row in rows}) > 1:
        yield DIFFERENT_TIMES


def _is_one_study(rows: Sequence[MeasuredResult]) -> bool:
    """Tell whether all results are of methods that one document compares."""
    documents = {source.document for row in rows for source in row.sources}
    return len(documents) == 1 and all(row.kind == "metod" for row in rows)


def _overlaps(catalog: Catalog, rows: Sequence[MeasuredResult]) -> Iterator[str]:
    """Warn about pairs that look like part and whole but are different populations: an insats and an area around it."""
    wholes = {(row.area, row.number.period): row for row in rows if row.kind == "område"}
    for part in rows:
        if part.kind != "insats":
            continue
        for place in sorted(catalog.larger_places[part.area]):
            whole = wholes.get((place, part.number.period))
            if whole and part.number.period and UNKNOWN not in (whole.number.value, part.number.value):
                numbers = (part.name, values.result(part.number), whole.name, values.result(whole.number))
                yield NOT_THE_SAME.format(*numbers)
