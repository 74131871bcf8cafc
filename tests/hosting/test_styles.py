"""Style sheets become one, in layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from insatskartan.hosting.styles import bundle, in_layer, parts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return a style sheet that imports two others."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/one.css").write_text('/* why */\na {\n  b: url("../x.svg") url(#y);\n}\n', "utf-8")
    (tmp_path / "two.css").write_text("c { d: url(z.svg) }\n", "utf-8")
    path = tmp_path / "all.css"
    order = (
        '@layer base, top;\n@import url("deep/one.css") layer(base);\n@import url("two.css") layer(top);\ne { f: 1 }\n'
    )
    path.write_text(order, "utf-8")
    return path


def test_imports_stand_in_their_places(sheet: Path) -> None:
    """Each in its layer, naming files from the folder of the bundle; other addresses are left alone."""
    assert bundle(sheet) == (
        '@layer base, top;\n@layer base {\na {\nb: url("x.svg") url(#y);\n}\n}\n'
        "@layer top {\nc { d: url(z.svg) }\n}\ne { f: 1 }"
    )
    assert parts(sheet) == {"deep/one.css", "two.css"}


@pytest.mark.parametrize(
    "line", ['@import url("two.css");', '@import "two.css" layer(top);', "@import url(x.css) print;"]
)
def test_an_import_of_another_form_is_refused(sheet: Path, line: str) -> None:
    """A browser would pass it over, as it no longer stands at the top."""
    sheet.write_text(line, "utf-8")
    with pytest.raises(ValueError, match=r"all\.css: an import"):
        bundle(sheet)


def test_an_imported_sheet_must_be_there(sheet: Path) -> None:
    """A page without a part of its style would not be noticed by a build."""
    (sheet.parent / "two.css").unlink()
    with pytest.raises(FileNotFoundError, match=r"two\.css"):
        bundle(sheet)


def test_comments_and_indentation_stay_behind(tmp_path: Path) -> None:
    """What looks like a comment within quotation marks is text."""
    path = tmp_path / "c.css"
    path.write_text('/* why */\na { content: "/* kept */"; }\n\n  /* more\n lines */ b {\n    c: 1;\n  }\n', "utf-8")
    assert bundle(path) == 'a { content: "/* kept */"; }\nb {\nc: 1;\n}'


def test_a_sheet_becomes_a_layer() -> None:
    """Without its charset, which must come first in a file, and without its source map."""
    style = '@charset "UTF-8";a{b:url("data:image/svg+xml,/*<svg>*/")}\n/*# sourceMappingURL=main.css.map */'
    assert in_layer(style) == '@layer theme{a{b:url("data:image/svg+xml,/*<svg>*/")}}'
