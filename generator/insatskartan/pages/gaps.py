"""Pages about what is missing for those with an income source: offers in words, a map, and numbers in tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from insatskartan.analysis.counts import ALL, NONE, Counts, Numbers
from insatskartan.analysis.offers import Offers, taking
from insatskartan.pages.drawing import outlines
from insatskartan.wording import offers as offer_sentences
from insatskartan.wording.labels.answers import ANSWERS, YEAR
from insatskartan.wording.labels.gaps import ALL_DIRECTIONS, GAPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from insatskartan.analysis.offers import Offer
    from insatskartan.catalog.catalog import Entry
    from insatskartan.matching.ages import Column
    from insatskartan.model.vocabulary import Term
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site

START = "luckor"
"""Path of the page about the income source in focus."""
KINDS = (("ja", "ja", "oppen"), ("villkor", "villkor", "oppen-om"), ("oklart", "okänt", "oklart"))
"""The counted answers in the order of `Numbers`: look, key in `ANSWERS`, and value in the finder's addresses."""
SHADES = 4

Scale: TypeAlias = tuple[tuple[int, int], ...]
"""The least and the greatest number of each answer, zeros left out."""


class Head(NamedTuple):
    """One column."""

    word: str
    value: str
    """Its value in the finder's addresses; empty for all directions."""
    scale: Scale


class Cell(NamedTuple):
    """How many insatser give one answer."""

    number: int
    look: str
    """How it is drawn; empty for a zero among other numbers."""
    href: str
    """Address of the list of these insatser; empty when there is nothing to list."""
    gap: bool
    """Whether nothing at all is open, possible or unclear."""


class Line(NamedTuple):
    """One row of a table: the cells of one answer."""

    kind: str
    word: str
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """A table with a group of lines for each municipality, by its code."""

    id: str
    """What the columns are, by its key in the finder's addresses."""
    heads: tuple[Head, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the page about the income source in focus, and one for each."""
    counts, offers = Counts(site.catalog, site.today), Offers(site.residents)
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
    maybe_open = {kommun: cells[0].number + cells[1].number for kommun, cells in whole.items()}
    return site.page(
        "gaps.html",
        path,
        f"Luckor för den som har {name}" if path != START else "Luckor, kommun för kommun",
        f"Vad saknas för den som har {name}, kommun för kommun? Hur mycket tar emot, och hur mycket vet ingen?",
        contents=False,
        menu=GAPS if path == START else "",
        script="gaps.js",
        searchable=path == START,
        here=path,
        term=term,
        name=name,
        names={code: area.name for code, area in site.catalog.kommuner.items()},
        say=offer_sentences,
        taking=taking,
        links=partial(_links, site, root),
        offers=rows,
        shown=[entry for row in rows for entry in _entries(row)],
        lacking=list(_lacking(site, rows, name)),
        leading=[site.phrases.in_text("inriktningar", code) for code in offers.directions],
        by_age=_by_age(site, counts, term, root),
        by_direction=by_direction,
        drawings=outlines.drawings(site.catalog.kommuner),
        whole=whole,
        templates=_templates(f"{root}hitta/#forsorjning={term.code}"),
        shades={kommun: shade(number, *_range(maybe_open.values())) for kommun, number in maybe_open.items()},
    )


def _links(site: Site, root: str, entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Return address and name of each insats, with the year of what it says."""
    return [
        (f"{root}insatser/{entry.id}/", f"{site.phrases.full_name(entry)} {YEAR.format(entry.year)}")
        for entry in entries
    ]


def _entries(offer: Offer) -> Iterator[Entry]:
    yield from offer.beside
    for entries in offer.toward_work.values():
        yield from entries


def _lacking(site: Site, offers: Sequence[Offer], income: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield what municipalities lack, in words, with links to those that do."""
    kommuner = _without(offers)
    texts = {
        "nej": offer_sentences.kommuner_without(len(kommuner["nej"]), len(offers), income),
        "okänt": offer_sentences.kommuner_unclear(len(kommuner["okänt"])),
        "saknas": offer_sentences.NOTHING_DESCRIBED,
    }
    for kind, text in texts.items():
        if kommuner[kind]:
            yield text, [(f"#{code}", site.phrases.place(code)) for code in kommuner[kind]]


def _without(offers: Iterable[Offer]) -> dict[str, list[str]]:
    """Group the municipalities where nothing of their own is known to be open: closed, unclear, or not described."""
    kommuner: dict[str, list[str]] = {"nej": [], "okänt": [], "saknas": []}
    for offer in offers:
        toward_work = offer.toward_work
        if taking(toward_work):
            continue
        kind = "okänt" if toward_work["okänt"] else "nej" if toward_work["nej"] or offer.described else "saknas"
        kommuner[kind].append(offer.kommun)
    return kommuner


def _by_age(site: Site, counts: Counts, term: Term, root: str) -> Matrix:
    """Return the numbers of all directions together, age by age; shades compare the whole table."""
    rows = {kommun: counts.row(kommun, term.code).ages for kommun in site.catalog.kommuner}
    scale = _scale([numbers for row in rows.values() for numbers in row])
    columns = [Head(column_text(column), str(column.lower), scale) for column in counts.columns]
    return _matrix("alder", columns, rows, _finder(root, term))


def _by_direction(site: Site, counts: Counts, term: Term, root: str) -> Matrix:
    """Return the numbers of each direction, for persons of any age; shades compare municipalities."""
    codes = (ALL, *counts.directions)
    rows = {
        kommun: tuple(counts.row(kommun, term.code, code).any_age for code in codes) for kommun in site.catalog.kommuner
    }
    words = (site.phrases.label("inriktningar", code) if code else ALL_DIRECTIONS for code in codes)
    scales = map(_scale, zip(*rows.values(), strict=True))
    columns = [Head(*head) for head in zip(words, codes, scales, strict=True)]
    return _matrix("inriktning", columns, rows, _finder(root, term))


def _finder(root: str, term: Term) -> str:
    """Return the finder's address with answers about a municipality, to be filled in, and the income source."""
    return f"{root}hitta/#kommun={{}}&forsorjning={term.code}"


def _matrix(key: str, heads: Sequence[Head], rows: Mapping[str, Sequence[Numbers]], finder: str) -> Matrix:
    """Return a table; `key` is what its columns are, and `finder` its address with a hole for the municipality."""

    def line(kommun: str, index: int) -> Line:
        look, word, _ = KINDS[index]
        start = finder.format(kommun)
        cells = (
            _cell(numbers, head.scale, index, f"{start}&{key}={head.value}" if head.value else start)
            for head, numbers in zip(heads, rows[kommun], strict=True)
        )
        return Line(look, ANSWERS[word], tuple(cells))

    groups = ((kommun, tuple(line(kommun, index) for index in range(len(KINDS)))) for kommun in rows)
    return Matrix(key, tuple(heads), tuple(groups))


def _cell(numbers: Numbers, scale: Scale, index: int, href: str) -> Cell:
    """Return the cell of one answer, by its index in `KINDS`; `href` leads to the list of all answers."""
    number, gap = numbers[index], numbers == NONE
    look, _, answer = KINDS[index]
    if gap:
        return Cell(0, "ingen", "" if index else href, gap=True)
    if not number:
        return Cell(0, "", "", gap=False)
    return Cell(number, f"{look}-{shade(number, *scale[index])}", f"{href}&svar={answer}", gap=False)


def _templates(href: str) -> dict[str, Cell]:
    """Return a cell of each kind for gaps.js to copy, by the names that it uses; `href` is the finder's address."""
    numbers = {
        f"{index}-{step}": Cell(1, f"{look}-{step}", f"{href}&svar={answer}", gap=False)
        for index, (look, _, answer) in enumerate(KINDS)
        for step in range(1, SHADES + 1)
    }
    first, gap = Cell(0, "ingen", href, gap=True), Cell(0, "ingen", "", gap=True)
    return {"first-gap": first, "gap": gap, "zero": Cell(0, "", "", gap=False), **numbers}


def _scale(numbers: Sequence[Numbers]) -> Scale:
    return tuple(_range(each[index] for each in numbers) for index in range(len(KINDS)))


def _range(numbers: Iterable[int]) -> tuple[int, int]:
    """Return the least and the greatest number, zeros left out."""
    some = [number for number in numbers if number]
    return min(some, default=0), max(some, default=0)


def shade(number: int, least: int, most: int) -> int:
    """Return how dark a number is drawn among those it is compared with: 0 for zero, otherwise 1 to SHADES."""
    if not number or least == most:
        return 2 * bool(number)
    return 1 + (number - least) * SHADES // (most - least + 1)


def column_text(column: Column) -> str:
    """Return the ages of a column: «19», «30–64»."""
    return str(column.lower) if column.lower == column.upper else f"{column.lower}–{column.upper}"
