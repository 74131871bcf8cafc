"""What is missing: for each income source a map, findings in words, and how much is open by age and by direction."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from insatskartan.analysis.counts import ALL, NONE, Counts, Numbers
from insatskartan.analysis.offers import Offers
from insatskartan.pages.drawing import outlines
from insatskartan.wording.labels.answers import ANSWERS
from insatskartan.wording.labels.gaps import ALL_DIRECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from insatskartan.analysis.offers import Offer
    from insatskartan.matching.ages import Column
    from insatskartan.model.vocabulary import Term
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site

START = "luckor"
"""Where the income source in focus stands."""
KINDS = (("ja", "ja", "oppen"), ("villkor", "villkor", "oppen-om"), ("oklart", "okänt", "oklart"))
"""The counted answers in the order of `Numbers`: look, word, and how the finder names them."""
SHADES = 4

Scale: TypeAlias = tuple[tuple[int, int], ...]
"""The least and the most of each answer, noughts apart."""


class Head(NamedTuple):
    """One column."""

    word: str
    value: str
    """What stands for it in the finder."""
    scale: Scale


class Behind(NamedTuple):
    """What the lists behind all cells of a page have in common."""

    root: str
    income: str


class Cell(NamedTuple):
    """How many insatser give one answer."""

    number: int
    look: str
    """How it is drawn; empty for a nought among other numbers."""
    href: str
    """The list behind it; empty when there is nothing to list."""
    gap: bool
    """Nothing at all is open, possible or unclear."""


class Line(NamedTuple):
    """One row of a table: the cells of one answer."""

    kind: str
    word: str
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """A table with a group of lines for each municipality, by its code."""

    id: str
    """What the columns are, as the finder names it."""
    heads: tuple[Head, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the page about the income source in focus, and one for each."""
    counts, offers = Counts(site.catalog, site.today), Offers(site.catalog, site.today)
    incomes = sorted(site.catalog.incomes, key=lambda term: not term.in_focus)
    if incomes and site.catalog.kommuner:
        for path, term in [(START, incomes[0]), *((f"luckor/{term.code}", term) for term in site.catalog.incomes)]:
            yield partial(_page, site, counts, offers, path, term)


def _page(site: Site, counts: Counts, offers: Offers, path: str, term: Term) -> Page:
    name = site.phrases.in_text("forsorjning", term.code)
    rows = [offers.of(kommun, term.code) for kommun in site.catalog.kommuner]
    root = "../" * (path.count("/") + 1)
    by_direction = _by_direction(site, counts, term, root)
    whole = {kommun: [line.cells[0] for line in lines] for kommun, lines in by_direction.groups}
    there = {kommun: cells[0].number + cells[1].number for kommun, cells in whole.items()}
    return site.page(
        "gaps.html",
        path,
        f"Luckor för den som har {name}" if path != "luckor" else "Luckor, kommun för kommun",
        f"Vad saknas för den som har {name}, kommun för kommun? Hur mycket är öppet, och hur mycket vet ingen?",
        contents=False,
        menu="Luckor" if path == START else "",
        script="gaps.js",
        searchable=path == START,
        here=path,
        term=term,
        name=name,
        offers=rows,
        without=_without(rows),
        leading=[site.phrases.in_text("inriktningar", code) for code in offers.directions],
        by_age=_by_age(site, counts, term, root),
        by_direction=by_direction,
        maps=outlines.drawings(site.catalog.kommuner),
        whole=whole,
        templates=_templates(Behind(root, term.code)),
        shades={kommun: shade(number, *_range(there.values())) for kommun, number in there.items()},
    )


def _without(offers: Iterable[Offer]) -> dict[str, list[str]]:
    """Return the municipalities where nothing of their own is known to be open: shut, unclear, or not described."""
    kinds: dict[str, list[str]] = {"stängd": [], "oklart": [], "saknas": []}
    for offer in offers:
        toward_work = offer.toward_work
        if toward_work["öppen"]:
            continue
        kind = "oklart" if toward_work["oklart"] else "stängd" if toward_work["stängd"] or offer.described else "saknas"
        kinds[kind].append(offer.kommun)
    return kinds


def _by_age(site: Site, counts: Counts, term: Term, root: str) -> Matrix:
    """Return the numbers of all directions together, age by age; shades compare the whole table."""
    rows = {kommun: counts.row(kommun, term.code).ages for kommun in site.catalog.kommuner}
    scale = _scale([numbers for row in rows.values() for numbers in row])
    columns = [Head(column_text(column), str(column.lower), scale) for column in counts.columns]
    return _matrix("alder", columns, rows, Behind(root, term.code))


def _by_direction(site: Site, counts: Counts, term: Term, root: str) -> Matrix:
    """Return the numbers of each direction, for persons of any age; shades compare municipalities."""
    codes = (ALL, *counts.directions)
    rows = {
        kommun: tuple(counts.row(kommun, term.code, code).any_age for code in codes) for kommun in site.catalog.kommuner
    }
    words = (site.phrases.label("inriktningar", code) if code else ALL_DIRECTIONS for code in codes)
    scales = map(_scale, zip(*rows.values(), strict=True))
    columns = [Head(*head) for head in zip(words, codes, scales, strict=True)]
    return _matrix("inriktning", columns, rows, Behind(root, term.code))


def _matrix(key: str, heads: Sequence[Head], rows: Mapping[str, Sequence[Numbers]], behind: Behind) -> Matrix:
    """Return a table; `key` is what its columns are, as the finder names it."""

    def line(kommun: str, place: int) -> Line:
        look, word, _ = KINDS[place]
        start = f"{behind.root}hitta/#kommun={kommun}&forsorjning={behind.income}"
        cells = (
            _cell(numbers, head.scale, place, f"{start}&{key}={head.value}" if head.value else start)
            for head, numbers in zip(heads, rows[kommun], strict=True)
        )
        return Line(look, ANSWERS[word], tuple(cells))

    groups = ((kommun, tuple(line(kommun, place) for place in range(len(KINDS)))) for kommun in rows)
    return Matrix(key, tuple(heads), tuple(groups))


def _cell(numbers: Numbers, scale: Scale, place: int, behind: str) -> Cell:
    """Return one cell; `behind` leads to the list of all answers."""
    number, gap = numbers[place], numbers == NONE
    look, _, answer = KINDS[place]
    if gap:
        return Cell(0, "ingen", "" if place else behind, gap=True)
    if not number:
        return Cell(0, "", "", gap=False)
    return Cell(number, f"{look}-{shade(number, *scale[place])}", f"{behind}&svar={answer}", gap=False)


def _templates(behind: Behind) -> dict[str, Cell]:
    """Return a cell of each kind for gaps.js to copy, by the names it knows them under."""
    start = f"{behind.root}hitta/#forsorjning={behind.income}"
    numbers = {
        f"{index}-{step}": Cell(1, f"{look}-{step}", f"{start}&svar={answer}", gap=False)
        for index, (look, _, answer) in enumerate(KINDS)
        for step in range(1, SHADES + 1)
    }
    first, gap = Cell(0, "ingen", start, gap=True), Cell(0, "ingen", "", gap=True)
    return {"first-gap": first, "gap": gap, "zero": Cell(0, "", "", gap=False), **numbers}


def _scale(numbers: Sequence[Numbers]) -> Scale:
    return tuple(_range(n[place] for n in numbers) for place in range(len(KINDS)))


def _range(numbers: Iterable[int]) -> tuple[int, int]:
    """Return the least and the most, noughts apart."""
    found = [number for number in numbers if number]
    return min(found, default=0), max(found, default=0)


def shade(number: int, least: int, most: int) -> int:
    """Return how dark a number is drawn among those it is compared with: 0 for none, then 1 to SHADES."""
    if not number or least == most:
        return 2 * bool(number)
    return 1 + (number - least) * SHADES // (most - least + 1)


def column_text(column: Column) -> str:
    """Return the ages of a column: «19», «30–64»."""
    return str(column.lower) if column.lower == column.upper else f"{column.lower}–{column.upper}"
