"""What municipalities offer is said in whole sentences, in singular and plural."""

from __future__ import annotations

import pytest

from insatskartan.wording import offers

INCOME = "sjukpenning"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            offers.kommuner_without(2, 9, INCOME),
            "I 2 av 9 kommuner tar ingen egen insats mot arbete emot den som har sjukpenning",
        ),
        (offers.kommuner_unclear(1), "I 1 kommun framgår det inte om någon gör det"),
        (offers.kommuner_unclear(2), "I 2 kommuner framgår det inte om någon gör det"),
        (
            offers.all_have(INCOME),
            "Varje kommun har någon egen insats mot arbete som tar emot den som har sjukpenning.",
        ),
        (offers.some_open(1, INCOME, partly=False), "1 insats mot arbete tar emot den som har sjukpenning"),
        (offers.some_open(2, INCOME, partly=False), "2 insatser mot arbete tar emot den som har sjukpenning"),
        (
            offers.some_open(2, INCOME, partly=True),
            "2 insatser mot arbete tar emot, helt eller i vissa delar, den som har sjukpenning",
        ),
        (
            offers.none_open(1, INCOME, described=True),
            "Det framgår inte om någon insats mot arbete tar emot den som har sjukpenning.",
        ),
        (offers.none_open(0, INCOME, described=True), "Ingen insats mot arbete tar emot den som har sjukpenning."),
        (offers.none_open(0, INCOME, described=False), "Inga egna insatser för personer är beskrivna än."),
        (offers.unclear_ones(1), "för 1 framgår det inte"),
        (offers.unclear_ones(2), "för 2 framgår det inte"),
        (offers.closed_ones(1), "1 tar inte emot"),
        (offers.closed_ones(2), "2 tar inte emot"),
    ],
)
def test_sentences(text: str, expected: str) -> None:
    """Each agrees with its number."""
    assert text == expected


@pytest.mark.parametrize(
    ("number_open", "unclear", "closed", "described", "expected"),
    [
        (1, 0, 0, True, []),
        (0, 1, 0, True, ["För 1 framgår det inte."]),
        (0, 0, 1, True, ["1 tar inte emot."]),
        (0, 1, 2, True, ["För 1 framgår det inte.", "2 tar inte emot."]),
        (3, 2, 1, True, ["För 2 framgår det inte.", "1 tar inte emot."]),
        (0, 0, 0, True, ["Källorna nämner ingen egen insats mot arbete alls."]),
        (0, 0, 0, False, []),
    ],
)
def test_what_is_not_open(number_open: int, unclear: int, closed: int, described: bool, expected: list[str]) -> None:  # noqa: FBT001
    """Unclear and closed ones are counted apart; that there is nothing is only said when somebody has looked."""
    assert offers.not_open(number_open, unclear, closed, described=described) == expected
