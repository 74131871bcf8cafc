"""Every page is valid HTML, and has a language, a title of its own, one outline and landmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.markup import faults, parse, text_of, title
from browser.windows import report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

GOOD = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Sida</title><meta name="viewport" content="width=device-width"></head>
<body><header><nav aria-label="Meny"><a href="#a">Ett</a></nav></header>
<main><h1 id="a">Sida</h1><h2>Del</h2></main><footer>Slut</footer></body></html>"""


@pytest.fixture(scope="module")
def read(site: Path, addresses: list[str]) -> Mapping[str, tuple[Element, list[str]]]:
    """Return every page as a tree, with the errors of its text."""
    files = {a: site / (a if a.endswith(".html") else f"{a}index.html") for a in addresses}
    return {address: parse(file.read_text("utf-8")) for address, file in files.items()}


def test_every_page_is_valid_html(
    read: Mapping[str, tuple[Element, list[str]]], total: Callable[[str, int], None]
) -> None:
    """No parse error by the HTML standard in any page."""
    total("html: sidor", len(read))
    report({address: errors for address, (_, errors) in read.items()})
    assert read


def test_every_page_holds_together(read: Mapping[str, tuple[Element, list[str]]]) -> None:
    """Ids are unique and references lead somewhere; no control in another; language, outline and landmarks are right."""
    report({address: faults(root) for address, (root, _) in read.items()})
    assert read


def test_every_page_has_a_title_of_its_own_that_says_what_it_is(
    read: Mapping[str, tuple[Element, list[str]]],
) -> None:
    """No two pages have the same title; it holds the page's heading, soft hyphens aside, or the site's name."""
    titles = {address: title(root) for address, (root, _) in read.items()}
    assert len(set(titles.values())) == len(titles)
    headings = {
        address: text_of(next(root.iter("h1"))).replace("\xad", "").strip() for address, (root, _) in read.items()
    }
    said = {a: titles[a].replace(" - ", " ").startswith(headings[a]) for a in titles if a}
    assert [f"{titles[a]} / {headings[a]}" for a, well in said.items() if not well] == []
    assert titles[""] == "Insatskartan"


def test_every_page_leads_to_the_accessibility_statement(read: Mapping[str, tuple[Element, list[str]]]) -> None:
    """Also the start page, the error page, and the statement itself, by a link of that name."""
    lead = {
        address: [text_of(link) for link in root.iter("a") if link.get("href", "").endswith(("tillganglighet/", "./"))]
        for address, (root, _) in read.items()
    }
    assert [address for address, names in lead.items() if "Tillgänglighetsredogörelse" not in names] == []
    root = read["tillganglighet/"][0]
    targets = {link.get("href") for link in root.iter("a")}
    assert "https://www.digg.se/tdosanmalan" in targets


PARSE_FAULTS: Mapping[str, tuple[str, str]] = {
    "an end tag too many": ("<h2>Del</h2>", "<h2>Del</h2></div>"),
    "an element left open": ("<h2>Del</h2>", "<div><h2>Del</h2>"),
    "a list in a paragraph": ("<h2>Del</h2>", "<p>Text<ul><li>Ett</ul></p>"),
    "a paragraph in a table": ("<h2>Del</h2>", "<table><p>Text</p><tr><td>1</table>"),
    "the same attribute twice": ("<h2>", "<h2 id='x' id='y'>"),
    "a link in a link": ("<h2>Del</h2>", "<a href='#a'>Ett <a href='#a'>Två</a></a>"),
    "a loose ampersand": ("Del", "Del &unknown; slut"),
    "no doctype": ("<!doctype html>", ""),
}


@pytest.mark.parametrize("fault", PARSE_FAULTS)
def test_invalid_html_is_found(fault: str) -> None:
    """The parser is able to fail: the page is valid, and with the fault it is not."""
    assert parse(GOOD)[1] == []
    before, after = PARSE_FAULTS[fault]
    assert before in GOOD
    assert parse(GOOD.replace(before, after))[1]


FAULTS: Mapping[str, tuple[str, str, str]] = {
    "the same id twice": ("<h2>", "<h2 id='a'>", "id «a» står 2 gånger"),
    "an id with a space": ("<h2>", "<h2 id='b c'>", "id «b c» är tomt eller har mellanslag"),
    "a missing anchor": ("#a", "#b", "ankaret #b finns inte på sidan"),
    "a label for nothing": ("Slut", "<label for='q'>Ord</label>", "for=«q» på label leder ingenstans"),
    "a label for a heading": ("Slut", "<label for='a'>Ord</label>", "leder till h1, som inte är ett fält"),
    "a name from nowhere": ("<h2>", "<h2 aria-labelledby='a q'>", "aria-labelledby=«q» på h2 leder ingenstans"),
    "a cell with a header that is gone": (
        "Slut",
        "<table><tr><td headers='q'>1</td></tr></table>",
        "headers=«q» på td leder ingenstans",
    ),
    "a button in a link": ("Ett", "Ett <button>Två</button>", "button «Två» ligger i a «Ett Två»"),
    "a stop in a button": ("Slut", "<button>A <i tabindex='0'>B</i></button>", "i «B» ligger i button «A B»"),
    "a link in a summary": (
        "Slut",
        "<details><summary>Mer <a href='#a'>länk</a></summary></details>",
        "a «länk» ligger i summary",
    ),
    "a picture beside a term": (
        "Slut",
        "<dl class='x'><div><svg></svg><dt>Ord</dt><dd>Förklaring</dd></div></dl>",
        "svg står bredvid ord och förklaring i «x»",
    ),
    "a paragraph in a list": ("Slut", "<ul><p>Text</p></ul>", "p står direkt i ul «Text»"),
    "a term without a list of its own": ("Slut", "<dl><dt>Ord</dt><p>Text</p></dl>", "p står direkt i dl"),
    "a hidden label": (
        "Slut",
        "<input id='q'><label for='q' aria-hidden='true'>Ord</label>",
        "label för «q» är dold för skärmläsare",
    ),
    "two first headings": ("h2>", "h1>", "sidan har 2 rubriker på första nivån"),
    "no first heading": ("h1", "h2", "sidan har 0 rubriker på första nivån"),
    "a skipped level": ("h2>", "h4>", "rubriken «Del» på nivå 4 kommer direkt efter nivå 1"),
    "an empty heading": ("Del", " ", "rubriken på nivå 2 är tom"),
    "two mains": ("<h2>Del</h2>", "<div role='main'></div>", "sidan har 2 main"),
    "no header": ("header", "div", "sidan har 0 header"),
    "two menus of one name": ("Slut", "<nav aria-label='Meny'></nav>", "2 menyer heter «Meny»"),
    "a menu without a name": ("Slut", "<nav></nav>", "1 menyer heter «»"),
    "another language": ('lang="sv"', 'lang="en"', "sidans språk är «en», inte sv"),
    "no title": ("<title>Sida</title>", "<title> </title>", "sidan har ingen titel"),
    "no zoom": ("device-width", "device-width, user-scalable=no", "sidan hindrar att man zoomar"),
    "a page that leaves": (
        "<title>",
        "<meta http-equiv='refresh' content='5'><title>",
        "sidan byter sig själv efter en stund",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_that_is_put_in_is_found(fault: str) -> None:
    """The checks are able to fail: the page has no fault, and with this one just that."""
    before, after, expected = FAULTS[fault]
    assert before in GOOD
    assert faults(parse(GOOD)[0]) == []
    assert any(expected in found for found in faults(parse(GOOD.replace(before, after))[0]))
