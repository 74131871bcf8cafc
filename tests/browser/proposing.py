"""The states a form for proposals can be in, for the tests that look at every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.windows import FORM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Locator, Page

REVIEW = "Granska förslaget"
GROUP = ".ik-proposal__group > summary"


def field_of(page: Page, concept: str, label: str) -> Locator:
    """Return a field of a concept."""
    return page.get_by_role("group", name=concept).get_by_label(label).first


def unfold_group(page: Page, group: str) -> None:
    """Open a group of fields."""
    page.locator(GROUP).filter(has_text=group).click()


def every_field(page: Page) -> None:
    """Open all groups, and every record in them."""
    for summary in page.locator(GROUP).all():
        summary.click()
    expect(page.locator(".ik-proposal__group:not([data-ready])")).to_have_count(0)
    page.get_by_role("button", name="Lägg till en rad i Ingångar").click()
    page.get_by_role("button", name="Lägg till en rad i Uppföljning").click()
    page.locator("[data-proposal=form]").evaluate("e => e.querySelectorAll('details').forEach(d => { d.open = true })")


def changed(page: Page) -> None:
    """Change the number of places, take a result away and add a contact; go to the change list."""
    unfold_group(page, "Antal platser")
    field_of(page, "Platser", "Antal").fill("100")
    page.get_by_role("button", name="Lägg till en rad i Kontakt").click()
    field_of(page, "Kontakt", "Funktion").fill("Växeln")
    unfold_group(page, "Resultat och uppföljning")
    page.get_by_text("Resultat 1:").click()
    page.get_by_role("button", name="Ta bort Resultat 1").click()
    page.get_by_role("button", name=REVIEW).click()
    expect(page.get_by_role("heading", name="Det här ändras")).to_be_focused()


def changed_at_length(page: Page) -> None:
    """Go to the ways out of a text that is too long for an address, with letter and file in sight."""
    unfold_group(page, "Namn och beskrivning")
    page.get_by_label("Beskrivning", exact=True).first.fill("En lång text om insatsen. " * 250)
    page.get_by_role("button", name=REVIEW).click()
    for name in ("Brevet", "Filen"):
        page.locator("summary").filter(has_text=name).click()
        expect(page.get_by_label(name, exact=True)).to_be_visible()


def wrong(page: Page) -> None:
    """Fill in what cannot be, in several kinds of fields, and try to go on."""
    unfold_group(page, "Antal platser")
    field_of(page, "Platser", "Antal").fill("många")
    page.get_by_role("button", name="Lägg till en rad i Kontakt").click()
    field_of(page, "Kontakt", "E-post").fill("anna.exempelsson@exempel.se")
    unfold_group(page, "Vem får delta")
    field_of(page, "Bosatt i", "Nej").check()
    page.get_by_role("group", name="Bosatt i").get_by_label("Lund", exact=True).first.uncheck()
    page.get_by_role("button", name=REVIEW).click()
    expect(page.get_by_role("heading", name="Något stämmer inte")).to_be_focused()


def wrong_report(page: Page) -> None:
    """Try to report nothing."""
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("heading", name="Något stämmer inte")).to_be_focused()


def reported(page: Page) -> None:
    """Go to the ways out of a report."""
    page.get_by_label("Fel ålder").check()
    page.get_by_label("Vad ska det stå?").fill("Från 18 år.")
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("heading", name="Det här skickas")).to_be_focused()


def wrong_new(page: Page) -> None:
    """Try to go on with a new insats about which nothing is said."""
    expect(page.locator("[data-proposal=form]")).to_be_visible()
    page.get_by_role("button", name=REVIEW).click()
    expect(page.get_by_role("heading", name="Något stämmer inte")).to_be_focused()


PROPOSING: Mapping[str, tuple[str, Callable[[Page], None]]] = {
    "every field": (FORM, every_field),
    "change list": (FORM, changed),
    "long text": (FORM, changed_at_length),
    "wrong values": (FORM, wrong),
    "nothing about a new insats": ("foresla/ny/", wrong_new),
    "empty report": ("foresla/fel/#insats=lund/ips", wrong_report),
    "report": ("foresla/fel/#insats=lund/ips", reported),
}
