"""Search finds what caseworkers mean, on every page and on the search page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import expect

from browser.windows import hits, open_search, search_field, window
from support.samples import ROOT
from support.webserver import UNDER_BOTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

QUERIES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/data/search/queries.yml").read_text("utf-8"))
FACETS = {"försörjning": "forsorjning", "målgrupp": "malgrupp", "remittent": "vag"}
"""Facets whose name in the address is another than in the file."""
TOP_THREE = 0.95
"""The least share of queries that must have what is wanted among their first three hits."""


def rows(page: Page) -> Locator:
    """Return the results of the search page."""
    return page.locator("[data-search=svar] .ik-row")


def status(page: Page) -> Locator:
    """Return the live region of the search page."""
    return page.get_by_role("main").get_by_role("status")


def ask(page: Page, base_url: str, query: dict[str, Any]) -> list[str]:
    """Make a search on the search page, which is open; return the addresses of all its hits, best first."""
    told = {"text": str(query["fråga"]), "kommun": query.get("kommun", "")}
    told |= {FACETS.get(facet, facet): code for facet, code in query.get("val", {}).items()}
    page.evaluate("() => { document.querySelector('[data-search=antal]').textContent = ''; }")
    page.evaluate("told => { location.hash = told; }", urlencode({name: text for name, text in told.items() if text}))
    expect(status(page)).not_to_be_empty()
    more = page.get_by_role("button", name="Visa fler")
    while query.get("aldrig") and more.count():
        shown = rows(page).count()
        more.click()
        expect(rows(page).nth(shown)).to_be_visible()
    links: list[str] = rows(page).locator("h3 a").evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(base_url) for link in links]


def test_golden_queries(chromium: Browser, base_url: str, total: Callable[[str, int], None]) -> None:
    """What caseworkers write leads them right: at least 95 % among the first three, and never to what is named as wrong."""
    missed, wrong = [], []
    first = 0
    with window(chromium, base_url) as page:
        page.goto("sok/")
        for query in QUERIES:
            found = ask(page, base_url, query)
            wanted = {query["först"]} if "först" in query else set(query.get("bland_tre", ()))
            first += bool(wanted & set(found[:1]))
            if wanted and not wanted & set(found[:3]):
                missed.append(f"{query['fråga']}: {found[:3]} i stället för {sorted(wanted)}")
            unwanted = {*query.get("inte", ())} & set(found[:3]) | {*query.get("aldrig", ())} & set(found)
            if "först" in query and found[:1] != [query["först"]]:
                wrong.append(f"{query['fråga']}: {found[:1]} först i stället för {query['först']}")
            wrong += [f"{query['fråga']}: {path} ska inte hittas" for path in sorted(unwanted)]
    wanting = sum("först" in query or "bland_tre" in query for query in QUERIES)
    total("sökning: frågor", len(QUERIES))
    total("sökning: frågor som säger vad som ska hittas", wanting)
    total("sökning: det sökta stod först", first)
    total("sökning: det sökta stod bland de tre första", wanting - len(missed))
    assert wrong == []
    assert len(missed) <= (1 - TOP_THREE) * wanting, missed


@UNDER_BOTH
@pytest.mark.parametrize("width", [1280, 375])
def test_name_of_an_insats_leads_to_its_page(browse: Callable[..., Page], width: int) -> None:
    """From any page, at the root of a server and in a folder of it, with a policy that forbids eval and inline scripts."""
    page = browse(width)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto("om/")
    open_search(page, "Återbruket")
    hits(page).first.click()
    expect(page).to_have_url(re.compile("insatser/burlov/aterbruket/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Återbruket")
    assert told == []


def test_number_of_results_is_announced(page: Page) -> None:
    """The number of results stands in a live region, so that a screen reader says it, also when there are none."""
    page.goto("om/")
    open_search(page, "Comung")
    told = page.get_by_role("dialog", name="Sök").get_by_role("status")
    expect(told).to_have_text(re.compile(r"^\d+ träffar\.$"))
    search_field(page).fill("qqqqzzzz")
    expect(told).to_have_text("Inga träffar. «qqqqzzzz» finns inte på någon sida.")


def test_a_row_says_what_one_needs(page: Page) -> None:
    """Name, municipality, a line with the match marked, for whom, and how fresh it is."""
    page.goto("sok/#text=samordnad vägledning")
    row = rows(page).first
    expect(row.get_by_role("link")).to_have_text("ComUng")
    expect(row.locator("mark").first).to_have_text("Samordnad")
    for text in (
        "Lund",
        "Tar emot i vissa delar: aktivitetsersättning (2018)",
        "Ålder:",
        "maj 2018",
        "Fråga innan du hänvisar.",
    ):
        expect(row).to_contain_text(text)


@pytest.mark.parametrize(
    ("words", "name", "why"),
    [
        ("socbidrag", "Försörjningsstöd", "Hittades genom «försörjningsstöd», som är ett annat ord för «socbidrag»."),
        ("NPF", "Funka", "Hittades genom «Neuropsykiatrisk funktionsnedsättning», som «NPF» är en förkortning av."),
        ("ersättning", "Sjukersättning", "Hittades genom «sjukersättning», där «ersättning» ingår."),
    ],
)
def test_a_result_says_why_it_was_found(page: Page, words: str, name: str, why: str) -> None:
    """Where the word itself is not on the page, the row says by what it was found."""
    page.goto(f"sok/#text={words}")
    expect(rows(page).filter(has=page.get_by_role("link", name=name, exact=True))).to_contain_text(why)


def test_a_misspelt_word_is_guessed(page: Page) -> None:
    """The hits are those of the nearest word, the status says so, and a click writes it out."""
    page.goto("sok/#text=aktivitetsersätning lund")
    expect(status(page)).to_contain_text(
        "«aktivitetsersätning» finns inte på någon sida. Träffarna gäller «aktivitetsersättning»."
    )
    expect(rows(page).first).to_be_visible()
    page.get_by_role("button", name="aktivitetsersättning", exact=True).click()
    expect(page.get_by_label("Sökord")).to_have_value("aktivitetsersättning lund")
    expect(page.get_by_text("Menade du")).to_have_count(0)


def options(page: Page, name: str) -> dict[str, int]:
    """Return the counts of the choices of a facet, by word."""
    texts = page.get_by_label(name).locator("option").all_text_contents()
    found = (re.fullmatch(r"(.+) \((\d+)\)", text) for text in texts)
    return {match[1]: int(match[2]) for match in found if match}


def test_facets_count_what_a_choice_would_leave(page: Page) -> None:
    """Each choice says how many hits it leaves, with the other choices as they are; making it leaves that many."""
    page.goto("sok/#text=stöd")
    expect(status(page)).to_contain_text("träffar")
    kommun = page.get_by_label("Kommun där personen bor")
    left = options(page, "Kommun där personen bor")
    assert left["Lund"] > left["Håbo"] > 0
    kommun.select_option("lund")
    expect(status(page)).to_contain_text(f"av {left['Lund']} träffar")
    assert options(page, "Kommun där personen bor") == left
    forms = options(page, "Form")
    page.get_by_label("Form").select_option("kommunal")
    expect(status(page)).to_contain_text(f"{forms['Kommunal insats']} träffar")
    assert sum(forms.values()) == left["Lund"]


def test_what_is_unclear_is_marked_and_income_shows_what_is_open(page: Page) -> None:
    """A municipality and an age also give what the source is silent about, marked so; an income only what is open."""
    page.goto("sok/#text=stöd&kommun=lund&alder=20&forsorjning=forsorjningsstod")
    expect(rows(page).first).to_be_visible()
    for row in rows(page).all():
        expect(row).to_contain_text(re.compile(r"Tar emot( i vissa delar)?: försörjningsstöd \(20\d\d\)"))
    assert page.get_by_text("Oklart: 20 år").count() > 0
    page.goto("about:blank")
    page.goto("sok/#text=snickeri&kommun=lund")
    row = rows(page).filter(has_text="Uppdragstjänst")
    expect(row).to_contain_text("Oklart: boende i Lund")


def test_search_survives_reload_and_back(page: Page) -> None:
    """Words and choices stand in the address after #, and are there again after a reload and after a result."""
    page.goto("sok/")
    page.get_by_label("Sökord").fill("praktik")
    page.get_by_label("Kommun där personen bor").select_option("eslov")
    expect(page).to_have_url(re.compile(r"/sok/#text=praktik&kommun=eslov$"))
    expect(rows(page).first).to_be_visible()
    before = rows(page).locator("h3 a").all_inner_texts()
    page.reload()
    expect(page.get_by_label("Sökord")).to_have_value("praktik")
    expect(rows(page).locator("h3 a")).to_have_text(before)
    rows(page).first.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/insatser/"))
    page.go_back()
    expect(page.get_by_label("Kommun där personen bor")).to_have_value("eslov")
    expect(rows(page).locator("h3 a")).to_have_text(before)


def test_one_may_narrow_without_words(page: Page) -> None:
    """A choice alone lists what fits it, what has ended last."""
    page.goto("sok/#metod=supported-employment")
    expect(rows(page)).to_have_count(3)
    expect(status(page)).to_have_text("3 träffar.")
    page.goto("sok/#kommun=habo")
    expect(rows(page).locator("h3")).to_contain_text(["Arbetsmarknadsenheten"])
    ended = ["Avslutad" in text for text in rows(page).all_inner_texts()]
    own = ["Område: Håbo" in text for text in rows(page).all_inner_texts()]
    assert own == sorted(own, reverse=True)
    assert ended[: sum(own)] == sorted(ended[: sum(own)])


def test_no_hits_says_what_to_do(page: Page) -> None:
    """Choices that shut out everything go with a click; the finder gets what is known; one can propose an insats."""
    page.goto("sok/#text=snickeri&kommun=lund&form=vård")
    expect(status(page)).to_have_text("Inga träffar.")
    expect(page.get_by_role("link", name="Svara på frågor om en person i stället")).to_have_attribute(
        "href", re.compile(r"hitta/#kommun=lund$")
    )
    expect(page.get_by_role("link", name="Saknas en insats? Föreslå den.")).to_have_attribute("href", "../foresla/ny/")
    button = page.get_by_role("button", name=re.compile(r"^Ta bort «Hälso- och sjukvård» \(\d+\)$"))
    number = re.findall(r"\d+", button.inner_text())[-1]
    button.click()
    expect(status(page)).to_contain_text(f"{number} träff")
    expect(page.get_by_label("Form")).to_have_value("")
    expect(page.get_by_label("Kommun där personen bor")).to_have_value("lund")


def test_more_hits_come_when_asked_for(page: Page) -> None:
    """The button adds hits after those shown, and the cursor goes to the first new one."""
    page.goto("sok/#text=arbete")
    expect(rows(page)).to_have_count(10)
    page.get_by_role("button", name="Visa fler").press("Enter")
    expect(rows(page)).to_have_count(20)
    expect(rows(page).nth(10).get_by_role("link")).to_be_focused()
    expect(status(page)).to_contain_text("De 20 första av")


def test_search_that_can_not_be_loaded_says_so_and_tries_again(page: Page) -> None:
    """A failure stands in the live region; the next search loads anew."""
    page.goto("om/")
    page.route("**/sok/register.json", lambda route: route.abort())
    page.get_by_role("button", name="Sök", exact=True).click()
    search_field(page).fill("peak")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Sökningen gick inte att ladda.")
    page.unroute("**/sok/register.json")
    search_field(page).fill("peak burlöv")
    expect(hits(page).first).to_have_text("PEAK")
