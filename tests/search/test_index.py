"""The search index: what is in it, that it is the same each time, and what happens when Pagefind fails."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

from insatskartan.search import index
from insatskartan.search.index import SearchIndexError

if TYPE_CHECKING:
    from pathlib import Path

PAGE = '<!doctype html><html lang="sv"><body><p>ramen</p><main data-pagefind-body><h1>{0}</h1><p>{1}</p></main></body></html>'
VALUES = {"/lund/ett/": (("form", "kommunal"), ("status", "avslutad")), "/lund/tva/": (("form", "kommunal"),)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site of three pages, one of which search does not know."""
    pages = {"lund/ett": ("Ett", "cykelverkstad"), "lund/tva": ("Två", "snickeri"), "om": ("Om", "webbplatsen")}
    for path, texts in pages.items():
        (tmp_path / "site" / path).mkdir(parents=True)
        (tmp_path / "site" / path / "index.html").write_text(PAGE.format(*texts), "utf-8")
    (tmp_path / "site/dold.html").write_text("<html><body>hemlig</body></html>", "utf-8")
    return tmp_path / "site"


def folder(site: Path) -> Path:
    """Return the folder that the site says the index is in."""
    name = json.loads((site / "sok/register.json").read_text("utf-8"))["mapp"]
    return site / "sok" / str(name)


def test_the_index_holds_what_the_scripts_need(site: Path) -> None:
    """Pagefind's script and index, the words of the pages, and which pages have which values; nothing else."""
    index.write(site, {"synonymer": {"a": []}}, VALUES)
    made = folder(site)
    words = json.loads((made / "ord.json").read_text("utf-8"))
    assert words["ord"].split() == ["cykelverkstad", "ett", "om", "snickeri", "två", "webbplatsen"]
    assert words["synonymer"] == {"a": []}
    values = json.loads((made / "val.json").read_text("utf-8"))
    assert values["val"] == {"form": {"kommunal": [1, 1]}, "status": {"avslutad": [1]}}
    assert words["avslutade"] == values["sidor"][:1]
    assert len(list(made.glob("fragment/*"))) == 3
    names = {path.name.partition(".")[0] for path in made.iterdir()}
    assert names == {"fragment", "index", "ord", "pagefind", "pagefind-entry", "val", "wasm"}
    assert [path.name for path in (site / "sok").iterdir() if path.name.startswith(".")] == []


def test_the_name_follows_the_content(site: Path) -> None:
    """The same pages give the same folder, other words another; the old one is removed."""
    index.write(site, {}, VALUES)
    first = folder(site)
    index.write(site, {}, VALUES)
    assert folder(site) == first
    index.write(site, {"synonymer": {}}, VALUES)
    assert folder(site) != first
    assert not first.exists()


@pytest.mark.parametrize("program", ["#!/bin/sh\nexit 3\n", "#!/bin/sh\necho nonsense\n", None])
def test_a_failure_is_said(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str | None) -> None:
    """A program that ends, that writes nothing or that is missing gives one error in Swedish, at once."""
    path = tmp_path / "pagefind"
    if program:
        path.write_text(program)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))
    with pytest.raises(SearchIndexError, match="Sökregistret gick inte att göra"):
        index.write(site, {}, {})
    assert not list((site / "sok").glob("register*"))
