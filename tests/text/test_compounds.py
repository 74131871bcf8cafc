"""Compounds come apart where a Swede would cut them, and words that only look like compounds stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from insatskartan.search.words import SearchWords
from insatskartan.text.compounds import MAX_WORD, Compounds, stem, tokens, whole_words
from support.samples import ROOT, SKANE

if TYPE_CHECKING:
    from insatskartan.catalog.loading import Loaded

WORDS: dict[str, list[str]] = yaml.safe_load((ROOT / "tests/data/search/compounds.yml").read_text("utf-8"))
LEXICON = ("aktivitet", "arbete", "ersättning", "funktion", "förmåga", "hälsa", "nedsättning", "samtal", "stöd", "vård")


@pytest.fixture(scope="module")
def compounds(real: Loaded) -> Compounds:
    """Return the splitter of the real data, with the hand-written pages."""
    pages = sorted((SKANE / "content").glob("*.md"))
    return SearchWords(real.catalog(), [page.read_text("utf-8") for page in pages]).compounds


@pytest.mark.parametrize("word", WORDS)
def test_a_real_word(word: str, compounds: Compounds) -> None:
    """What the data file says about a word holds for the words of the real site."""
    assert list(compounds.parts(word)) == WORDS[word]


def test_the_table_is_large_enough() -> None:
    """Both what is split and what is not."""
    assert len([word for word, parts in WORDS.items() if parts]) >= 60
    assert len([word for word, parts in WORDS.items() if not parts]) >= 40


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("aktivitetsersättning", ("aktivitet", "ersättning")),
        ("arbetsförmågan", ("arbete", "förmågan")),
        ("hälsovården", ("hälsa", "vården")),
        ("Hälsosamtalet", ("hälsa", "samtalet")),
        ("stödet", ()),
        ("stöd", ()),
        ("", ()),
    ],
)
def test_links_and_vowels(word: str, parts: tuple[str, ...]) -> None:
    """A linking s, another vowel at the end of the head, an inflected tail; a word alone is no compound."""
    assert Compounds(LEXICON).parts(word) == parts


def test_what_stands_in_a_long_word() -> None:
    """Parts are split again, and what the last ones make is found too when the site has that word."""
    made = Compounds((*LEXICON, "fler", "funktionsnedsättning"))
    assert made.parts("flerfunktionsnedsättningar") == ("fler", "funktion", "nedsättningar")
    assert made.within("flerfunktionsnedsättningar") == (
        "fler",
        "funktion",
        "nedsättningar",
        "funktionsnedsättningar",
    )
    assert "funktionsnedsättning" not in Compounds((*LEXICON, "fler")).within("flerfunktionsnedsättning")


def test_hands_decide() -> None:
    """An exception holds for inflected forms and inside longer words; a word in `never` is no part of anything."""
    told = {"ersättning": (), "föräldrapenning": ("förälder", "penning"), "arbetsförmåga": ()}
    made = Compounds(LEXICON, told, never=("vård",), also=("lån",))
    assert made.parts("föräldrapenningen") == ("förälder", "penning")
    assert made.parts("arbetsförmågan") == ()
    longer = Compounds((*LEXICON, "arbetsförmåga"), told)
    assert longer.parts("arbetsförmågestödet") == ("arbetsförmåga", "stödet")
    assert made.parts("hälsovården") == ()
    assert made.parts("stödlån") == ("stöd", "lån")
    assert Compounds((*LEXICON, "lån")).parts("stödlån") == ()


def test_half_words_are_no_words() -> None:
    """«hälso-» stands for nothing by itself, but a hyphen inside a word parts two words."""
    assert list(whole_words("Hälso- och sjukvård, LSS-beslut")) == ["och", "sjukvård", "lss", "beslut"]
    assert list(tokens("A-kassa 2018, é")) == ["a", "kassa", "é"]


def test_forms_share_a_stem() -> None:
    """What the indexer will do with the parts is what the splitter compares them by."""
    for forms in ("arbete arbeten arbets", "skola skolor skolorna", "ersättning ersättningar ersättningen"):
        assert len({stem(form) for form in forms.split()}) == 1


LETTERS = st.text("abdefiklmnorstvåäö", min_size=1, max_size=12)


def resembles(word: str, parts: tuple[str, ...]) -> bool:
    """Tell whether the parts stand in a word in order, but for their last two letters and those that link."""
    place = 0
    for part in parts:
        found = word.find(part[: max(2, len(part) - 2)], place)
        if found < 0:
            return False
        place = found + max(2, len(part) - 2)
    return word.endswith(parts[-1]) and word.startswith(parts[0][:2])


@given(st.lists(LETTERS, max_size=30), st.lists(LETTERS, min_size=1, max_size=4))
@example(["arbete", "träning"], ["arbets", "träning"])
def test_parts_resemble_the_word(lexicon: list[str], pieces: list[str]) -> None:
    """Whatever the lexicon holds: parts come in order, the last one as it stands, and there are two at least."""
    word = "".join(pieces)
    parts = Compounds([*lexicon, *pieces]).parts(word)
    assert not parts or (len(parts) > 1 and resembles(word, parts)), parts


@given(st.lists(LETTERS, max_size=30), LETTERS, LETTERS)
def test_parts_are_not_split_further(lexicon: list[str], head: str, tail: str) -> None:
    """Splitting what came out changes nothing."""
    made = Compounds([*lexicon, head, tail])
    assert [made.parts(part) for part in made.parts(head + tail) if made.parts(part)] == []


@given(st.lists(st.text(max_size=20), max_size=20), st.text(max_size=3 * MAX_WORD))
def test_no_words_are_too_strange(lexicon: list[str], word: str) -> None:
    """Any words may be added to the lexicon and any text be asked for; order and repetition change no answer."""
    made = Compounds(lexicon)
    assert made.parts(word) == made.parts(word) == Compounds(reversed(lexicon)).parts(word)
    assert set(made.parts(word)) <= set(made.within(word))
