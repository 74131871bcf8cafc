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
