"""Components show what they are called with: the same arguments give the same HTML on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2.meta import find_undeclared_variables

import insatskartan
from insatskartan.catalog.catalog import Catalog
from insatskartan.pages.site import Site
from insatskartan.pages.style_guide import COMPONENTS
from support.samples import TODAY

FOLDER = Path(insatskartan.__file__).parent / "pages/templates/components"
FILES = sorted(FOLDER.glob("*.html"), key=lambda path: path.name)
WORDS = {"m", "w", "field_label"}
"""What is the same in every build: small texts, sentences about values, and names of fields."""
OWN_PAGES = {"gaps", "proposals", "questions"}
"""What only its own pages show; the style guide leaves it out."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_components_know_no_site(path: Path) -> None:
    """A macro reaches for nothing but its arguments, other components and words: no catalog, no date, no page."""
    environment = Site(Catalog(), TODAY, "").templates
    names = find_undeclared_variables(environment.parse(path.read_text("utf-8")))
    assert names - {"caller"} <= WORDS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_components_are_imported_without_context(path: Path) -> None:
    """A component that saw the page it stands on could not be compiled once and would say other things elsewhere."""
    for template in FOLDER.parent.rglob("*.html"):
        code = template.read_text("utf-8")
        assert not [line for line in code.splitlines() if path.name in line and "with context" in line], template.name


def test_the_style_guide_knows_every_component_file() -> None:
    """A new file of components is shown in the guide unless it belongs to one kind of page."""
    assert {*COMPONENTS} | OWN_PAGES == {path.stem for path in FILES}
