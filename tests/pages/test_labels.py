"""Every label beside a link to an insats says what one function says, and every page that lists insatser says how old they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import html5lib
import pytest

from insatskartan.analysis.residents import Residents
from insatskartan.pages import plan
from insatskartan.wording.labels.answers import TAKES
from support.built_pages import REPOSITORY
from support.samples import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.catalog.loading import Loaded
    from insatskartan.pages.page import Page

INSATS = re.compile(r"^(?:\.\./)*insatser/([a-z0-9-]+/[a-z0-9-]+)/$")
LABEL = re.compile(rf"({'|'.join(sorted(TAKES.values(), key=len, reverse=True))})(?:: (.+?))? ?(?:\((\d{{4}})\))?")
BY_WORD = {word: takes for takes, word in TAKES.items()}


class Label(NamedTuple):
    """A label and the insats that it stands beside."""

    id: str
    takes: str
    income: str
    """Its name, when the label has one."""
    year: str
    place: str = ""
    """The municipality whose section it stands in, on a page about several."""


@pytest.fixture(scope="module")
def pages(real: Loaded) -> Mapping[str, Page]:
    """Return the pages of the frozen data by address."""
    return {page.path: page for page in plan.render_all(real.catalog(), TODAY, REPOSITORY)}


def parse(page: Page) -> Element:
    """Return the tree of a page, without what scripts copy."""
    root: Element = html5lib.parseFragment(page.html, namespaceHTMLElements=False)
    for template in list(root.iter("template")):
        template.clear()
    return root


def text_of(element: Element) -> str:
    """Return all text with single spaces."""
    return " ".join("".join(element.itertext()).split())


def classes(element: Element) -> list[str]:
    """Return the classes of an element."""
    return (element.get("class") or "").split()


def labels(root: Element) -> Iterator[Label]:
    """Yield each label that stands in the smallest element that also holds a link to an insats."""
    above = {child: parent for parent in root.iter() for child in parent}
    for badge in root.iter("span"):
        if "ik-badge" not in classes(badge):
            continue
        found = LABEL.fullmatch(text_of(badge))
        if not found:
            continue
        near = badge
        while near in above and not ids_in(near):
            near = above[near]
            if near.tag in ("dl", "table", "section", "ol"):
                break
        ids = ids_in(near)
        if near.tag in ("li", "tr", "p", "div"):
            for id_ in ids:
                yield Label(id_, BY_WORD[found[1]], found[2] or "", found[3] or "", section(near, above))


def section(element: Element, above: Mapping[Element, Element]) -> str:
    """Return the municipality of the finding that an element stands in; empty outside."""
    while element in above:
        element = above[element]
        if "ik-finding" in classes(element):
            return next((heading.get("id") or "" for heading in element.iter("h3")), "")
    return ""


def ids_in(element: Element) -> list[str]:
    """Return the insatser that an element links to."""
    hrefs = (link.get("href") or "" for link in element.iter("a"))
    return [found[1] for href in hrefs if (found := INSATS.match(href))]


def about(catalog: Catalog, path: str) -> tuple[str, str]:
    """Return the municipality whose residents a page is about, empty when it is for anybody, and the income source."""
    first, _, rest = path.partition("/")
    last = rest.rpartition("/")[2]
    kommun = last if first in ("omraden", "grannar", "vagar") and last in catalog.kommuner else ""
    income = last if first in ("forsorjning", "stangt", "luckor") and last else catalog.focus_code
    return kommun, income


def test_every_label_is_what_the_function_says(
    real: Loaded, pages: Mapping[str, Page], total: Callable[[str, int], None]
) -> None:
    """Whatever page it stands on: for the residents and the income source that the page is about, with its year."""
    catalog = real.catalog()
    residents = Residents(catalog, TODAY)
    compared, differ = 0, []
    for path, page in pages.items():
        kommun, income = about(catalog, path)
        for label in labels(parse(page)):
            claim = residents.claim(catalog.insatser[label.id], income, kommun or label.place)
            said = (label.takes, label.year or (claim and claim.year))
            if not claim or said != (claim.takes, claim.year):
                differ.append((path, label, claim))
            if label.income:
                assert label.income == catalog.terms["forsorjning"][income].name.lower(), path
            compared += 1
    total("etiketter: jämförda", compared)
    total("etiketter: säger något annat", len(differ))
    assert differ == []
    assert compared > 1000


def test_a_wrong_label_is_found(real: Loaded) -> None:
    """The comparison is able to fail: another word beside a link, or another year, is another label."""
    catalog = real.catalog()
    id_ = next(id_ for id_, entry in catalog.insatser.items() if entry.insats.level == "individ")
    html = f'<ul><li><a href="../insatser/{id_}/">X</a> <span class="ik-badge">Tar emot: lön (1999)</span></li></ul>'
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert list(labels(root)) == [Label(id_, "ja", "lön", "1999")]


def test_open_and_closed_are_said_about_persons_only(pages: Mapping[str, Page]) -> None:
    """Outside the finder no label says «Öppen», «Öppen om», «Stängd» or «Oklart» of an insats."""
    for path, page in pages.items():
        if path in ("hitta", "sok") or path.startswith("luckor"):
            continue
        for badge in parse(page).iter("span"):
            if "ik-badge" in classes(badge):
                assert not re.match(r"Öppen|Stängd|Delvis öppen", text_of(badge)), (path, text_of(badge))


def test_what_has_ended_has_no_label(real: Loaded, pages: Mapping[str, Page]) -> None:
    """Neither on its own page nor in any list."""
    catalog = real.catalog()
    ended = {id_ for id_, entry in catalog.insatser.items() if entry.status(TODAY) == "avslutad"}
    assert ended
    for page in pages.values():
        assert not ended & {label.id for label in labels(parse(page))}, page.path
    for id_ in ended:
        badges = [text_of(e) for e in parse(pages[f"insatser/{id_}"]).iter("span") if "ik-badge" in classes(e)]
        assert not [text for text in badges if LABEL.fullmatch(text)], id_


def test_every_page_that_lists_insatser_says_how_old_they_are(
    pages: Mapping[str, Page], total: Callable[[str, int], None]
) -> None:
    """One line under the heading, computed from its own records, or from the sources of what it tells."""
    listing = [page for page in pages.values() if ids_in(parse(page)) and page.path != "bidra/regler"]
    without = [page.path for page in listing if not re.search(r"\b(?:19|20)\d\d\b", page.ages)]
    total("sidor som listar insatser", len(listing))
    total("sidor som listar insatser, utan årtal", len(without))
    assert without == []
    assert len(listing) > 150
    for page in listing:
        assert text_of(parse(page)).count(page.ages) >= 1, page.path
