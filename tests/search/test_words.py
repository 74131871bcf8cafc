"""What the search knows besides a page's words, and the lists that are kept by hand for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.catalog.loading import load
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from insatskartan.search.words import SearchWords, normal
from insatskartan.text.compounds import whole_words
from insatskartan.text.swedish import sort_key
from support.samples import SKANE, TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded

SPLITS = """delningar:
  - {ord: ungdom, delar: hel, skäl: Ingen dom.}
aldrig_del:
  - {orden: [träning], skäl: På prov.}
"""
WORDINGS = """sökord:
  - {skrivs: [Soc, soc-bidrag], sök: [försörjningsstöd], slag: närliggande, skäl: Sägs.}
"""
TERMS = """namn: Ord
förklaring: Ord.
begrepp:
  - {kod: ett, namn: Försörjningsstöd, förklaring: Ord., synonymer: [socialbidrag, soc, försörjningsstöd]}
  - {kod: tva, namn: Försäkringskassan, förklaring: Ord., förkortning: FK, synonymer: [fk]}
"""


@pytest.fixture(scope="module")
def words(real: Loaded) -> SearchWords:
    """Return the search words of the real data with its hand-written pages."""
    return SearchWords(real.catalog(), [page.read_text("utf-8") for page in sorted((SKANE / "content").glob("*.md"))])


def made(root: Path, *texts: str) -> SearchWords:
    """Return the search words of a folder without problems."""
    loaded = load(root)
    assert loaded.problems == ()
    return SearchWords(loaded.catalog(), texts)


def test_parts_that_a_page_does_not_say(folder: Callable[..., Path]) -> None:
    """Each part once, in Swedish order, without the words that stand in the text; hand-written pages give words too."""
    root = folder({"lund/exempel.yml": record("beskrivning: Ersättning och aktivitet, en åtgärd.")})
    text = "Aktivitetsersättning, Aktivitetsersättningen och åtgärdsövning. Aktivitet."
    assert made(root, "En övning").extra_words(text) == ("ersättning", "ersättningen", "åtgärd", "övning")
    assert made(root).extra_words(text) == ("ersättning", "ersättningen")
    assert made(root).extra_words("") == ()


def test_the_lists_are_read(folder: Callable[..., Path]) -> None:
    """What hands decide reaches the splitter; names of municipalities are never parts."""
    lines = "beskrivning: Vi har en dom, en grupp, ung, arbete, ungdom och träning i ett område, och en domare."
    root = folder({"lund/exempel.yml": record(lines), "_sok/delning.yml": SPLITS})
    assert made(root).extra_words("ungdomsgruppen arbetsgrupp") == ("arbete", "grupp", "gruppen", "ungdom")
    assert made(root).extra_words("arbetsträning lundaområde") == ()


def test_written_forms_for_the_browser(folder: Callable[..., Path]) -> None:
    """Vocabularies and the hand-kept list together, sorted; the nearest kind wins and nothing leads to itself."""
    root = folder({"_ord/metoder.yml": TERMS, "_sok/synonymer.yml": WORDINGS, "_ord/forkortningar.yml": TERMS})
    near = {"ord": "Försörjningsstöd", "varför": "synonym"}
    assert made(root).lexicon() == {
        "synonymer": {
            "fk": [{"ord": "Försäkringskassan", "varför": "förkortning"}],
            "soc": [near],
            "soc bidrag": [{"ord": "försörjningsstöd", "varför": "närliggande"}],
            "socialbidrag": [near],
        }
    }


def test_how_a_form_is_looked_up() -> None:
    """Capitals, hyphens and loose accents make no difference."""
    assert normal(" A-kassa,  SÖKER ") == "a kassa söker"
    assert normal("a\u0308ldre") == "äldre"
    assert normal("–") == ""


@pytest.mark.parametrize(
    ("name", "text", "rule", "place"),
    [
        ("delning", "delningar: [{ord: a, delar: b, skäl: c}]", "fel-typ", (1, 29)),
        ("delning", "delningar: [{ord: a, delar: [], skäl: c}]", "fel-typ", (1, 29)),
        ("delning", "delningar: [{ord: a, delar: hel}]", "saknad-nyckel", (1, 13)),
        ("delning", "delningr: []", "okänd-nyckel", (1, 1)),
        ("synonymer", "sökord: [{skrivs: [a], sök: [b], slag: kanske, skäl: c}]", "okänd-kod", (1, 40)),
        ("synonymer", "sökord: [{skrivs: a, sök: [b], slag: synonym, skäl: c}]", "fel-typ", (1, 19)),
        ("synonymer", "namn: a", "saknad-nyckel", (1, 1)),
    ],
)
def test_a_broken_list_is_a_problem_with_a_place(
    name: str, text: str, rule: str, place: tuple[int, int], folder: Callable[..., Path]
) -> None:
    """It says what is wrong and where; the search does without the list."""
    loaded = load(folder({f"_sok/{name}.yml": text}))
    found = [(p.file, p.rule, (p.line, p.column)) for p in check(loaded, Context(TODAY))]
    assert (f"insatser/_sok/{name}.yml", rule, place) in found
    assert loaded.catalog().wordings == ()
    assert loaded.catalog().splits.splits == ()


def test_the_message_says_how_to_mend_it(folder: Callable[..., Path]) -> None:
    """In Swedish, with what stands there."""
    text = "delningar: [{ord: skolgång, delar: skola, skäl: c}]"
    (problem,) = load(folder({"_sok/delning.yml": text})).problems
    assert problem.message == "Här ska stå en lista med delar, eller «hel», men här står «skola»."


def test_no_other_files_in_the_folder(folder: Callable[..., Path]) -> None:
    """A list with another name would never be read."""
    (problem,) = load(folder({"_sok/synonym.yml": WORDINGS})).problems
    assert (problem.file, problem.rule) == ("insatser/_sok/synonym.yml", "plats")
    assert problem.hint == "I mappen _sok finns delning.yml och synonymer.yml, inget annat."
    (problem,) = load(folder({"_sok/synonym.yml": "", "_sok/synonymer.yaml": WORDINGS})).problems[1:]
    assert problem.hint == "Byt filändelsen till .yml."


@pytest.mark.parametrize(
    ("query", "word"),
    [("ersättning", "aktivitetsersättning"), ("träning", "arbetsträning"), ("stöd", "försörjningsstöd")],
)
def test_the_part_that_somebody_searches_for(query: str, word: str, words: SearchWords) -> None:
    """The compounds that the search was asked to find by their ends."""
    assert query in words.extra_words(word)


def test_each_wording_leads_to_words_that_pages_use(real: Loaded, words: SearchWords) -> None:
    """A search for what nobody writes would find nothing."""
    used = {word for text in words._prose() for word in whole_words(text)}
    wordings = real.catalog().wordings
    assert len(wordings) >= 50
    assert [w for row in wordings for w in row.found_by if not set(whole_words(w)) <= used] == []


def test_the_list_does_not_repeat_the_vocabularies(real: Loaded) -> None:
    """A synonym of a term stands with the term and nowhere else."""
    catalog = real.catalog()
    said = {
        (normal(form), normal(term.name))
        for terms in catalog.terms.values()
        for term in terms.values()
        for form in (*term.synonyms, term.abbreviation or term.name)
    }
    here = {(normal(form), normal(word)) for row in catalog.wordings for form in row.written for word in row.found_by}
    assert here & said == set()
    assert [pair for pair in here if pair[0] == pair[1]] == []


@pytest.mark.parametrize(
    "form",
    "AF FK soc socbidrag KAA NPF adhd autism DV hemmasittare UVAS jobbcoach a-kassa SIUS".split(),  # noqa: SIM905
)
def test_what_caseworkers_write(form: str, words: SearchWords) -> None:
    """The forms that the search was asked to know lead somewhere."""
    lexicon = words.lexicon()["synonymer"]
    assert lexicon[normal(form)]
    assert list(lexicon) == sorted(lexicon, key=sort_key)


@pytest.mark.parametrize(("form", "name"), [("adhd", "Neuropsykiatrisk"), ("hemmasittare", "Unga som varken")])
def test_what_is_only_near_is_called_so(form: str, name: str, words: SearchWords) -> None:
    """Nobody is told that an insats takes everybody with a diagnosis because the words are near."""
    rows = words.lexicon()["synonymer"][form]
    assert {row["varför"] for row in rows} == {"närliggande"}
    assert rows[0]["ord"].casefold().startswith(name.casefold())
