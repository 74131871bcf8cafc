"""What has changed in a long text is quoted with its surroundings, wherever it stands."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insatskartan.text.excerpts import CONTEXT_WORDS, MAX_QUOTED_WORDS, MAX_QUOTES, describe_changes

WORDS = list(string.ascii_lowercase[:20])
"""A text of twenty different words."""


def with_words(**words: str) -> str:
    """Return the text with other words in place of some."""
    return " ".join(words.get(word, word) for word in WORDS)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"a": "A"}, "«a b c d e …» blir «A b c d e …»"),
        ({"d": "D"}, "«a b c d e f g h …» blir «a b c D e f g h …»"),
        ({"e": "E"}, "«a b c d e f g h i …» blir «a b c d E f g h i …»"),
        ({"f": "F"}, "«… b c d e f g h i j …» blir «… b c d e F g h i j …»"),
        ({"o": "O"}, "«… k l m n o p q r s …» blir «… k l m n O p q r s …»"),
        ({"p": "P"}, "«… l m n o p q r s t» blir «… l m n o P q r s t»"),
        ({"t": "T"}, "«… p q r s t» blir «… p q r s T»"),
        ({"h": ""}, "«… d e f g h i j k l …» blir «… d e f g i j k l …»"),
        ({"h": "h ny"}, "«… e f g h i j k l …» blir «… e f g h ny i j k l …»"),
        ({"t": "t ny"}, "«… q r s t» blir «… q r s t ny»"),
        ({"t": ""}, "«… p q r s t» blir «… p q r s»"),
    ],
)
def test_a_change_is_quoted_where_it_is(words: dict[str, str], told: str) -> None:
    """In the first words, the last ones and between, with an ellipsis on each side where there is more."""
    assert describe_changes(with_words(), with_words(**words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"b": "B", "k": "K"}, "«a b c d e f g h i j k l m n o …» blir «a B c d e f g h i j K l m n o …»"),
        (
            {"b": "B", "l": "L"},
            "«a b c d e f …» blir «a B c d e f …»; «… h i j k l m n o p …» blir «… h i j k L m n o p …»",
        ),
    ],
)
def test_changes_near_each_other_are_one(words: dict[str, str], told: str) -> None:
    """When their surroundings meet: eight words between them are quoted once, and nine divide them."""
    assert describe_changes(with_words(), with_words(**words)) == told


@pytest.mark.parametrize(("number", "end"), [(3, "»"), (4, "; och 1 ställe till"), (5, "; och 2 ställen till")])
def test_only_some_changes_are_quoted(number: int, end: str) -> None:
    """The rest are counted."""
    before = " ".join(f"{n}-{i}" for n in range(number) for i in range(3 * CONTEXT_WORDS))
    after = " ".join(word.replace("-0", "-ny") for word in before.split())
    described = describe_changes(before, after)
    assert described.count(" blir ") == min(number, MAX_QUOTES)
    assert described.endswith(end)


def test_a_long_quotation_loses_its_middle() -> None:
    """One word more than fits, and half of the words stand on each side of the gap."""
    fits = [f"a{n}" for n in range(MAX_QUOTED_WORDS)]
    assert describe_changes("", " ".join(fits)) == f"«» blir «{' '.join(fits)}»"
    half = MAX_QUOTED_WORDS // 2
    long = [*fits, "slut"]
    assert describe_changes("", " ".join(long)) == f"«» blir «{' '.join([*long[:half], '…', *long[-half:]])}»"


def test_a_repeated_word_is_counted_once() -> None:
    """A word that is both at the start and at the end of what is left belongs to the start."""
    assert describe_changes("a a", "a a a") == "«a a» blir «a a a»"
    assert describe_changes("a a a", "a a") == "«a a a» blir «a a»"


def test_white_space_is_no_change_of_words() -> None:
    """It is still said that something is different."""
    assert describe_changes("a b\nc", "a  b c\n") == "bara radbrytningar"


texts = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(texts, texts)
def test_two_sides_of_a_quotation_differ(before: list[str], after: list[str]) -> None:
    """Whatever has changed, and wherever, some quotation shows it."""
    described = describe_changes(" ".join(before), " ".join(after))
    if before == after:
        assert described == "bara radbrytningar"
        return
    quotes = [quote.split(" blir ") for quote in described.split("; ") if " blir " in quote]
    assert quotes
    assert all(first != second for first, second in quotes)
