"""The pipeline has one direction, and one module knows the host."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent

# Each line may import from the lines above it, and from itself.
ORDER = (
    {
        "swedish",
        "compounds",
        "dates",
        "sentences",
        "clock",
        "problems",
        "personal_data",
        "processes",
        "markdown",
        "command_words",
        "text_changes",
        "boxes",
        "municipalities",
    },
    {"characters", "scalars"},
    {"source"},
    {"records"},
    {"reports"},
    {"model"},
    {"knowledge", "search_lists"},
    {"decode"},
    {"access", "statement", "tree", "followup", "fields"},
    {"catalog", "changes"},
    {"schema", "report", "linkcheck", "privacy", "layout", "reflection", "rules", "findings", "revision", "codeowners"},
    {"search_words"},
    {"skeleton", "interview", "file_changes", "form"},
    {"moves"},
    {"criteria"},
    {"matching"},
    {"gaps", "consequences"},
    {"comparison", "facets"},
    {"pages", "exports", "hosting"},
    {"asking", "change_text", "consequence_text"},
    {"change_report"},
    {"preview", "issue"},
    {"submission"},
    {"reply"},
    {"reception", "reminders", "reachability"},
    {"commands"},
    {"plugin", "__main__"},
)
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def stage(name: str) -> int:
    """Return the place of a module or package in the pipeline."""
    return next(place for place, names in enumerate(ORDER) if name in names)


def imports(path: Path) -> set[str]:
    """Return the dotted names a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def test_every_module_has_a_place() -> None:
    """A new module must be put into the order."""
    assert {module.partition("/")[0].removesuffix(".py") for module in MODULES} == {"__init__", *set().union(*ORDER)}


@pytest.mark.parametrize("module", MODULES)
def test_nothing_imports_backwards(module: str) -> None:
    """A module imports only from its own stage or from earlier ones."""
    name = module.partition("/")[0].removesuffix(".py")
    if name == "__init__":
        return
    own = [dotted.split(".")[1] for dotted in imports(PACKAGE / module) if dotted.startswith("generator.")]
    assert [other for other in own if stage(other) > stage(name)] == []


@pytest.mark.parametrize("module", MODULES)
def test_only_the_plugin_knows_mkdocs(module: str) -> None:
    """The host can be replaced without touching anything but plugin.py."""
    known = {dotted.partition(".")[0] for dotted in imports(PACKAGE / module)} & {"mkdocs", "material", "properdocs"}
    assert not known or module == "plugin.py"
