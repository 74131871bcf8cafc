"""The golden queries are ones that can be asked: every page, municipality and code they name exists.

Whether the search answers them is asked in a browser; this runs without one and finds a misspelt path at once.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from insatskartan.model.insats import FORMS
from insatskartan.pages import plan
from insatskartan.search.words import normal
from support.samples import ROOT, SKANE, TODAY

if TYPE_CHECKING:
    from insatskartan.catalog.loading import Loaded

FILE = ROOT / "tests/data/search/queries.yml"
QUERIES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
WANTED, UNWANTED = ("först", "bland_tre"), ("inte", "aldrig")
CHOICES = {
    "försörjning": "forsorjning",
    "inriktning": "inriktningar",
    "metod": "metoder",
    "målgrupp": "malgrupper",
    "remittent": "remittenter",
}
"""The vocabulary of each facet that has one."""
IDS = [f"{number}-{row['fråga']}" for number, row in enumerate(QUERIES)]


@pytest.fixture(scope="module")
def addresses(real: Loaded) -> set[str]:
    """Return the addresses of all pages: those made of data, and those written by hand."""
    made = {page.path for page in plan.render_all(real.catalog(), TODAY, "https://git.exempel.se/karta")}
    written = {f"{page.stem}.md" for page in (SKANE / "content").glob("*.md")}
    return {re.sub(r"(^|/)index$", r"\1", path.removesuffix(".md")).rstrip("/") + "/" for path in made | written}


@pytest.mark.parametrize("row", QUERIES, ids=IDS)
def test_a_query_can_be_asked(row: dict[str, Any], addresses: set[str], real: Loaded) -> None:
    """Its keys are known, it wants or forbids something, and what it names exists."""
    assert set(row) <= {"fråga", "kommun", "val", "varför", *WANTED, *UNWANTED}
    assert normal(row["fråga"])
    assert len({*WANTED} & set(row)) <= 1
    assert {*WANTED, *UNWANTED} & set(row)
    wanted = [row["först"]] if "först" in row else row.get("bland_tre", [])
    unwanted = [*row.get("inte", []), *row.get("aldrig", [])]
    assert [path for path in chain(wanted, unwanted) if path not in addresses] == []
    assert set(wanted).isdisjoint(unwanted)
    catalog = real.catalog()
    assert "kommun" not in row or row["kommun"] in catalog.kommuner
    for facet, code in row.get("val", {}).items():
        known = FORMS if facet == "form" else catalog.terms[CHOICES[facet]]
        assert code in known


def test_there_are_many_and_none_twice() -> None:
    """At least a hundred; many of them say what must not be found."""
    asked = [(normal(row["fråga"]), row.get("kommun"), str(row.get("val"))) for row in QUERIES]
    assert len(QUERIES) >= 100
    assert [row for row in asked if asked.count(row) > 1] == []
    assert sum(1 for row in QUERIES if {*UNWANTED} & set(row)) >= 20
