"""A proposal, from an insats page to the last click: what leaves is a file that differs in what was touched alone."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from browser.measures import CUT, OVERLAP, SIDEWAYS, SMALL
from browser.proposing import PROPOSING, REVIEW, field_of, unfold_group
from browser.walk import walk
from browser.windows import report, resize, visit, window
from insatskartan.catalog.loading import load
from insatskartan.github.reception import Reception, receive
from insatskartan.model.fields import keys as model_keys
from insatskartan.model.insats import Insats
from insatskartan.source.parser import parse
from support.issues import body, event
from support.samples import SKANE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

IPS = SKANE / "insatser/lund/ips.yml"


def open_form(page: Page, address: str = "foresla/#insats=lund/ips") -> Locator:
    """Open a form and wait until it stands there."""
    page.goto("about:blank")
    page.goto(address)
    form = page.locator("[data-proposal=form]")
    expect(form).to_be_visible()
    return form


def review(page: Page) -> dict[str, str]:
    """Go to what is changed; return it by field."""
    page.get_by_role("button", name=REVIEW).click()
    expect(page.get_by_role("heading", name="Det här ändras")).to_be_focused()
    names = page.locator(".ik-changes dt").all_inner_texts()
    return dict(zip(names, page.locator(".ik-changes dd").all_inner_texts(), strict=True))


def issue(page: Page) -> dict[str, str]:
    """Return what the first way out puts into the issue form."""
    address = page.locator("[data-slot=github]").get_attribute("href") or ""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query, keep_blank_values=True).items()}


def keys(text: str) -> dict[str, object]:
    """Return the top-level values of a file."""
    source, problems = parse(text.encode(), "x.yml")
    assert not problems
    assert source
    return source.plain()


def check(folder: Path, file: str, text: str) -> subprocess.CompletedProcess[str]:
    """Run `insatskartan check` on one file among all the others."""
    shutil.copytree(SKANE / "insatser", folder / "insatser")
    (folder / file).write_text(text, "utf-8")
    command = [sys.executable, "-m", "insatskartan", "check", file]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def received(page: Page) -> Reception:
    """Put what the address fills in through the issue form, and that through the command that receives it."""
    told = issue(page)
    text = body(told["template"], {name: value for name, value in told.items() if name not in ("template", "title")})
    return receive(json.dumps(event(text)).encode(), SKANE / "insatser", dt.datetime.now(dt.UTC).date())


def test_the_number_of_places_of_ips(page: Page, tmp_path: Path) -> None:
    """From the page of IPS to an address that holds a file which differs in `platser` alone, passes the check, and is answered."""
    page.goto("insatser/lund/ips/")
    page.get_by_role("link", name="Föreslå en ändring").click()
    expect(page.locator("[data-proposal=vad]")).to_have_text("Det gäller: IPS")
    unfold_group(page, "Antal platser")
    expect(field_of(page, "Platser", "Antal")).to_have_value("80")
    field_of(page, "Platser", "Antal").fill("100")
    assert review(page) == {"Platser › Antal": "80 blir 100"}

    told = issue(page)
    before = IPS.read_text("utf-8")
    assert told["template"] == "andra-insats.yml"
    assert told["kortnamn"] == "lund/ips"
    assert told["innehall"] == before.replace("antal: 80", "antal: 100")
    old, new = keys(before), keys(told["innehall"])
    assert {key for key in old | new if old.get(key) != new.get(key)} == {"platser"}
    done = check(tmp_path, "insatser/lund/ips.yml", told["innehall"])
    assert done.returncode == 0, done.stdout
    result = received(page)
    assert (result.file, result.after) == ("insatser/lund/ips.yml", told["innehall"].encode()), result.answer
    assert "- Platser › Antal ändras från 80 till 100." in result.answer
    assert "Svaren på vem som kan delta är desamma." in result.answer


MODULES = """
  const named = (name) => document.querySelector(`link[rel=modulepreload][href*="/proposal/${name}."]`).href;
  const { begin } = await import(named("draft"));
  const { formOf } = await import(named("model"));
  const { fieldControl } = await import(named("records"));
  const data = JSON.parse(document.querySelector("[data-proposal=data]").textContent);
  const json = async (path) => (await fetch(`${data.rot}foresla/${path}.json`)).json();
  const form = formOf(await json("formular"), data, () => {});
"""
"""How a test gets at the scripts of the page under their published names."""
EVERY_RECORD = f"""
async () => {{
{MODULES}
  return Object.entries(form.spec.poster).flatMap(([post, {{ fält: fields }}]) => {{
    const made = fieldControl({{ slag: "post", post, namn: post, hjälp: "" }}, undefined, form);
    return fields.filter((field) => made.find([field.nyckel]) === made).map((field) => `${{post}}.${{field.nyckel}}`);
  }});
}}
"""
EVERY_FILE = f"""
async (ids) => {{
{MODULES}
  const found = [];
  for (const id of ids) {{
    const file = await json(`insatser/${{id}}`);
    const draft = begin(form, file);
    const keys = form.spec.poster[form.spec.post].fält.map(({{ nyckel }}) => nyckel);
    const host = document.body.appendChild(document.createElement("div"));
    for (const key of keys) host.append(draft.control(key).element);
    const told = {{ id, text: draft.text(), touched: [...draft.touched().keys()], changes: draft.changes(), edits: [] }};
    for (const key of keys) {{
      const inputs = [...draft.control(key).element.querySelectorAll("input, textarea, select")];
      const input = inputs.find((one) => one.matches("textarea, [type=text]") && one.value && !one.disabled);
      if (!input) continue;
      const before = input.value;
      input.value = `${{before}} – “#’: 0123, åäö`;
      told.edits.push({{ key, touched: [...draft.touched().keys()], text: draft.text(), lines: draft.changes().length }});
      input.value = before;
    }}
    told.after = [...draft.touched().keys()];
    told.problems = draft.problems("2026-11-22");
    host.remove();
    found.push(told);
  }}
  return found;
}}
"""


def test_every_file_stays_as_it_is_until_it_is_touched(page: Page, total: Callable[[str, int], None]) -> None:
    """With every field on the screen each file is itself, to the byte; a change of one text changes that key alone."""
    entries = load(SKANE / "insatser").catalog().insatser
    open_form(page)
    told = page.evaluate(EVERY_FILE, list(entries))
    assert len(told) == len(entries)
    edits = 0
    for entry, found in zip(entries.values(), told, strict=True):
        text = (SKANE / entry.file).read_text("utf-8")
        assert (found["text"], found["touched"], found["after"]) == (text, [], []), entry.id
        assert (found["changes"], found["problems"]) == ([], []), entry.id
        before = keys(text)
        for edit in found["edits"]:
            assert edit["touched"] == [edit["key"]]
            assert edit["lines"] == 1, (entry.id, edit["key"])
            after = keys(edit["text"])
            assert {key for key in before | after if before.get(key) != after.get(key)} == {edit["key"]}
            edits += 1
    assert edits > len(entries)
    total("förslag: en ändrad nyckel", edits)


def test_every_field_of_the_model_is_in_the_form(page: Page) -> None:
    """Each key of an insats stands in one group of either page, and each field of each record has a control."""
    for address in ("foresla/#insats=lund/ips", "foresla/ny/"):
        open_form(page, address)
        told = page.locator("[data-proposal-group]").evaluate_all(
            "groups => groups.flatMap(e => e.dataset.proposalGroup.split(' '))"
        )
        assert sorted(told) == sorted(model_keys(Insats))
    assert page.evaluate(EVERY_RECORD) == []


# What can go wrong, and rows.


def faults(page: Page) -> list[str]:
    """Try to go on; return what the summary says, which has the focus."""
    page.get_by_role("button", name=REVIEW).click()
    summary = page.get_by_role("group", name="Något stämmer inte")
    expect(summary.get_by_role("heading")).to_be_focused()
    return summary.get_by_role("link").all_inner_texts()


def test_nothing_changed_is_said(page: Page) -> None:
    """Without a change there is nothing to send, and the form says so."""
    open_form(page)
    page.get_by_role("button", name=REVIEW).click()
    expect(page.get_by_text("Inget är ändrat än.")).to_be_visible()
    expect(page.get_by_role("heading", name="Det här ändras")).to_be_hidden()


def test_what_is_wrong_is_said_at_the_top_and_at_the_field(page: Page) -> None:
    """The summary takes focus and leads to the field, which is marked and described; put right it is forgotten."""
    open_form(page)
    unfold_group(page, "Antal platser")
    number = field_of(page, "Platser", "Antal")
    number.fill("många")
    message = "Här ska stå ett heltal eller «okänd», men här står «många»."
    assert faults(page) == [message]
    unfold_group(page, "Antal platser")
    page.get_by_role("link", name=message).click()
    expect(number).to_be_focused()
    expect(number).to_have_attribute("aria-invalid", "true")
    expect(number).to_have_accessible_description(f"Antal platser, eller «okänd». Till exempel 20. {message}")
    number.fill("81")
    assert review(page) == {"Platser › Antal": "80 blir 81"}
    page.get_by_role("button", name="Tillbaka till formuläret").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(number).not_to_have_attribute("aria-invalid", "true")
    expect(number).to_have_value("81")


def test_a_number_that_is_missing_in_the_source(page: Page) -> None:
    """«Okänd» is a box to tick, since number keys cannot write it; it is neither no nor nothing."""
    open_form(page)
    unfold_group(page, "Antal platser")
    field_of(page, "Platser", "Finns, men saknas i källan").check()
    expect(field_of(page, "Platser", "Antal")).to_be_disabled()
    assert review(page) == {"Platser › Antal": "80 blir okänd"}
    assert "platser: {antal: okänd, enhet: platser, ungefär: ja}\n" in issue(page)["innehall"]


def test_a_row_is_added_and_removed_with_focus_and_status(page: Page) -> None:
    """The new row takes focus; when it goes the focus goes to the nearest button; both are said."""
    open_form(page)
    unfold_group(page, "Antal platser")
    add = page.get_by_role("button", name="Lägg till en rad i Kontakt")
    add.click()
    expect(field_of(page, "Kontakt", "Funktion")).to_be_focused()
    expect(page.locator("[data-proposal=sagt]")).to_have_text("Kontakt 1 är tillagd.")
    page.get_by_role("button", name="Ta bort Kontakt 1").click()
    expect(add).to_be_focused()
    expect(page.locator("[data-proposal=sagt]")).to_have_text("Kontakt 1 är borttagen.")


def test_rows_in_the_change_list(page: Page) -> None:
    """A row that comes and one that goes are told as such, and the file has the one and not the other."""
    open_form(page)
    unfold_group(page, "Antal platser")
    page.get_by_role("button", name="Lägg till en rad i Kontakt").click()
    field_of(page, "Kontakt", "Telefon").fill("046-359 50 00")
    assert faults(page) == ["Nyckeln «funktion» saknas. Mottagning, växel eller roll."]
    field_of(page, "Kontakt", "Funktion").fill("Växeln")
    unfold_group(page, "Resultat och uppföljning")
    page.get_by_text("Resultat 1: Till arbete eller studier").click()
    page.get_by_role("button", name="Ta bort Resultat 1").click()
    told = review(page)
    assert told["Kontakt › 1"] == "Tillagt: Funktion: Växeln, Telefon: 046-359 50 00"
    assert told["Resultat › 1"].startswith("Borttaget: Mått: Till arbete eller studier, Värde: 47")
    after = keys(issue(page)["innehall"])
    assert after["kontakt"] == [{"funktion": "Växeln", "telefon": "046-359 50 00"}]
    assert "resultat" not in after


def test_what_is_not_said_is_not_shown_as_said(page: Page) -> None:
    """Where the file says nothing of age, no answer about age is chosen."""
    open_form(page)
    unfold_group(page, "Vem får delta")
    expect(page.get_by_role("group", name="Ålder").get_by_label("Inte ifyllt").first).to_be_checked()
    page.get_by_role("group", name="Ålder").get_by_label("Alla åldrar").check()
    assert review(page) == {"Ålder": "Tillagt: Svar: Alla åldrar"}
    assert "ålder: alla\n" in issue(page)["innehall"]


def test_what_comes_from_a_mall_can_be_replaced_and_not_removed(page: Page) -> None:
    """A key of the mall is written whole when it is changed; emptying it is refused."""
    open_form(page, "foresla/#insats=burlov/lss")
    unfold_group(page, "Namn och beskrivning")
    summary = page.get_by_label("Sammanfattning")
    before = summary.input_value()
    summary.fill("")
    assert faults(page) == [
        "Nyckeln «sammanfattning» saknas. Vad det är, på vanlig svenska, högst 300 tecken.",
        "Uppgiften är gemensam för flera kommuner. Här går den att ändra, men inte att ta bort.",
    ]
    summary.fill(f"{before} Nu.")
    review(page)
    text = issue(page)["innehall"]
    assert f"sammanfattning: {before} Nu.\n" in text
    assert text.replace(f"sammanfattning: {before} Nu.\n", "") == (SKANE / "insatser/burlov/lss.yml").read_text("utf-8")


def test_leaving_with_a_draft_asks_first(page: Page) -> None:
    """The browser asks when there is a change, and only then; following a way out is no loss."""
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_form(page)
    unfold_group(page, "Antal platser")
    field_of(page, "Platser", "Antal").fill("80")
    page.goto("om/")
    assert asked == []
    open_form(page)
    unfold_group(page, "Antal platser")
    field_of(page, "Platser", "Antal").fill("81")
    page.goto("om/")
    assert asked == ["beforeunload"]


def test_skipping_to_the_content_changes_nothing(page: Page) -> None:
    """The skip link puts its own name into the address; the draft and what it is about stay."""
    open_form(page)
    unfold_group(page, "Antal platser")
    field_of(page, "Platser", "Antal").fill("81")
    page.get_by_role("link", name="Gå till innehållet").press("Enter")
    expect(page).to_have_url(re.compile("#innehall$"))
    assert review(page) == {"Platser › Antal": "80 blir 81"}
    assert issue(page)["kortnamn"] == "lund/ips"


# Ways out.


def test_a_text_that_is_too_long_for_an_address_is_copied(page: Page) -> None:
    """Above the limit the issue form is opened empty, the file is offered for copying, and the page says so."""
    open_form(page, "foresla/#insats=gavle/fran-skola-till-arbete")
    unfold_group(page, "Antal platser")
    page.get_by_role("button", name="Lägg till en rad i Kontakt").click()
    field_of(page, "Kontakt", "Funktion").fill("Växeln")
    review(page)
    assert set(issue(page)) == {"template", "title", "kortnamn"}
    expect(page.get_by_text("Texten är för lång för länken.")).to_be_visible()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera filen").first.click()
    expect(page.get_by_text("Kopierat.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert keys(copied)["kontakt"] == [{"funktion": "Växeln"}]


def test_the_other_ways_out(page: Page) -> None:
    """The letter has no receiver and holds the change; the saved file is the file; the editor opens where it stands."""
    open_form(page)
    unfold_group(page, "Antal platser")
    field_of(page, "Platser", "Antal").fill("100")
    review(page)
    text = issue(page)["innehall"]
    letter = urlsplit(page.get_by_role("link", name="Öppna ett färdigt brev").get_attribute("href") or "")
    assert (letter.scheme, letter.path) == ("mailto", "")
    assert "- Platser › Antal: 80 → 100" in parse_qs(letter.query)["body"][0]
    page.locator("summary", has_text="Brevet").click()
    assert text in page.get_by_label("Brevet", exact=True).input_value()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Spara filen").click()
    assert saved.value.suggested_filename == "ips.yml"
    assert saved.value.path().read_text("utf-8") == text
    editor = page.get_by_role("link", name="Ändra i filen").get_attribute("href") or ""
    assert editor.endswith("/edit/main/insatser/lund/ips.yml")


def test_copying_that_is_refused_marks_the_text(page: Page) -> None:
    """Where the browser refuses, the text is shown and marked, and the page says what to do."""
    open_form(page)
    unfold_group(page, "Antal platser")
    field_of(page, "Platser", "Antal").fill("100")
    review(page)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Kopiera brevet").click()
    expect(page.get_by_text("Webbläsaren tillät inte kopiering.")).to_be_visible()
    expect(page.get_by_label("Brevet", exact=True)).to_be_focused()


# Confirming, adding, reporting.


def test_confirming_changes_the_confirmation_alone(page: Page) -> None:
    """«Stämmer det fortfarande?» proposes today's date and asks who and how; the issue form gets those three."""
    page.goto("insatser/lund/ips/")
    page.get_by_role("link", name="Ja, bekräfta uppgifterna").click()
    today = page.evaluate("new Intl.DateTimeFormat('sv-SE').format(new Date())")
    expect(page.get_by_label("Datum")).to_have_value(today)
    assert len(faults(page)) == 2
    page.get_by_label(re.compile("^Av( |$)")).fill("Arbetsmarknadsenheten")
    page.get_by_label("Sätt").fill("telefon")
    told = review(page)
    assert set(told) == {"Kontrollerad › Datum", "Kontrollerad › Av", "Kontrollerad › Sätt"}
    sent = issue(page)
    assert sent == {
        "template": "stammer.yml",
        "title": "Stämmer: lund/ips",
        "kortnamn": "lund/ips",
        "datum": today,
        "av": "Arbetsmarknadsenheten",
        "satt": "telefon",
    }
    page.locator("summary", has_text="Filen").click()
    after = page.get_by_label("Filen", exact=True).input_value()
    assert received(page).after == after.encode()
    line = f"kontrollerad: {{datum: {today}, av: Arbetsmarknadsenheten, sätt: telefon}}"
    assert after == IPS.read_text("utf-8").replace(
        "kontrollerad: {datum: 2018-05, av: UMA-projektet, sätt: kartläggning}", line
    )


def test_a_new_insats_from_nothing(page: Page, tmp_path: Path) -> None:
    """The required fields are in sight; what they become is a file that the check has no error about."""
    open_form(page, "foresla/ny/")
    assert len(faults(page)) >= 8
    page.get_by_label("Var finns insatsen?").select_option("Lund")
    page.get_by_label("Namn (måste fyllas i)", exact=True).fill("Verkstan på Öster")
    expect(page.get_by_label("Kortnamn i adressen")).to_have_value("verkstan-pa-oster")
    page.get_by_label("Sammanfattning").fill("En verkstad där man lagar cyklar: i egen takt.")
    page.get_by_label("Något en person deltar i").check()
    page.get_by_label("Form (måste fyllas i)", exact=True).select_option("Kommunal insats")
    page.get_by_label("Arbetsträning").check()
    page.get_by_role("button", name="Lägg till en rad i Källor").click()
    page.get_by_label("Dokument").select_option(index=1)
    page.get_by_label("Av (måste fyllas i)", exact=True).fill("Arbetsmarknadsenheten")
    page.get_by_label("Sätt (måste fyllas i)").fill("telefon")
    review(page)
    sent = issue(page)
    assert (sent["template"], sent["kortnamn"]) == ("ny-insats.yml", "lund/verkstan-pa-oster")
    editor = page.get_by_role("link", name="Ändra i filen").get_attribute("href") or ""
    told = parse_qs(urlsplit(editor).query)
    assert urlsplit(editor).path.endswith("/new/main/insatser/lund")
    assert told == {"filename": ["verkstan-pa-oster.yml"], "value": [sent["innehall"]]}
    result = received(page)
    assert (result.file, result.after) == (
        "insatser/lund/verkstan-pa-oster.yml",
        sent["innehall"].encode(),
    ), result.answer
    done = check(tmp_path, "insatser/lund/verkstan-pa-oster.yml", sent["innehall"])
    assert done.returncode == 0, done.stdout
    layout = [sys.executable, "-m", "insatskartan", "format", "--check", "insatser/lund/verkstan-pa-oster.yml"]
    assert subprocess.run(layout, cwd=tmp_path, check=False).returncode == 0


def test_a_new_insats_must_not_be_one_that_exists(page: Page) -> None:
    """The short name says so at its field."""
    open_form(page, "foresla/ny/")
    page.get_by_label("Var finns insatsen?").select_option("Lund")
    page.get_by_label("Kortnamn i adressen").fill("ips")
    assert "Insatsen «lund/ips» finns redan. Ändra den i stället, eller välj ett annat kortnamn." in faults(page)
    page.get_by_label("Kortnamn i adressen").fill("Å b")
    assert "En kod skrivs med a–z, 0–9 och bindestreck, men här står «Å b»." in faults(page)


def test_reporting_a_fault(page: Page) -> None:
    """A reason and a few words become the fields of the issue form and a letter; a personnummer is refused."""
    page.goto("insatser/lund/ips/")
    page.get_by_role("link", name="Rapportera fel").click()
    expect(page.locator("[data-proposal=form]")).to_be_visible()
    page.get_by_role("button", name="Fortsätt").click()
    summary = page.get_by_role("group", name="Något stämmer inte")
    expect(summary.get_by_role("heading")).to_be_focused()
    assert summary.get_by_role("link").all_inner_texts() == ["Välj vad som är fel.", "Skriv vad det ska stå."]
    page.get_by_label("Fel ålder").check()
    page.get_by_label("Vad ska det stå?").fill("Fråga 19121212-1212.")
    page.get_by_role("button", name="Fortsätt").click()
    expect(summary.get_by_role("link")).to_have_text(
        ["Texten innehåller något som är ett giltigt personnummer. Ta bort det."]
    )
    page.get_by_label("Vad ska det stå?").fill("Från 18 år.")
    page.get_by_label("Hur vet du det?").fill("Jag arbetar där.")
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("heading", name="Det här skickas")).to_be_focused()
    sent = issue(page)
    assert sent == {
        "template": "fel.yml",
        "title": "Fel i lund/ips",
        "insats": "lund/ips",
        "slag": "Fel ålder",
        "ratt": "Fel ålder: Från 18 år.",
        "kalla": "Jag arbetar där.",
    }
    body = parse_qs(urlsplit(page.get_by_role("link", name="Öppna ett färdigt brev").get_attribute("href") or "").query)
    assert "- Fel ålder: Från 18 år." in body["body"][0]


def test_the_road_by_keyboard_alone(browse: Callable[..., Page]) -> None:
    """On a phone, with keys only: open the group, change the number, go on, and stand on the heading of the change."""
    page = browse(320)
    open_form(page)
    page.keyboard.press("Tab")
    for _ in range(60):
        if page.evaluate("document.activeElement.textContent").strip().startswith("Antal platser"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field_of(page, "Platser", "Antal")).to_be_visible()
    page.keyboard.press("Tab")
    expect(field_of(page, "Platser", "Antal")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("100")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Det här ändras")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.slot") == "github":
            break
    expect(page.get_by_role("link", name="Skicka via GitHub")).to_be_focused()


@pytest.mark.parametrize("address", ["foresla/", "foresla/ny/", "foresla/stammer/", "foresla/fel/"])
def test_without_scripts_the_page_says_what_to_do(chromium: Browser, base_url: str, address: str) -> None:
    """No form that does nothing: a text, and a link to the files."""
    with window(chromium, base_url, java_script_enabled=False) as page:
        page.goto(address)
        told = page.locator("main noscript")
        assert "Formuläret behöver JavaScript." in told.inner_text()
        expect(told.locator("a")).to_be_visible()
        expect(page.get_by_role("main").get_by_role("textbox")).to_have_count(0)


@pytest.mark.parametrize("address", ["foresla/", "foresla/stammer/", "foresla/fel/"])
def test_without_an_insats_one_is_chosen(page: Page, address: str) -> None:
    """The address alone leads to a choice, and the choice to the form; an insats that is gone is said to be."""
    page.goto(address)
    page.get_by_label("Vilken insats?").select_option(value="lund/ips")
    page.get_by_role("button", name="Öppna formuläret").click()
    expect(page.locator("[data-proposal=vad]")).to_have_text("Det gäller: IPS")
    page.goto("about:blank")
    page.goto(f"{address}#insats=lund/finns-inte")
    expect(page.get_by_text("Formuläret kunde inte hämtas.")).to_be_visible()


@pytest.mark.parametrize("state", PROPOSING)
def test_every_state_fits_every_window(chromium: Browser, base_url: str, state: str) -> None:
    """Nothing runs off the side, is cut, covered or too small to hit: on a desk, on phones, and at 400 %."""
    address, change = PROPOSING[state]
    faults = {}
    with window(chromium, base_url) as page:
        visit(page, address)
        change(page)
        for width, height in ((1280, 900), (375, 800), (320, 640), (320, 225)):
            resize(page, width, height)
            page.evaluate("scrollTo(0, 0)")  # what has scrolled in under the header is read by scrolling back
            found = [fault for measure in (SIDEWAYS, CUT, OVERLAP, SMALL) for fault in page.evaluate(measure)]
            faults[f"{state}, {width} × {height} px"] = found
    report(faults)


FROM_THE_TOP = """() => {
  const first = document.body.insertBefore(document.createElement("button"), document.body.firstChild);
  first.focus();
  first.remove();
}"""
"""Tab goes on from where something with focus was taken away."""


@pytest.mark.parametrize("state", PROPOSING)
def test_tab_reaches_everything_in_every_state(chromium: Browser, base_url: str, state: str) -> None:
    """On a phone each field, button and link can be reached, in order, and is seen whole with a clear ring."""
    address, change = PROPOSING[state]
    with window(chromium, base_url, 375) as page:
        visit(page, address)
        change(page)
        page.evaluate(FROM_THE_TOP)
        report({state: walk(page).faults()})
