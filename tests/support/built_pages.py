"""Pages made of a data folder, and what a visitor reads of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from insatskartan.catalog.loading import load
from insatskartan.pages import plan
from support.samples import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from insatskartan.pages.page import Page

REPOSITORY = "https://git.exempel.se/karta"


def build(root: Path) -> dict[str, Page]:
    """Return the pages of a data folder by address."""
    loaded = load(root)
    assert loaded.problems == ()
    return {page.path: page for page in plan.render_all(loaded.catalog(), TODAY, REPOSITORY)}


def text_of(html: str) -> str:
    """Return the visible text with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()
