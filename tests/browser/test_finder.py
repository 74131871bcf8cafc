"""The finder: from the start page to an answer, by mouse and keyboard, without leaving anything behind."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from insatskartan.catalog.loading import load
from insatskartan.matching.criteria import Lexicon, Person
from insatskartan.matching.match import VERDICTS, match
from support.samples import SKANE, TODAY
from support.webserver import UNDER_BOTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page, Route

LOMMA = "hitta/#kommun=lomma&alder=27&forsorjning=aktivitetsersattning"
GROUPS = ("Öppen", "Öppen om", "Oklart", "Stängd")


@pytest.fixture
def finder(page: Page) -> Page:
    """Open the finder with nothing told."""
    page.goto("hitta/")
    expect(page.get_by_text("Välj kommun, så visas")).to_be_visible()
    return page


def group(page: Page, verdict: str) -> Locator:
    """Find the answers of one kind."""
    return page.get_by_role("region", name=re.compile(rf"^{verdict} \d+$"))


def row(page: Page, name: str) -> Locator:
    """Find the row of an insats."""
    return page.locator(".ik-hit").filter(has=page.get_by_role("heading", name=name, exact=True))


def counted(page: Page) -> Locator:
    """Find the announced number of answers."""
    return page.locator("output[data-finder=antal]")


@UNDER_BOTH
@pytest.mark.parametrize("width", [1280, 375])
def test_thirty_seconds(browse: Callable[..., Page], width: int) -> None:
    """From the start page: Lomma, 27, aktivitetsersättning. Why Uppdragstjänst is closed, and what is open."""
    page = browse(width)
    page.goto("")
    page.get_by_label("Var bor personen?").select_option("Lomma")
    page.get_by_label("Ålder i hela år").fill("27")
    page.get_by_label("Vad lever personen på?").select_option("Aktivitetsersättning")
    page.get_by_role("button", name="Visa vad som finns").click()
    expect(page).to_have_url(re.compile(re.escape(LOMMA) + "$"))
    closed = group(page, "Stängd").locator(row(page, "Uppdragstjänst"))
    expect(closed).to_contain_text("Inte för den som har aktivitetsersättning.")
    expect(closed).to_contain_text("Personen har aktivitetsersättning.")
    expect(closed).to_contain_text("Det följer bara av rubriken i källan.")
    expect(closed).to_contain_text("Det kan ändras av verksamheten själv, enligt rapportens allmänna råd.")
    expect(closed.get_by_text("Åldersgränsen")).to_have_count(0)
    expect(closed.locator("[data-slot=skal]").first.get_by_role("listitem")).to_have_count(
        1
    )  # Lomma has a door of its own
    possible = group(page, "Öppen om").locator(row(page, "Trivselhuset"))
    expect(possible).to_contain_text("Kontrollera villkoret: Deltagaren har psykisk ohälsa.")
    expect(possible).to_contain_text("Fråga Lomma kommun om")


def test_groups_are_those_of_the_matcher(page: Page) -> None:
    """Every insats that residents may meet stands once, in the group that the reference gives it."""
    page.goto(LOMMA)
    expect(group(page, "Stängd").locator("li.ik-hit").first).to_be_attached()
    catalog = load(SKANE / "insatser").catalog()
    person = Person("lomma", 27, "aktivitetsersattning")
    met = [entry for entry in catalog.met_by_residents("lomma") if entry.insats.level == "individ"]
    expected: dict[str, set[str]] = {name: set() for name in GROUPS}
    for entry in met:
        found = match(person, entry, TODAY, Lexicon(catalog))
        if entry.status(TODAY) != "avslutad":
            expected[GROUPS[VERDICTS.index(found.answer)]].add(f"insatser/{entry.id}/")
    links = "els => els.map(e => e.getAttribute('href').slice(3))"
    for name, ids in expected.items():
        elsewhere = group(page, name).get_by_text("I andra kommuner och förbund")
        if elsewhere.is_visible():
            elsewhere.click()
        expect(group(page, name).locator("h3 a")).to_have_count(len(ids))
        shown = group(page, name).locator("h3 a").evaluate_all(links)
        assert len(shown) == len(set(shown))
        assert set(shown) == ids, name
    numbers = [len(expected[name]) for name in GROUPS]
    said = "{} öppna, {} öppna om något ordnas, {} oklara och {} stängda.".format(*numbers)
    expect(counted(page)).to_have_text(said)
    assert sum(numbers) > 40


def test_answers_change_as_one_types_and_focus_stays(finder: Page) -> None:
    """No button and no lost focus: every answer gives new results, and what is announced follows."""
    finder.get_by_label("Var bor personen?").select_option("Kävlinge")
    expect(group(finder, "Öppen om").locator(row(finder, "Uppdragstjänst"))).to_be_attached()
    age = finder.get_by_label("Ålder i hela år")
    age.focus()
    finder.keyboard.type("27")
    expect(age).to_be_focused()
    income = finder.get_by_label("Vad lever personen på?")
    income.focus()
    income.select_option("Aktivitetsersättning")
    expect(group(finder, "Stängd").locator(row(finder, "Uppdragstjänst"))).to_be_attached()
    expect(income).to_be_focused()
    said = finder.get_by_role("status").filter(has_text="stängda")
    expect(said).to_have_count(1)
    before = said.inner_text()
    income.select_option("Försörjningsstöd")
    expect(said).not_to_have_text(before)


def test_the_best_door_comes_first_whoever_asks(finder: Page) -> None:
    """A door of which only the doorkeeper is known is unclear, also for the one who opens it; the other one leads."""
    finder.get_by_label("Var bor personen?").select_option("Kävlinge")
    asker = finder.get_by_label("Vem är du som frågar?")
    uppdragstjanst = row(finder, "Uppdragstjänst")
    asker.select_option("Arbetsförmedlingen")
    expect(uppdragstjanst.locator("[data-slot=dorr]")).to_have_text("Genom socialtjänsten i Kävlinge")
    expect(uppdragstjanst).to_contain_text("Be socialtjänsten (beslutar) öppna dörren.")
    asker.select_option("Kommunen")
    expect(uppdragstjanst.locator("[data-slot=dorr]")).to_have_text("Genom socialtjänsten i Kävlinge")
    finder.get_by_label("Biståndsbeslut").select_option("Har inte")
    expect(uppdragstjanst).to_contain_text("Ansök om biståndsbeslut.")
    finder.get_by_label("Biståndsbeslut").select_option("Har")
    expect(uppdragstjanst).not_to_contain_text("Ansök om biståndsbeslut.")


def test_every_reason_is_told_door_by_door(page: Page) -> None:
    """Unfolded, a row says of each criterion whether it holds, and what the source leaves out."""
    page.goto("hitta/#kommun=burlov&alder=28&forsorjning=aktivitetsersattning")
    peak = row(page, "PEAK")
    expect(group(page, "Oklart").locator(peak)).to_be_attached()
    peak.get_by_text("Alla skäl").click()
    expect(peak).to_contain_text("Åldersgränsen finns, men siffran saknas i källan.")
    expect(peak).to_contain_text("Boende i Burlöv")
    expect(peak).to_contain_text("Boende i Staffanstorp")
    expect(peak.locator("dt", has_text="Försörjning").first).to_be_visible()
    expect(peak.locator("dd", has_text="Stämmer").first).to_be_visible()
    page.goto(LOMMA)
    uppdragstjanst = row(page, "Uppdragstjänst")
    uppdragstjanst.get_by_text("Alla skäl").click()
    expect(uppdragstjanst.get_by_text("Källan nämner ingen åldersgräns.").first).to_be_visible()


def test_parts_are_told_apart(page: Page) -> None:
    """ComUng's meeting place and its talks have answers of their own."""
    page.goto("hitta/#kommun=lund&alder=22&forsorjning=aktivitetsersattning")
    parts = row(page, "ComUng").get_by_role("list", name="Delar")
    expect(parts.get_by_role("listitem").filter(has_text="Mötesplatsen")).to_contain_text("Oklart")
    expect(parts.get_by_role("listitem").filter(has_text="Kartläggning")).to_contain_text("Stängd")


def test_the_question_that_settles_most_is_asked_next(finder: Page) -> None:
    """It names what is missing, and its button leads to the field; what is answered is not asked again."""
    finder.get_by_label("Var bor personen?").select_option("Lomma")
    question = finder.locator("[data-finder=fraga]")
    expect(question).to_be_visible()
    asked = set()
    for _ in range(6):
        if not question.is_visible():
            break
        text = question.locator("[data-slot=text]").inner_text()
        assert re.search(r"Svaret kan avgöra (en insats|\d+ insatser)\.$", text)
        question.get_by_role("button", name="Svara nu").click()
        field = finder.locator(":focus")
        name = str(field.get_attribute("id"))
        assert name not in asked
        asked.add(name)
        if name == "fr-alder":
            finder.keyboard.type("27")
        else:
            field.select_option(index=1)
        expect(finder.locator("[data-finder=fraga]:not([hidden])").get_by_text(text)).to_have_count(0)
    assert len(asked) >= 4
    expect(question).to_be_hidden()


def test_the_address_carries_the_choices(finder: Page, browse: Callable[..., Page]) -> None:
    """A colleague who gets the link sees the same; taking answers back empties it."""
    finder.get_by_label("Var bor personen?").select_option("Lund")
    finder.get_by_label("Ålder i hela år").fill("22")
    finder.get_by_label("LSS-beslut").select_option("Har")
    finder.get_by_label("Biståndsbeslut").select_option("Har inte")
    finder.get_by_label("Vem är du som frågar?").select_option("Vården")
    finder.get_by_label("Inriktning").select_option("Vägledning")
    row(finder, "ComUng").get_by_role("button", name="Lägg i min lista").click()
    url = unquote(finder.url)
    for choice in (
        "kommun=lund", "alder=22", "beslut=lss-beslut", "utan=bistandsbeslut", "fragar=varden",
        "inriktning=vagledning", "lista=lund/comung",
    ):  # fmt: skip
        assert choice in url
    other = browse()
    other.goto(finder.url)
    expect(other.get_by_label("Biståndsbeslut")).to_have_value("utan")
    expect(other.get_by_text("Min lista (1)")).to_be_visible()
    expect(counted(other)).to_have_text(counted(finder).inner_text())
    other.get_by_role("button", name="Rensa alla svar").click()
    expect(other).to_have_url(re.compile(r"hitta/#lista=lund%2Fcomung$"))


def test_an_address_can_lead_to_one_kind_of_answer(page: Page) -> None:
    """As the numbers of the map of gaps do: focus stands at the group, and only one direction is shown."""
    page.goto(f"{LOMMA}&inriktning=motesplats&svar=oklart")
    expect(group(page, "Oklart").get_by_role("heading", level=2)).to_be_focused()
    expect(row(page, "Trivselhuset")).to_be_attached()
    expect(row(page, "Insatser enligt LSS")).to_have_count(0)


def test_an_address_with_nonsense_is_harmless(page: Page) -> None:
    """Codes that do not exist are passed over, and what is no age is told about and not used."""
    page.goto("hitta/#kommun=lund&alder=200&forsorjning=%3Cimg%20src%3Dx%3E&beslut=x&lista=../../x&svar=99&x=y")
    expect(group(page, "Oklart").locator(".ik-hit").first).to_be_attached()
    expect(page.get_by_text("Skriv ett helt tal från 0 till 120.")).to_be_visible()
    expect(page.get_by_label("Ålder i hela år")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Vad lever personen på?")).to_have_value("")
    expect(page.locator("[data-finder=lista]")).to_be_hidden()


@pytest.mark.parametrize("wrong", ["-3", "200", "tjugo", "2.5"])
def test_a_wrong_age_is_told_about_and_not_used(finder: Page, wrong: str) -> None:
    """The message stands at the field in words, what was written stays, and the answers are those without an age."""
    finder.get_by_label("Var bor personen?").select_option("Lund")
    expect(counted(finder)).to_contain_text("stängda")
    before = counted(finder).inner_text()
    field = finder.get_by_label("Ålder i hela år")
    field.fill(wrong[:3])
    expect(field).to_have_value(wrong[:3])
    expect(field).to_have_accessible_description("Skriv ett helt tal från 0 till 120.")
    expect(counted(finder)).to_have_text(before)


def test_nothing_leaves_the_browser(browse: Callable[..., Page], base_url: str) -> None:
    """Answers are in no request and no referrer, nothing is stored, and only the municipality's file is fetched."""
    page = browse()
    requests: list[tuple[str, str]] = []
    page.context.on("request", lambda r: requests.append((r.url + (r.post_data or ""), json.dumps(r.all_headers()))))
    page.goto("hitta/")
    page.get_by_label("Var bor personen?").select_option("Lomma")
    page.get_by_label("Ålder i hela år").fill("47")
    page.get_by_label("Vad lever personen på?").select_option("Sjukpenning")
    page.get_by_label("LSS-beslut").select_option("Har")
    expect(counted(page)).to_contain_text("stängda")
    data = [url for url, _ in requests if "/api/" in url]
    assert data == [f"{base_url}api/v1/kommun/lomma.json"]
    page.get_by_role("link", name="Trivselhuset").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trivselhuset")
    assert len(requests) > 5
    for url, headers in requests:
        assert url.startswith((base_url, "data:"))
        assert not re.search("alder|sjukpenning|lss-beslut", url.partition("#")[0])
        assert not re.search("sjukpenning|lss-beslut|alder=", headers)
        assert not json.loads(headers).get("referer")
    stored = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"
    assert page.evaluate(stored) == []
    assert page.context.cookies() == []


def test_a_file_that_does_not_come_can_be_asked_for_again(finder: Page) -> None:
    """What was told stays, the message says what happened, and the button tries again."""

    def refuse(route: Route) -> None:
        route.abort()

    finder.route("**/kommun/lund.json", refuse)
    finder.get_by_label("Var bor personen?").select_option("Lund")
    expect(finder.get_by_text("Uppgifterna kunde inte hämtas.")).to_be_visible()
    expect(finder.get_by_label("Var bor personen?")).to_have_value("lund")
    finder.unroute("**/kommun/lund.json", refuse)
    finder.get_by_role("button", name="Försök igen").click()
    expect(counted(finder)).to_contain_text("stängda")
    expect(finder.get_by_text("Uppgifterna kunde inte hämtas.")).to_be_hidden()


def test_a_late_file_does_not_take_the_place_of_a_newer_one(finder: Page) -> None:
    """Who chooses another municipality before the first has come gets the one chosen last."""
    held: list[Route] = []
    finder.route("**/kommun/lund.json", lambda route: held.append(route))  # noqa: PLW0108 (Playwright refuses built-ins)
    finder.get_by_label("Var bor personen?").select_option("Lund")
    finder.get_by_label("Var bor personen?").select_option("Lomma")
    expect(row(finder, "Trivselhuset")).to_be_visible()
    with finder.expect_response("**/kommun/lund.json"):
        held[0].continue_()
    expect(row(finder, "Trivselhuset")).to_be_visible()
    expect(finder.locator(".ik-hit h3 a[href*='lund/ips']")).to_be_hidden()


def test_the_list_can_be_made_copied_and_emptied(browse: Callable[..., Page]) -> None:
    """Names, doors, contact, date and link as text; removing moves the focus to what is next."""
    page = browse(permissions=["clipboard-read", "clipboard-write"])
    page.goto(LOMMA)
    trivselhuset, uppdragstjanst = row(page, "Trivselhuset"), row(page, "Uppdragstjänst")
    for chosen in (trivselhuset, uppdragstjanst):
        button = chosen.locator("[data-slot=spara]")
        expect(button).to_have_attribute("aria-pressed", "false")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_be_focused()
    page.get_by_text("Min lista (2)").click()
    page.get_by_role("button", name="Kopiera som text").click()
    expect(page.get_by_text("Listan är kopierad.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Enligt Insatskartan ")
    assert "Lomma" in text.splitlines()[1]
    assert "1. Trivselhuset (Lomma): öppen om" in text
    assert "   Väg in: Källan säger inte vem som öppnar dörren." in text
    assert "   Väg in: Boende i Lomma: Dörren öppnas av socialtjänsten (köper plats)." in text
    assert "2. Uppdragstjänst (Kävlinge): stängd" in text
    assert "Bekräftad maj 2018" in text
    assert re.search(r"\n {3}http://[^#\n]+/insatser/kavlinge/uppdragstjanst/", text)
    own = page.locator("[data-finder=lista]")
    own.get_by_role("button", name="Ta bort ur min lista Trivselhuset").click()
    expect(own.locator(".ik-list__row")).to_have_count(1)
    expect(own.get_by_role("button", name="Ta bort ur min lista Uppdragstjänst")).to_be_focused()
    expect(trivselhuset.locator("[data-slot=spara]")).to_have_attribute("aria-pressed", "false")
    own.get_by_role("button", name="Töm listan").click()
    expect(own).to_be_hidden()
    expect(page.get_by_label("Var bor personen?")).to_be_focused()


def test_where_copying_is_refused_the_text_is_shown(page: Page) -> None:
    """The text stands in a field, marked, so that it can be copied by hand."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{LOMMA}&lista=lomma/trivselhuset")
    page.get_by_role("button", name="Kopiera som text").click()
    field = page.get_by_label("Listan som text")
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile("1. Trivselhuset"))


def test_the_list_on_paper(browse: Callable[..., Page]) -> None:
    """With a list, paper has what was told and the list; without one, the answers."""
    page = browse()
    page.goto(f"{LOMMA}&lista=kavlinge/uppdragstjanst")
    expect(page.get_by_text("Min lista (1)")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("[data-finder=val]")).to_contain_text("Lomma")
    expect(page.locator(".ik-list__row")).to_be_visible()
    for hidden in (".ik-answer", ".ik-questions", "[data-finder=fraga]", ".ik-list .ik-buttons"):
        expect(page.locator(hidden)).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Töm listan").click()
    page.emulate_media(media="print")
    expect(row(page, "Trivselhuset")).to_be_visible()


def test_by_keyboard_alone(page: Page) -> None:
    """Start page to an unfolded reason and a list, with nothing but keys."""
    page.goto("")
    page.get_by_label("Var bor personen?").focus()
    page.keyboard.type("Lomma")
    page.keyboard.press("Tab")
    page.keyboard.type("27")
    page.keyboard.press("Tab")
    page.keyboard.type("Akt")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(LOMMA) + "$"))
    jump = page.get_by_role("list", name="Gå till svaren").get_by_role("button").last
    jump.focus()
    page.keyboard.press("Enter")
    expect(group(page, "Stängd").get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", re.compile("insatser/"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".ik-hit__all[open]")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-pressed=true]")).to_have_count(1)


def test_without_scripts_the_lists_are_offered(browse: Callable[..., Page]) -> None:
    """No form that does nothing: links to the lists instead, and the start page is whole."""
    page = browse(java_script_enabled=False)
    page.goto("hitta/")
    expect(page.locator("main form")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("link", name="kommun för kommun")).to_be_visible()
    page.goto("")
    expect(page.locator("main form")).to_be_hidden()
    expect(page.get_by_role("link", name="Lomma")).to_be_visible()


def test_all_municipalities_at_once(finder: Page) -> None:
    """Who does not know where the person lives can ask for everything; where one must live is then to be found out."""
    finder.get_by_label("Var bor personen?").select_option("Alla kommuner")
    expect(row(finder, "PEAK")).to_contain_text("Ta reda på var personen bor.")


def test_ended_insatser_are_folded_away_and_not_gone(finder: Page) -> None:
    """They are counted apart from the closed ones."""

    def end_one(route: Route) -> None:
        answer = route.fetch()
        found = answer.json()
        found["insatser"][0] |= {"status": "avslutad", "period": found["insatser"][0]["period"] | {"slut": "2018-08"}}
        route.fulfill(response=answer, json=found)

    finder.route("**/kommun/lund.json", end_one)
    finder.get_by_label("Var bor personen?").select_option("Lund")
    ended = finder.locator("[data-finder=avslutade]")
    expect(ended).to_contain_text("Avslutade insatser 1")
    expect(ended.locator(".ik-hit")).to_be_hidden()
    ended.locator("summary").first.click()
    expect(ended.locator(".ik-hit")).to_contain_text("Insatsen avslutades augusti 2018.")


def test_hostile_text_stays_text(finder: Page) -> None:
    """What a record says is shown as it is written."""
    hostile = "<img src=x onerror=alert(1)>{{7*7}}</script>"

    def change(route: Route) -> None:
        answer = route.fetch()
        found = answer.json()
        for record in found["insatser"]:
            record |= {"namn": hostile, "sammanfattning": hostile, "huvudman": hostile}
        route.fulfill(response=answer, json=found)

    finder.route("**/kommun/lund.json", change)
    finder.get_by_label("Var bor personen?").select_option("Lund")
    expect(finder.locator(".ik-hit h3").first).to_have_text(hostile)
    expect(finder.locator(".ik-hit").first).to_contain_text(f"Fråga {hostile} om")
    assert finder.locator("main img").count() == 0
