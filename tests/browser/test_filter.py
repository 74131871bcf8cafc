"""The filter of the table of insatser, and the pages without it where scripts do not run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from insatskartan.wording.labels.answers import TAKES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

ALL = "#tabell tbody tr"
SHOWN = f"{ALL}:visible"


@pytest.fixture
def table(page: Page) -> Page:
    """Open the table of insatser."""
    page.goto("insatser/")
    expect(page.locator(SHOWN)).not_to_have_count(0)
    return page


def names(page: Page) -> list[str]:
    """Return the names of the rows that are shown."""
    return page.locator(f"{SHOWN} th").all_inner_texts()


def rows_with(page: Page, attribute: str, value: str) -> int:
    """Count the rows whose list of codes holds a code."""
    return page.locator(f'{ALL}[{attribute}~="{value}"]').count()


def total(page: Page) -> int:
    """Count all rows, shown and hidden."""
    return page.locator(ALL).count()


def counted(page: Page) -> Locator:
    """Find the text that says how many rows are shown."""
    return page.locator("form output")


def test_all_rows_are_shown_from_the_start(table: Page) -> None:
    """Nothing is chosen at first: all rows are shown, the text says so, and the address has no fragment."""
    assert total(table) > 60
    expect(table.locator(SHOWN)).to_have_count(total(table))
    expect(counted(table)).to_have_text(f"Alla {total(table)} visas.")
    expect(table.locator("[data-ik-empty]")).to_be_hidden()
    assert "#" not in table.url


@pytest.mark.parametrize("written", ["Återbruket", "återbruket", "ATERBRUKET", "  aterbr  "])
def test_text_is_found_in_any_spelling(table: Page, written: str) -> None:
    """Text is found without regard to case, spaces, and the marks of å, ä and ö."""
    table.get_by_label("Sök i tabellen").fill(written)
    expect(table.locator(SHOWN)).to_have_count(1)
    assert names(table) == ["Återbruket"]
    expect(counted(table)).to_have_text(f"1 av {total(table)} visas.")


@pytest.mark.parametrize(("plain", "marked"), [("hoor", "höör"), ("kavlinge", "kävlinge")])
def test_folded_and_marked_text_find_the_same(table: Page, plain: str, marked: str) -> None:
    """A name without its dots finds the same rows as with them."""
    table.get_by_label("Sök i tabellen").fill(plain)
    expect(table).to_have_url(re.compile(f"#text={plain}$"))
    without = names(table)
    table.get_by_label("Sök i tabellen").fill(marked)
    expect(table).to_have_url(re.compile("%"))
    assert names(table) == without
    assert without


def test_every_word_must_be_found(table: Page) -> None:
    """Several words narrow the choice: a row must hold all of them, in any order."""
    table.get_by_label("Sök i tabellen").fill("lund lss")
    expect(table.locator(SHOWN)).to_have_count(1)
    assert table.locator(SHOWN).get_by_role("link").get_attribute("href") == "../insatser/lund/lss/"


@pytest.mark.parametrize(
    ("label", "attribute", "value"),
    [
        ("Område", "data-omrade", "burlov"),
        ("Område", "data-omrade", "arbetsformedlingen"),
    ],
)
def test_choice_shows_the_rows_that_have_it(table: Page, label: str, attribute: str, value: str) -> None:
    """A choice shows exactly the rows that have it."""
    expected = rows_with(table, attribute, value)
    assert 0 < expected < total(table)
    table.get_by_label(label, exact=True).select_option(value)
    expect(table.locator(SHOWN)).to_have_count(expected)
    expect(table.locator(f'{SHOWN}:not([{attribute}~="{value}"])')).to_have_count(0)
    expect(counted(table)).to_have_text(f"{expected} av {total(table)} visas.")


@pytest.mark.parametrize(
    ("label", "attribute"), [("Område", "data-omrade"), ("Inriktning", "data-direction"), ("Tid", "data-time")]
)
def test_every_choice_on_offer_has_rows(table: Page, label: str, attribute: str) -> None:
    """No choice on offer leads to an empty table, and each shows exactly its rows."""
    field = table.get_by_label(label, exact=True)
    values = [value for value in field.locator("option").evaluate_all("options => options.map(o => o.value)") if value]
    assert values
    for value in values:
        field.select_option(value)
        expect(table.locator(SHOWN)).to_have_count(rows_with(table, attribute, value))
        assert names(table)


def test_area_also_holds_what_others_list_it_for(table: Page) -> None:
    """An insats that several areas list is found under each of them."""
    rows = table.locator(ALL).evaluate_all("rows => rows.map(row => row.dataset.omrade.trim().split(' '))")
    shared = [(number, areas) for number, areas in enumerate(rows) if len(areas) > 1]
    assert shared
    for number, areas in shared:
        for area in areas:
            table.get_by_label("Område", exact=True).select_option(area)
            expect(table.locator(ALL).nth(number)).to_be_visible()


def words(page: Page, rows: str = "") -> list[str]:
    """Return the labels of the column of answers, with their years."""
    return [" ".join(text.split()) for text in page.locator(f"{rows} [data-ik-answer]".strip()).all_inner_texts()]


def test_income_changes_the_answers_of_the_column(table: Page) -> None:
    """Another income gives the column its name and each row the answer for it, as on the row's own page."""
    column = table.locator("[data-ik-column]")
    expect(column).to_have_text("aktivitetsersättning")
    before = words(table)
    table.get_by_label("Försörjning", exact=True).select_option(label="Försörjningsstöd")
    expect(column).to_have_text("försörjningsstöd")
    after = words(table)
    assert after != before
    assert {text.partition(" (")[0] for text in after} <= set(TAKES.values())
    assert all(re.search(r"\(20\d\d\)$", text) for text in after)

    table.get_by_label("Försörjning", exact=True).select_option(label="Aktivitetsersättning")
    expect(column).to_have_text("aktivitetsersättning")
    assert words(table) == before


@pytest.mark.parametrize("income", ["Aktivitetsersättning", "Försörjningsstöd", "Sjukpenning"])
def test_income_and_answer_give_the_same_insatser_as_the_page_of_the_income(
    browse: Callable[..., Page], income: str
) -> None:
    """Income and answer show exactly what the page of the income lists under that answer."""
    page = browse()
    page.goto("forsorjning/")
    page.get_by_role("row", name=income).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(income)
    links = "xpath=//h2[@id='ja']/following-sibling::*[1][self::ul]//h3/a"
    expected = sorted(
        link.split("insatser/")[1] for link in page.locator(links).evaluate_all("all => all.map(a => a.href)")
    )

    page.goto("insatser/")
    page.get_by_label("Försörjning", exact=True).select_option(label=income)
    page.get_by_label("Svar", exact=True).select_option(label="Tar emot")
    assert {text.partition(" (")[0] for text in words(page, SHOWN)} == {"Tar emot"}
    shown = page.locator(f'{SHOWN}:not([data-time="avslutad"]) a').evaluate_all("all => all.map(a => a.href)")
    assert sorted(link.split("insatser/")[1] for link in shown) == expected


def test_closed_answer_is_told_apart(table: Page) -> None:
    """The answer narrows the table to the rows that carry its mark."""
    table.get_by_label("Svar", exact=True).select_option(label="Tar inte emot")
    expect(table.locator(SHOWN)).not_to_have_count(total(table))
    assert {text.partition(" (")[0] for text in words(table, SHOWN)} == {"Tar inte emot"}


def test_choices_work_together(table: Page) -> None:
    """Choices of several kinds narrow each other."""
    table.get_by_label("Område", exact=True).select_option("lund")
    lund = table.locator(SHOWN).count()
    table.get_by_label("Svar", exact=True).select_option(label="Tar inte emot")
    table.get_by_label("Sök i tabellen").fill("a")
    both = table.locator(f'{SHOWN}[data-omrade~="lund"]')
    expect(both).to_have_count(table.locator(SHOWN).count())
    assert table.locator(SHOWN).count() < lund


@pytest.mark.parametrize("name", ["Rensa alla", "Rensa"])
def test_clearing_shows_everything_again(table: Page, name: str) -> None:
    """Nothing fits: a text says so, and either button takes all choices away, in the table and in the address."""
    table.get_by_label("Område", exact=True).select_option("lund")
    table.get_by_label("Försörjning", exact=True).select_option(label="Sjukpenning")
    table.get_by_label("Sök i tabellen").fill("finns inte alls")
    expect(table.locator(SHOWN)).to_have_count(0)
    expect(table.get_by_text("Ingen insats passar alla val.")).to_be_visible()
    expect(counted(table)).to_have_text(f"0 av {total(table)} visas.")

    table.get_by_role("button", name=name, exact=True).click()
    expect(table.locator(SHOWN)).to_have_count(total(table))
    expect(table.get_by_text("Ingen insats passar alla val.")).to_be_hidden()
    expect(table.get_by_label("Sök i tabellen")).to_have_value("")
    expect(table.locator("[data-ik-column]")).to_have_text("aktivitetsersättning")
    assert "#" not in table.url


def test_clear_button_that_vanishes_hands_focus_to_the_field(table: Page) -> None:
    """The button under the empty table disappears when it is used; the text field then has the focus."""
    table.get_by_label("Sök i tabellen").fill("finns inte alls")
    table.get_by_role("button", name="Rensa alla", exact=True).press("Enter")
    expect(table.get_by_label("Sök i tabellen")).to_be_focused()


def test_address_carries_the_choices(browse: Callable[..., Page]) -> None:
    """The address of a filtered table shows another visitor the same table."""
    page = browse()
    page.goto("insatser/")
    page.get_by_label("Sök i tabellen").fill("ö a")
    page.get_by_label("Område", exact=True).select_option("lund")
    page.get_by_label("Försörjning", exact=True).select_option(label="Försörjningsstöd")
    page.get_by_label("Svar", exact=True).select_option(label="Framgår inte")
    page.get_by_label("Tid", exact=True).select_option(index=1)
    expect(page).to_have_url(re.compile("tid="))
    shown, values = names(page), page.locator("form.ik-filter").evaluate("form => [...new FormData(form).values()]")

    other = browse()
    other.goto(page.url)
    expect(counted(other)).to_have_text(counted(page).inner_text())
    assert names(other) == shown
    assert other.locator("form.ik-filter").evaluate("form => [...new FormData(form).values()]") == values
    assert other.locator("[data-ik-answer]").all_inner_texts() == page.locator("[data-ik-answer]").all_inner_texts()
    assert other.url == page.url


@pytest.mark.parametrize(
    "fragment",
    ["tabell", "omrade=finns-inte", "okand=1&text=", "%E0%A4%A", "length=3&submit=1", "forsorjning=finns-inte"],
)
def test_foreign_fragment_does_no_harm(page: Page, fragment: str) -> None:
    """A fragment that holds no choice of ours leaves the whole table, and a choice in every field."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"insatser/#{fragment}")
    expect(page.locator("form.ik-filter")).to_be_visible()
    expect(page.locator(SHOWN)).to_have_count(total(page))
    assert page.locator("form.ik-filter select").evaluate_all("all => all.map(field => field.selectedIndex)") == [0] * 5
    page.get_by_label("Område", exact=True).select_option("lund")
    expect(page.locator(SHOWN)).to_have_count(rows_with(page, "data-omrade", "lund"))
    assert faults == []


def test_going_back_keeps_the_choices(table: Page) -> None:
    """A visitor who opens an insats and goes back finds the table as it was left."""
    table.get_by_label("Område", exact=True).select_option("lund")
    shown = names(table)
    table.locator(SHOWN).first.get_by_role("link").click()
    expect(table.get_by_role("heading", level=1)).to_have_text(shown[0])
    table.go_back()
    expect(table.get_by_label("Område", exact=True)).to_have_value("lund")
    expect(table.locator(SHOWN)).to_have_count(len(shown))
    assert names(table) == shown


def test_table_is_whole_without_scripts(browse: Callable[..., Page]) -> None:
    """Without scripts all rows are there with their answers, and no form that would do nothing."""
    page = browse(java_script_enabled=False)
    page.goto("insatser/#omrade=lund")
    expect(page.locator(SHOWN)).to_have_count(total(page))
    assert total(page) > 60
    expect(page.locator("form.ik-filter")).to_be_hidden()
    expect(page.locator("[data-ik-empty]")).to_be_hidden()
    expect(page.locator("[data-ik-answer] .ik-badge").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 375])
def test_site_is_found_without_scripts(browse: Callable[..., Page], width: int) -> None:
    """Without scripts the start page has links that work and a menu, and shows no button that would do nothing."""
    page = browse(width, java_script_enabled=False)
    page.goto("")
    expect(page.locator("button:visible, input:visible")).to_have_count(0)
    page.get_by_role("link", name="Sök", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alla insatser")
    page.goto("")
    menu = page.get_by_role("navigation", name="Huvudmeny")
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Ordlista").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("rdlista")
    page.goto("")
    for address in page.locator("article a").evaluate_all("links => links.map(a => a.href)"):
        assert page.request.get(address).ok, address
    page.locator("article").get_by_role("link", name="Lund", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lund")
    page.locator("article h3 a").first.click()
    expect(page.get_by_role("heading", name="Källor och uppgifter")).to_be_visible()
