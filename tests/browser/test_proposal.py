"""A proposal, from an insats page to the last click: what leaves is a file that differs in what was touched alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.windows import window
from playwright.sync_api import expect
from samples import ROOT

from generator.catalog import load
from generator.decode import keys as model_keys
from generator.model import Insats
from generator.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

IPS = ROOT / "insatser/lund/ips.yml"
REVIEW = "Granska ändringen"


def open_form(page: Page, address: str = "foresla/#insats=lund/ips") -> Locator:
    """Open a form and wait until it stands there."""
    page.goto("about:blank")
    page.goto(address)
    form = page.locator("[data-forslag=form]")
    expect(form).to_be_visible()
    return form


def unfold(page: Page, group: str) -> None:
    """Open a group of fields."""
    page.locator(".ik-forslag__grupp > summary").filter(has_text=group).click()


def field_of(page: Page, concept: str, label: str) -> Locator:
    """Return a field of a concept."""
    return page.get_by_role("group", name=concept).get_by_label(label).first


def review(page: Page) -> dict[str, str]:
    """Go to what is changed; return it by field."""
    page.get_by_role("button", name=REVIEW).click()
    expect(page.get_by_role("heading", name="Det här ändras")).to_be_focused()
    names = page.locator(".ik-andringar dt").all_inner_texts()
    return dict(zip(names, page.locator(".ik-andringar dd").all_inner_texts(), strict=True))


def issue(page: Page) -> dict[str, str]:
    """Return what the first way out puts into the issue form."""
    address = page.locator("[data-f=github]").get_attribute("href") or ""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query, keep_blank_values=True).items()}


def keys(text: str) -> dict[str, object]:
    """Return the top-level values of a file."""
    source, problems = parse(text.encode(), "x.yml")
    assert not problems
    assert source
    return source.plain()


def check(folder: Path, file: str, text: str) -> subprocess.CompletedProcess[str]:
    """Run `insatskartan check` on one file among all the others."""
    shutil.copytree(ROOT / "insatser", folder / "insatser")
    (folder / file).write_text(text, "utf-8")
    command = [sys.executable, "-m", "generator", "check", file]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_the_number_of_places_of_ips(page: Page, tmp_path: Path) -> None:
    """From the page of IPS to an address that holds a file which differs in `platser` alone, and passes the check."""
    page.goto("insatser/lund/ips/")
    page.get_by_role("link", name="Föreslå en ändring").click()
    expect(page.locator("[data-forslag=vad]")).to_have_text("Det gäller: IPS")
    unfold(page, "Antal platser")
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


EVERY_FILE = """
async (ids) => {
  const [script] = [...document.scripts].filter(({ src }) => /proposal\\.\\w+\\.js/.test(src));
  const text = await (await fetch(script.src)).text();
  const load = (name) => import(new URL(text.match(new RegExp(`\\\\./${name}\\\\.\\\\w+\\\\.js`))[0], script.src));
  const [{ formOf }, { begin }] = [await load("form-model"), await load("proposal-draft")];
  const json = async (path) => (await fetch(path)).json();
  const data = JSON.parse(document.querySelector("[data-forslag=data]").textContent);
  const form = formOf(await json("formular.json"), data, () => {});
  const found = [];
  for (const id of ids) {
    const file = await json(`insatser/${id}.json`);
    const draft = begin(form, file);
    const keys = form.spec.poster[form.spec.post].fält.map(({ nyckel }) => nyckel);
    const host = document.body.appendChild(document.createElement("div"));
    for (const key of keys) host.append(draft.control(key).element);
    const told = { id, text: draft.text(), touched: [...draft.touched().keys()], changes: draft.changes(), edits: [] };
    for (const key of keys) {
      const inputs = [...draft.control(key).element.querySelectorAll("input, textarea, select")];
      const input = inputs.find((one) => one.matches("textarea, [type=text]") && one.value && !one.disabled);
      if (!input) continue;
      const before = input.value;
      input.value = `${before} – “#’: 0123, åäö`;
      told.edits.push({ key, touched: [...draft.touched().keys()], text: draft.text(), lines: draft.changes().length });
      input.value = before;
    }
    told.after = [...draft.touched().keys()];
    told.problems = draft.problems("2026-11-22");
    host.remove();
    found.push(told);
  }
  return found;
}
"""


def test_every_file_stays_as_it_is_until_it_is_touched(page: Page, total: Callable[[str, int], None]) -> None:
    """With every field on the screen each file is itself, to the byte; a change of one text changes that key alone."""
    entries = load(ROOT / "insatser").catalog().insatser
    open_form(page)
    told = page.evaluate(EVERY_FILE, list(entries))
    assert len(told) == len(entries)
    edits = 0
    for entry, found in zip(entries.values(), told, strict=True):
        text = (ROOT / entry.file).read_text("utf-8")
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
        told = page.locator("[data-forslag-grupp]").evaluate_all(
            "groups => groups.flatMap(e => e.dataset.forslagGrupp.split(' '))"
        )
        assert sorted(told) == sorted(model_keys(Insats))
