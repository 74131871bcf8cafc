"""Which recommendations concern an area or an insats, and how far they have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis import topics
from insatskartan.catalog.loading import load
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.catalog.catalog import Catalog


def theme(name: str, advice: str = "[]", areas: str = "[]") -> str:
    """Return a theme with these recommendations."""
    return (
        f"namn: {name}\ntyp: tema\nsammanfattning: Ett tema.\nområden: {areas}\n"
        f"rekommendationer: {advice}\nkällor: [{{dokument: rapporten}}]\n"
    )


ADVICE = """
  - {text: Ett., läge: pågår, gäller: [lund/exempel]}
  - {text: Två., läge: genomförd, områden: [eslov]}
  - {text: Tre.}"""


@pytest.fixture
def catalog(folder: Callable[..., Path]) -> Catalog:
    """Return a catalog with a theme about Finsam's area, and an empty one."""
    files = {
        "_kunskap/a.yml": theme("Örat", ADVICE, "[forbundet]"),
        "_kunskap/b.yml": theme("Ankan"),
        "lund/exempel.yml": record(),
    }
    loaded = load(folder(files))
    assert loaded.problems == ()
    return loaded.catalog()


def test_themes_are_ordered_by_name(catalog: Catalog) -> None:
    """In Swedish order, with the states that some recommendation is in."""
    assert [(row.slug, row.states) for row in topics.themes(catalog)] == [
        ("b", {}),
        ("a", {"öppen": 1, "pågår": 1, "genomförd": 1}),
    ]
    assert topics.of_kind(catalog, "väg") == []


@pytest.mark.parametrize(
    ("area", "states"),
    [
        ("lund", {"öppen": 1, "pågår": 1}),
        ("eslov", {"öppen": 1, "genomförd": 1}),
        ("forbundet", {"öppen": 1}),
    ],
)
def test_an_area_has_the_recommendations_that_concern_it(area: str, states: dict[str, int], catalog: Catalog) -> None:
    """By their own areas, else those of the insatser they name, else those of the theme; larger areas count."""
    assert [(row.slug, row.states) for row in topics.of_area(catalog, area)] == [("a", states)]


def test_an_insats_has_the_recommendations_that_name_it(catalog: Catalog) -> None:
    """With their numbers, which links lead to."""
    assert [(row.slug, row.number, row.advice.text) for row in topics.of_insats(catalog, "lund/exempel")] == [
        ("a", 1, "Ett.")
    ]
    assert topics.of_insats(catalog, "lund/annat") == []
