"""What a screen reader user gets on each kind of page, written down in `transcripts/` to be read aloud when it changes.

The pages are those of a small invented site that never changes (`tests/sites/transcripts`), so a difference comes from
templates, styles or scripts, and not from data. `make golden` writes the files anew.
"""

from __future__ import annotations

import datetime as dt
import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser.listening import listen, transcript
from browser.windows import open_menu, open_search, visit, window
from insatskartan.catalog.loading import load
from insatskartan.pages import plan
from insatskartan.pages.site import Site
from support.sample_site import FIXED, SAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

    from browser.listening import Item

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
GOLDEN = HERE / "transcripts"
REWRITE = bool(os.environ.get("INSATSKARTAN_GOLDEN"))
KINDS = {
    "start": "",
    "finder": "hitta/",
    "finder-with-answers": "hitta/#kommun=bjurholm&alder=25&forsorjning=aktivitetsersattning&lista=bjurholm/cafeet",
    "areas": "omraden/",
    "kommun": "omraden/bjurholm/",
    "kommun-without-figures": "omraden/vindeln/",
    "forbund": "omraden/exempelforbundet/",
    "health-care": "omraden/exempelvarden/",
    "agency": "omraden/exempelmyndigheten/",
    "larger-area": "omraden/exempelbygden/",
    "search": "sok/",
    "search-with-hits": "sok/#text=snickeri&kommun=bjurholm",
    "search-without-hits": "sok/#text=snickeri&form=vård",
    "insatser": "insatser/",
    "insats-with-doors": "insatser/bjurholm/snickeriet/",
    "insats-with-parts": "insatser/bjurholm/motesplatsen/",
    "insats-closed": "insatser/bjurholm/cafeet/",
    "insats-ended": "insatser/vindeln/tvatteriet/",
    "insats-little-known": "insatser/vindeln/odlingen/",
    "reports-continuing": "insatser/bjurholm/snickeriet/rapport/",
    "final-report": "insatser/vindeln/tvatteriet/rapport/",
    "insats-for-organisations": "insatser/exempelforbundet/samtalet/",
    "incomes": "forsorjning/",
    "income": "forsorjning/aktivitetsersattning/",
    "gaps": "luckor/",
    "closed": "stangt/",
    "closed-for": "stangt/aktivitetsersattning/",
    "knowledge": "kunskap/",
    "target-group": "malgruppen/",
    "themes": "teman/",
    "theme": "teman/vintern/",
    "pathways": "vagar/",
    "pathway": "vagar/till-snickeriet/",
    "pathway-in-a-kommun": "vagar/till-snickeriet/bjurholm/",
    "methods": "metoder/",
    "method": "metoder/exempelmetoden/",
    "results": "resultat/",
    "neighbours": "grannar/",
    "neighbour": "grannar/vindeln/",
    "proposal": "foresla/",
    "proposal-of-a-change": "foresla/#insats=bjurholm/cafeet",
    "proposal-of-a-new-insats": "foresla/ny/",
    "confirmation": "foresla/stammer/#insats=bjurholm/cafeet",
    "fault": "foresla/fel/",
    "fault-in-an-insats": "foresla/fel/#insats=bjurholm/cafeet",
    "glossary": "ordlista/",
    "rules": "bidra/regler/",
    "statement": "tillganglighet/",
    "style-guide": "stil/",
    "style-guide-fields": "stil/falt/",
    "written-page": "om/",
    "not-found": "404.html",
}
"""The main content of one page of each kind."""
WHOLE = {
    "start",
    "finder-with-answers",
    "kommun",
    "insats-with-doors",
    "reports-continuing",
    "search-with-hits",
    "proposal-of-a-new-insats",
    "theme",
    "pathway-in-a-kommun",
}
"""One page of each group of templates is written down whole, with its outline and its links; the others as what they have
alone, so that a word shared by many pages is a change in few files."""
AROUND = ("frame", "search-dialog", "menu")
"""What stands around the main content: as it is, with search open, and with the menu of a narrow window open."""


def compare(name: str, text: str) -> None:
    """Fail if the text is not what is written down; with INSATSKARTAN_GOLDEN set, write it down instead."""
    path = GOLDEN / f"{name}.txt"
    if REWRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return
    before = path.read_text("utf-8") if path.exists() else ""
    lines = difflib.unified_diff(
        before.splitlines(), text.splitlines(), f"{path.name}, förut", f"{path.name}, nu", lineterm=""
    )
    if before != text:
        pytest.fail("Läs ändringen högt. Låter den rätt, kör make golden.\n" + "\n".join(lines), pytrace=False)


def main_of(heard: Item) -> Sequence[Item]:
    """Return the main content."""
    return [item for item in heard.walk() if item.role == "main"]


def around(heard: Item) -> Sequence[Item]:
    """Return what stands around the main content; the menu of a narrow window is drawn over it."""
    menus = [
        item for main in main_of(heard) for item in main.walk() if (item.role, item.name) == ("navigation", "Meny")
    ]
    return [item for item in heard.children if item.role != "main"] + menus


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_page_sounds_as_written_down(chromium: Browser, sample: str, kind: str) -> None:
    """Title, landmarks, outline, links and reading order of the main content are those in the file."""
    with window(chromium, sample) as page:
        page.clock.set_fixed_time(dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))  # forms suggest today
        visit(page, KINDS[kind])
        heard = listen(page)
        whole = kind in WHOLE
        compare(
            kind, transcript(page.title(), heard, main_of(heard), whole=whole).replace(sample, "https://exempel.se/")
        )


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_sounds_as_written_down(chromium: Browser, sample: str, name: str) -> None:
    """Header, menu, search and footer, and what opens from them, are those in the file."""
    with window(chromium, sample, 375 if name == "menu" else 1280) as page:
        page.goto("om/")
        if name == "search-dialog":
            open_search(page, "snickeri")
        if name == "menu":
            open_menu(page)
        heard = listen(page)
        compare(name, transcript(page.title(), heard, around(heard)))


def test_nothing_else_is_written_down() -> None:
    """Each file belongs to a kind of page; what no longer exists leaves no file behind."""
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.txt" for name in (*KINDS, *AROUND)}


def test_every_template_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """One page of each template, of each kind of area, and of each kind of insats is written down."""
    catalog = load(SAMPLE / "insatser").catalog()
    made: dict[str, set[str]] = {}
    render = Site.page

    def record(self: Site, template: str, path: str, *texts: str, **values: Any) -> Any:
        made.setdefault(template, set()).add(f"{path}/" if path else "")
        return render(self, template, path, *texts, **values)

    monkeypatch.setattr(Site, "page", record)
    for make in plan.page_jobs(catalog, dt.date(2026, 11, 22), FIXED["INSATSKARTAN_REPOSITORY"], guide=True):
        make()
    heard = set(KINDS.values())
    # The preview of a change is a file of its own, which test_preview looks at.
    templates = {file.name for file in (PROJECT / "generator/insatskartan/pages/templates").glob("[!_]*.html")}
    assert templates - {"preview.html"} == set(made)
    assert [template for template, paths in made.items() if not paths & heard] == []
    kinds = {
        catalog.areas[path.split("/")[1]].kind for path in heard if path.startswith("omraden/") and path != "omraden/"
    }
    assert kinds == {"kommun", "förbund", "region", "myndighet", "samverkansområde"}


CHANGES = {
    "a link that says less": "document.querySelector('main dd a').textContent = 'här'",
    "a heading of another level": "const h = document.querySelector('main h2'); h.outerHTML = `<h3>${h.textContent}</h3>`",
    "a landmark without its name": "document.querySelector('nav').removeAttribute('aria-label')",
    "another order": "const m = document.querySelector('main h1').parentElement; m.prepend(m.lastElementChild)",
    "a hidden answer": "document.querySelector('main dd').setAttribute('aria-hidden', 'true')",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_heard(chromium: Browser, sample: str, change: str) -> None:
    """The text is another when what is heard is another."""

    def heard(page: Page) -> str:
        found = listen(page)
        return transcript(page.title(), found, main_of(found))

    with window(chromium, sample) as page:
        page.goto(KINDS["insats-with-doors"])
        before = heard(page)
        assert heard(page) == before
        page.evaluate(f"() => {{ {CHANGES[change]} }}")
        assert heard(page) != before
