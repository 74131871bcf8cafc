"""The preview of a change stands alone: one file that needs nothing, leads nowhere wrong and keeps text as text."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from insatskartan.__main__ import main
from insatskartan.changes import comparison, preview, revision
from support import change_cases
from support.hostile import HARMLESS, TEXTS, folder
from support.samples import TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


REPORT = "uppföljning:\n  - typ: kvartalsrapport\n    period: {från: 2024-01, till: 2024-03}\n    källa: {dokument: rapporten}\n"


def made(tmp_path: Path, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Return the preview of what is between two folders."""
    roots = [
        change_cases.write(tmp_path / side / "insatser", dict(files)) for side, files in (("a", before), ("b", after))
    ]
    with (
        revision.open_revision(roots[0], str(roots[0])) as first,
        revision.open_revision(roots[1], str(roots[1])) as second,
    ):
        return preview.page(comparison.between(first, second, TODAY), TODAY)


class Elements(HTMLParser):
    """Elements with their attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, *names: str) -> list[str]:
        """Return the values of attributes."""
        return [value for _, attrs in self.found for name, value in attrs.items() if name in names]


def test_it_stands_alone(tmp_path: Path) -> None:
    """No scripts, nothing fetched, no link into a site that is not there; ids are used once and anchors lead somewhere."""
    after = {
        f"lund/{n}.yml": f"namn: Insats {n}\nhuvudman: Kommunen\nkontakt: [{{funktion: A, webb: 'https://exempel.se'}}]\n{REPORT}"
        for n in "ab"
    }
    html = made(tmp_path, {f"lund/{n}.yml": f"namn: Insats {n}" for n in "ab"}, after)
    page = Elements(html)
    tags = Counter(tag for tag, _ in page.found)
    assert html.startswith('<!doctype html>\n<html lang="sv">')
    assert tags["article"] == 4, "two insatser, each with its reports"
    assert not {"script", "iframe", "object", "embed", "link", "base", "form", "img"} & set(tags)
    assert page.values("src", "srcset", "action", "style", "onclick") == []
    assert {href for href in page.values("href") if not href.startswith("#")} == {"https://exempel.se"}
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    pointed = [id_ for name in preview._WITH_ID[1:] for value in page.values(name) for id_ in value.split()]
    assert {href[1:] for href in page.values("href") if href.startswith("#")} | set(pointed) <= set(ids)
    assert {address.partition(":")[0] for address in re.findall(r"url\(([^#][^)]*)\)", html)} == {"data"}
    assert "@import" not in html
    assert "default-src 'none'" in page.values("content")[0]


def test_it_says_what_the_change_means(tmp_path: Path) -> None:
    """The text comes first, then the page as it will be, and nothing of what has not changed."""
    files = {"lund/b.yml": "namn: Den andra"}
    html = made(tmp_path, {**files, "lund/a.yml": "ålder: {från: 16}"}, {**files, "lund/a.yml": "ålder: {från: 18}"})
    text, _, page = html.partition("<article")
    assert "Lägsta ålder ändras från 16 till 18" in text
    assert "16- och 17-åringar kan inte delta (förut oklart)" in text
    assert "Från 18 år" in page
    assert "Den andra" not in html


def test_a_mall_shows_the_pages_whose_answers_it_changes(tmp_path: Path) -> None:
    """Those of insatser that use it, once each."""
    mall = (
        "namn: LSS\nsammanfattning: Stöd.\nnivå: individ\nform: kommunal\ninriktning: [vagledning]\nålder: {från: %s}\n"
    )
    local = "!mall: lss\nkällor: [{dokument: rapporten}]\nkontrollerad: {datum: 2026-10, av: A, sätt: telefon}\n"
    both = {"lund/lss.yml": local, "eslov/lss.yml": local}
    html = made(tmp_path, {"_mallar/lss.yml": mall % 16, **both}, {"_mallar/lss.yml": mall % 18, **both})
    assert html.count("<article") == 2


def test_a_file_holds_so_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told is told of all, but pages are shown of the first only, and that is said."""
    monkeypatch.setattr(preview, "MAX_PAGES", 2)
    html = made(tmp_path, {}, {f"lund/{n}.yml": f"namn: Insats {n}" for n in "abc"})
    assert html.count("<article") == 2
    assert html.count("ik-preview__change") - preview._style().count("ik-preview__change") == 3
    assert "Här visas de 2 första sidorna." in html


@pytest.mark.no_cover
def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """The file has the elements of a harmless twin, whatever the data says."""
    accepted = [row["text"] for row in TEXTS if "avvisas" not in row and "länk" not in row][:20]
    pages = [
        made(tmp_path / name, {}, {path: f"!{text}" for path, text in folder(texts)[0].items()})
        for name, texts in (("ond", accepted), ("god", [HARMLESS] * len(accepted)))
    ]
    shapes = [[(tag, sorted(attrs)) for tag, attrs in Elements(page).found] for page in pages]
    assert len(shapes[0]) > 2_000
    assert shapes[0] == shapes[1]


def test_the_command_writes_the_file(tmp_path: Path) -> None:
    """Into a folder that need not exist; a revision that does not exist is said, exit 2."""
    root = change_cases.write(tmp_path / "insatser", {})
    out = tmp_path / "ny/fil.html"
    assert main(["--data", str(root), "preview", str(root), "-o", str(out)]) == 0
    assert "Inget har ändrats." in out.read_text("utf-8")
    assert main(["--data", str(root), "preview", "finns-inte", "-o", str(out)]) == 2


def test_the_command_takes_the_place_of_previews_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An older preview and an empty file; anything else stays, to the byte."""
    root = change_cases.write(tmp_path / "insatser", {})
    (tmp_path / "empty.html").write_text("")
    for _ in range(2):
        assert main(["--data", str(root), "preview", str(root), "-o", str(tmp_path / "empty.html")]) == 0
    for text in ("# Om\n", "<!doctype html><title>Annat</title>"):
        (tmp_path / "om.md").write_text(text)
        assert main(["--data", str(root), "preview", str(root), "-o", str(tmp_path / "om.md")]) == 2
        assert "om.md finns och är ingen förhandsvisning. Ange en annan fil med -o." in capsys.readouterr().err
        assert (tmp_path / "om.md").read_text() == text
