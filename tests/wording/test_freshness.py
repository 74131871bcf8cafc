"""How old facts are, in words."""

from __future__ import annotations

import pytest

from insatskartan.wording import freshness


@pytest.mark.parametrize(
    ("dates", "confirmed", "expected"),
    [
        ([], [], ""),
        (["2018-05"], [], "Uppgifterna är från maj 2018 och är inte bekräftade sedan dess."),
        (["2018-05"], ["2026-10"], "Uppgifterna är från maj 2018 och bekräftades oktober 2026."),
        (["2018-05"] * 13, [], "Uppgifterna är från maj 2018. 0 av 13 är bekräftade sedan dess."),
        (["2018-05"] * 13, ["2026-10"], "Uppgifterna är från maj 2018. 1 av 13 är bekräftad sedan dess."),
        (["2018-04", "2018-05"], [], "Uppgifterna är från 2018. 0 av 2 är bekräftade sedan dess."),
        (
            ["2018-05", "2018-06", "2024-08"],
            [],
            "Uppgifterna är från 2018–2024, de flesta från 2018. 0 av 3 är bekräftade sedan dess.",
        ),
        (["2018", "2024"], [], "Uppgifterna är från 2018–2024. 0 av 2 är bekräftade sedan dess."),
    ],
)
def test_ages(dates: list[str], confirmed: list[str], expected: str) -> None:
    """One date, one year, or several years and which of them most are from."""
    assert freshness.ages(dates, confirmed) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], ""),
        (["2020-07-03"], "Källan är från 3 juli 2020."),
        (["2018-05", "2018-06"], "Källorna är från 2018."),
        (["2018-05", "2020"], "Källorna är från 2018–2020."),
    ],
)
def test_documents(dates: list[str], expected: str) -> None:
    """What is told from documents is as old as they are."""
    assert freshness.documents(dates) == expected
