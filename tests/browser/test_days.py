"""A site that nobody rebuilds: it says when it was built, and what has ended since is not offered."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.windows import BUILT
from support.samples import TODAY

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

DAY = 24 * 60 * 60 * 1000


def later(page: Page, days: int) -> None:
    """Let the visitor come so many days after the site was built."""
    page.clock.set_fixed_time((BUILT + days * DAY) / 1000)


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (3, False), (4, True), (400, True)])
@pytest.mark.parametrize("address", ["insatser/burlov/peak/", "om/"])
def test_a_page_says_that_it_was_built_some_days_ago(page: Page, address: str, days: int, is_told: bool) -> None:  # noqa: FBT001
    """In one line above its content, from the fourth day."""
    later(page, days)
    page.goto(address)
    line = page.get_by_text("Sidan byggdes 22 november 2026. Något kan ha ändrats eller tagit slut sedan dess.")
    expect(line).to_be_visible() if is_told else expect(line).to_be_hidden()


def test_paper_says_the_day_it_was_printed(page: Page) -> None:
    """The visitor's day, not that of the build; and how old the facts are."""
    later(page, 40)
    page.goto("insatser/burlov/peak/")
    page.emulate_media(media="print")
    foot = page.locator(".ik-print")
    expect(foot).to_contain_text("Utskriven 1 januari 2027.")
    expect(foot).to_contain_text("Uppgifterna är från maj 2018 och är inte bekräftade sedan dess.")


@pytest.mark.parametrize(("days", "ended"), [(1, False), (2, True)])
def test_the_finder_offers_nothing_that_has_ended_since(page: Page, days: int, ended: bool) -> None:  # noqa: FBT001
    """It compares the end with the visitor's own clock: the day after its last day it is among what has ended."""
    end = (TODAY + dt.timedelta(days=1)).isoformat()

    def end_soon(route: Route) -> None:
        answer = route.fetch()
        whole = answer.json()
        for record in whole["insatser"]:
            if record["id"] == "lund/ips":
                record["period"] |= {"slut": end, "okända": []}
                record["status"] = "pågående"
        route.fulfill(response=answer, json=whole)

    page.route("**/kommun/lund.json", end_soon)
    later(page, days)
    page.goto("hitta/#kommun=lund&alder=25")
    expect(page.locator("[data-finder=svar]")).to_be_visible()
    offered = page.locator("[data-finder-group]").get_by_role("link", name="IPS", exact=True)
    over = page.locator("[data-finder=avslutade]").get_by_role("link", name="IPS", exact=True, include_hidden=True)
    expect(over).to_have_count(1 if ended else 0)
    expect(offered).to_have_count(0 if ended else 1)


def test_why_something_has_ended_is_told_with_its_remark(page: Page) -> None:
    """A project may end while what it did goes on, which the remark of the record says."""
    later(page, 0)
    page.goto("hitta/#kommun=lomma&alder=27")
    ended = page.locator("[data-finder=avslutade]")
    ended.locator("summary").first.click()
    row = ended.locator(".ik-hit").filter(has=page.get_by_role("link", name="Mentorsnätverket", exact=True))
    expect(row).to_contain_text("Insatsen avslutades 2017. Det första mentorsmötet hölls i april 2016.")
