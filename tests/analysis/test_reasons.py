"""Why doors are closed: every statement once, and only what the closed doors say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis import reasons
from insatskartan.analysis.reasons import Closure
from insatskartan.analysis.residents import Residents
from insatskartan.catalog.loading import load
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.catalog.access import Doors

CODE = "aktivitetsersattning"


def doors(folder: Callable[..., Path], text: str) -> Doors:
    """Return the doors of an insats written like this."""
    loaded = load(folder({"lund/exempel.yml": record(text)}))
    assert not [problem for problem in loaded.problems if problem.severity == "fel"]
    return loaded.catalog().insatser["lund/exempel"].doors


def closed(*keys: str) -> str:
    """Return a criterion about income that is closed, with these keys."""
    return f"försörjning: {{{', '.join((f'stängd_för: [{CODE}]', *keys))}}}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (closed(), Closure((), (), (), "", ())),
        (
            closed("stängd_orsak: lag", "not: Så är lagen.", "kan_ändras_av: riksdagen", "grund: tolkning"),
            Closure(("lag",), ("Så är lagen.",), ("riksdagen",), "tolkning", ()),
        ),
        (closed("grund: tolkning", "stängd_grund: rubrik"), Closure((), (), (), "rubrik", ())),
        (
            f"ingångar:\n  - {{{closed('stängd_orsak: lag')}}}\n  - {{{closed('stängd_orsak: lag', 'grund: rubrik')}}}",
            Closure(("lag",), (), (), "rubrik", ()),
        ),
        (
            f"delar:\n  - {{namn: A, försörjning: alla}}\n  - {{namn: B, {closed('not: Bara B.')}}}",
            Closure((), ("Bara B.",), (), "", ("B",)),
        ),
        (
            f"delar:\n  - {{namn: A, {closed()}}}\n  - {{namn: B, {closed()}}}",
            Closure((), (), (), "", ()),
        ),
    ],
)
def test_why_closed(text: str, expected: Closure, folder: Callable[..., Path]) -> None:
    """The same reason of two doors is given once; parts are named when others are open."""
    own = doors(folder, text)
    assert reasons.closure_if_any(own, CODE) == expected
    assert reasons.why_closed(own, CODE) == expected


@pytest.mark.parametrize("text", ["försörjning: alla", "försörjning: okänt", "försörjning: {öppen_för: [sjukpenning]}"])
def test_what_is_open_or_unknown_is_not_closed(text: str, folder: Callable[..., Path]) -> None:
    """Silence closes nothing."""
    own = doors(folder, text)
    assert reasons.closure_if_any(own, CODE) is None
    assert reasons.why_closed(own, CODE) == Closure((), (), (), "", ())


def test_why_closed_to_residents(folder: Callable[..., Path]) -> None:
    """The doors that are closed to a place, whatever they say about income."""
    own = doors(folder, "bosatt: {öppen_för: [eslov], övriga: nej, kan_ändras_av: Eslöv, stängd_orsak: finansiering}")
    expected = Closure(("finansiering",), (), ("Eslöv",), "", ())
    assert reasons.why_closed_to_residents(own, {"lund"}) == expected
    assert reasons.why_closed_to_residents(own, {"eslov"}) == Closure((), (), (), "", ())


def test_incomes_by_answer(folder: Callable[..., Path]) -> None:
    """Open first and unknown last; answers that no income source has are left out."""
    files = {"lund/exempel.yml": record(f"försörjning: {{öppen_för: [sjukpenning], stängd_för: [{CODE}]}}")}
    catalog = load(folder(files)).catalog()
    rows = reasons.incomes_by_answer(Residents(catalog, TODAY), catalog.insatser["lund/exempel"])
    names = [(answer, [term.name for term in terms]) for answer, terms in rows]
    assert names == [("ja", ["Sjukpenning"]), ("nej", ["Aktivitetsersattning"]), ("okänt", ["Forsorjningsstod"])]


def test_closed_by_income(folder: Callable[..., Path]) -> None:
    """Only insatser for persons, and only income sources that something is closed to."""
    files = {
        "lund/a.yml": record(f"namn: A\n{closed()}"),
        "lund/b.yml": record(f"namn: B\nnivå: struktur\n{closed()}"),
        "lund/c.yml": record("namn: C\nförsörjning: alla"),
    }
    found = reasons.closed_by_income(Residents(load(folder(files)).catalog(), TODAY))
    assert {code: [entry.id for entry in entries] for code, entries in found.items()} == {CODE: ["lund/a"]}
