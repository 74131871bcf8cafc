"""The link checker finds what leads nowhere, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from insatskartan.hosting.links import broken

if TYPE_CHECKING:
    from pathlib import Path

GOOD = [
    "", "#b", "./", "../", "../a/", "../a/#b", "../a/index.html#b", "https://exempel.se", "mailto:x@exempel.se", "tel:112",
    "../bild.svg", "../?x=1", "%C3%A5/", "#__top",
]  # fmt: skip
BAD = {
    "#c": "ankaret finns inte",
    "../b/": "sidan finns inte",
    "../a/#c": "ankaret finns inte",
    "/a/": "utgår från roten och fungerar inte i en undermapp",
    "../../utanför/": "leder ut ur webbplatsen",
    "javascript:alert(1)": "otillåtet slag av adress",
    "http://exempel.se": "otillåtet slag av adress",
    "//exempel.se/x": "otillåtet slag av adress",
    "../saknas.css": "sidan finns inte",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site without any link."""
    for name in ("index.html", "a/index.html", "a/å/index.html"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('<h1 id="b">B</h1>', "utf-8")
    (tmp_path / "site/bild.svg").write_text("<svg/>")
    return tmp_path / "site"


@pytest.mark.parametrize("address", GOOD)
def test_good_links(site: Path, address: str) -> None:
    """Relative pages, anchors, files and the allowed schemes."""
    (site / "a/index.html").write_text(f'<p id="b"><a href="{address}">x</a>', "utf-8")
    assert list(broken(site)) == []


@pytest.mark.parametrize("address", BAD)
def test_bad_links(site: Path, address: str) -> None:
    """Each is named with file, line, address and reason, whatever attribute holds it."""
    (site / "a/index.html").write_text(f'\n<p id="b"><img src="{address}">', "utf-8")
    assert list(broken(site)) == [f"a/index.html:2: {address}: {BAD[address]}"]


def test_links_of_the_api(site: Path) -> None:
    """`länkar` in the API are checked from the site's root."""
    (site / "api").mkdir()
    record = {
        "insatser": [
            {"länkar": {"html": "a/", "json": "api/x.json", "källfil": "insatser/a.yml"}},
            {"länkar": {"html": "b/"}},
        ]
    }
    (site / "api/x.json").write_text(json.dumps(record), "utf-8")
    assert list(broken(site)) == ["api/x.json:1: b/: sidan finns inte"]


def publish(site: Path, address: str) -> None:
    """Let the start page say where the site is published."""
    (site / "index.html").write_text(f'<link rel="canonical" href="{address}"><h1 id="b">B</h1>', "utf-8")


@pytest.mark.parametrize(
    ("published", "good", "bad"),
    [
        ("", ["/", "/a/", "/a/#b", "/bild.svg", "#b", "https://exempel.se/x/"], {}),
        ("https://exempel.se/", ["/", "/a/", "/bild.svg", "https://exempel.se/a/#b"], {}),
        ("https://exempel.se/karta/", ["/karta/", "/karta/a/#b", "/karta/a/%C3%A5/", "https://annan.se/karta/x"], {}),
        ("", [], {"/c/": "sidan finns inte", "/a/#c": "ankaret finns inte", "a/": "relativ"}),
        ("https://exempel.se/", [], {"/c/": "sidan finns inte", "bild.svg": "relativ", "//exempel.se/": "otillåtet"}),
        (
            "https://exempel.se/karta/",
            [],
            {
                "/": "leder ut ur webbplatsen, som ligger under /karta/",
                "/a/": "leder ut ur webbplatsen, som ligger under /karta/",
                "/karta": "leder ut ur webbplatsen",
                "/kartan/a/": "leder ut ur webbplatsen",
                "/karta/c/": "sidan finns inte",
                "/karta/a/#c": "ankaret finns inte",
                "/karta/../a/": "leder ut ur webbplatsen",
                "a/": "relativ",
                "../a/": "relativ",
            },
        ),
    ],
)
def test_links_of_the_error_page(site: Path, published: str, good: list[str], bad: dict[str, str]) -> None:
    """It is shown at any depth: its links start at the root of the server, and stay below the site's address."""
    if published:
        publish(site, published)
    (site / "404.html").write_text("".join(f'<a href="{x}" id="b">x</a>\n' for x in (*good, *bad)), "utf-8")
    found = list(broken(site))
    assert len(found) == len(bad)
    for line, (address, reason) in zip(found, bad.items(), strict=True):
        assert f": {address}: " in line
        assert reason in line


def test_an_error_page_further_down_is_a_page_like_any_other(site: Path) -> None:
    """No server shows it for another address."""
    (site / "a/404.html").write_text('<a href="/a/"></a><a href="./">', "utf-8")
    assert list(broken(site)) == ["a/404.html:1: /a/: utgår från roten och fungerar inte i en undermapp"]


def test_full_addresses_of_the_site_are_followed(site: Path) -> None:
    """What else is on the same server is somebody else's."""
    publish(site, "https://exempel.se/karta/")
    links = ("https://exempel.se/karta/a/#b", "https://exempel.se/karta/b/", "https://exempel.se/kontakt/")
    (site / "a/index.html").write_text("".join(f'<a href="{x}" id="b">x</a>\n' for x in links), "utf-8")
    assert list(broken(site)) == ["a/index.html:2: https://exempel.se/karta/b/: sidan finns inte"]
