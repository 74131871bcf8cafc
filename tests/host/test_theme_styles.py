"""The theme's style sheets are published in a layer below ours, and linked by their new names."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from insatskartan.host.theme_styles import ThemeStyles

if TYPE_CHECKING:
    from pathlib import Path

LINK = '<link rel="stylesheet" href="{}assets/stylesheets/{}">'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """Return the folder of a theme with two sheets."""
    folder = tmp_path / "assets/stylesheets"
    folder.mkdir(parents=True)
    (folder / "main.57a0d79d.min.css").write_text("a{b:1}", "utf-8")
    (folder / "extra.css").write_text("c{d:1}", "utf-8")
    (folder / "main.57a0d79d.min.css.map").write_text("{}", "utf-8")
    return tmp_path


@pytest.mark.parametrize("root", ["", "../", "../../", "/karta/"])
def test_links_lead_to_the_layered_sheets(theme: Path, root: str) -> None:
    """At every depth and under a path; the fingerprint is that of what is published."""
    styles = ThemeStyles([str(theme)])
    expected = sha256(b"@layer theme{a{b:1}}").hexdigest()[:8]
    assert styles.link(LINK.format(root, "main.57a0d79d.min.css")) == LINK.format(root, f"main.{expected}.min.css")
    assert styles.link(LINK.format(root, "extra.css")) == LINK.format(root, "extra.css")


def test_other_links_are_left_alone(theme: Path) -> None:
    """Those of other folders and sites."""
    others = '<link href="insatskartan/site.css"><link href="https://exempel.se/x.css">'
    assert ThemeStyles([str(theme)]).link(others) == others


def test_a_sheet_that_the_theme_lacks_is_noticed(theme: Path) -> None:
    """A page without the theme's style would not be noticed by a build."""
    with pytest.raises(KeyError, match=r"gone\.css"):
        ThemeStyles([str(theme)]).link(LINK.format("", "gone.css"))


def test_the_first_folder_with_a_sheet_decides(theme: Path, tmp_path: Path) -> None:
    """As it does for the templates of the host."""
    other = tmp_path / "other/assets/stylesheets"
    other.mkdir(parents=True)
    (other / "main.57a0d79d.min.css").write_text("x{y:1}", "utf-8")
    link = ThemeStyles([str(tmp_path / "other"), str(theme)]).link(LINK.format("", "main.57a0d79d.min.css"))
    fingerprint = re.search(r"main\.([0-9a-f]{8})\.min", link)
    assert fingerprint
    assert fingerprint[1] == sha256(b"@layer theme{x{y:1}}").hexdigest()[:8]
