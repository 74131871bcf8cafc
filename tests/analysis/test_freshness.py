"""How old facts are, and how that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis.freshness import Ages, Freshness
from insatskartan.catalog.loading import load
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SOURCES = """\
namn: Källor
förklaring: Dokument.
begrepp:
  - {kod: rapporten, namn: Rapporten, förklaring: En rapport, datum: 2018-05}
  - {kod: nyare, namn: Nyare, förklaring: En rapport, datum: 2024-08-13}
  - {kod: lagen, namn: Lagen, förklaring: En lag, datum: 2025}
  - {kod: odaterad, namn: Odaterad, förklaring: En skrift}
"""


@pytest.mark.parametrize(
    ("sources", "confirmed", "expected"),
    [
        ("rapporten", "{datum: 2018-05, av: A, sätt: rapport}", Ages(("2018-05",))),
        ("rapporten", "{datum: 2026-10, av: A, sätt: telefon}", Ages(("2018-05",), ("2026-10",))),
        ("rapporten, nyare", "{datum: 2024-08-13, av: A, sätt: rapport}", Ages(("2024-08-13",))),
        ("rapporten, lagen", "{datum: 2018-05, av: A, sätt: rapport}", Ages(("2018-05",))),
        ("odaterad", "{odaterad: ja, avser: 2021}", Ages(("2021",))),
        ("odaterad", "{datum: 2020-03, av: A, sätt: rapport}", Ages(("2020-03",))),
    ],
)
def test_the_age_of_a_record(
    sources: str, confirmed: str, expected: Ages, folder: Callable[[Mapping[str, str]], Path]
) -> None:
    """That of its newest source, but not of a law that came later; a confirmation after it counts."""
    rows = ", ".join(f"{{dokument: {source}}}" for source in sources.split(", "))
    text = record(f"källor: [{rows}]\nkontrollerad: {confirmed}")
    catalog = load(folder({"_ord/kallor.yml": SOURCES, "lund/exempel.yml": text})).catalog()
    assert Freshness(catalog).of([*catalog.insatser.values()] * 2) == expected


def test_the_age_of_documents(folder: Callable[[Mapping[str, str]], Path]) -> None:
    """Each once, oldest first; what has no date has no age."""
    freshness = Freshness(load(folder({"_ord/kallor.yml": SOURCES})).catalog())
    assert freshness.of_documents(["nyare", "rapporten", "nyare", "odaterad"]).dates == ("2018-05", "2024-08-13")
    assert freshness.of_documents(["odaterad"]).dates == ()


def test_years_are_counted() -> None:
    """Oldest first."""
    assert [*Ages(("2018-04", "2018-05", "2024")).years.items()] == [("2018", 2), ("2024", 1)]
