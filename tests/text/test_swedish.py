"""Order, dates, numbers and lists as Swedes write them."""

from __future__ import annotations

from insatskartan.text.swedish import date_text, listing, number_text, sort_key


def test_order() -> None:
    """Å, ä and ö stand last in that order; accents and case do not matter."""
    words = ["Ö", "Ä", "Å", "z", "é", "e", "f", "A", "b", "Ärla", "Ånga", "Ödla", "Zorn"]
    expected = ["A", "b", "e", "é", "f", "z", "Zorn", "Å", "Ånga", "Ä", "Ärla", "Ö", "Ödla"]
    assert sorted(words, key=sort_key) == expected


def test_dates() -> None:
    """Full and partial dates in words."""
    assert [date_text(d) for d in ("2018", "2018-05", "2018-03-01")] == ["2018", "maj 2018", "1 mars 2018"]


def test_numbers_and_lists() -> None:
    """Decimal comma, no-break space between thousands, «och» before the last."""
    assert [number_text(n) for n in (74, 7.5, 12345)] == ["74", "7,5", "12\N{NO-BREAK SPACE}345"]
    assert [listing([]), listing("a"), listing("ab"), listing("abc", "eller")] == ["", "a", "a och b", "a, b eller c"]
