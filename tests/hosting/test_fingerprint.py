"""Published names follow content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.hosting.fingerprint import Fingerprints

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "a.css": "a { background: url(mark.svg) }",
    "b.css": 'b { mask: url("mark.svg") }',
    "mark.svg": "<svg/>",
    "font/b.css": '@font-face { src: url("letters.woff2") }\nb { mask: url(../mark.svg) }',
    "font/letters.woff2": "abc",
    "main.js": 'import { x } from "./part.js";\nimport "./part.js";\nconst later = () => import(\'./part.js\');\n',
    "part.js": 'export const x = "./nothing.js";\n',
    "page/one.js": 'import { x } from "../part.js";\nimport { y } from "./two.js";\nimport("../late.js");\n',
    "page/two.js": 'import { z } from "../deep/er/three.js";\nexport { x } from "../part.js";\n',
    "deep/er/three.js": "export const z = 3;\n",
    "late.js": 'import "./part.js";\n',
}


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """Return a folder of files that name each other."""
    folder = tmp_path / "own"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "font/licence.txt").write_text("To be read under this name.", "utf-8")
    return folder


def published(folder: Path) -> dict[str, str]:
    """Return the text of each file by its published address."""
    return {address: data.decode() for _, address, data in Fingerprints(folder).items()}


def test_every_file_is_published_under_its_fingerprint(assets: Path) -> None:
    """Name, eight hexadecimal digits, ending; addresses of others are left alone."""
    prints = Fingerprints(assets)
    for plain, address, _ in prints.items():
        stem, _, ending = plain.rpartition(".")
        assert re.fullmatch(rf"{stem}\.[0-9a-f]{{8}}\.{ending}", address)
        assert prints.address(plain) == address
    assert prints.plain == {f"own/{name}" for name in FILES}
    assert len(prints.items()) == len(FILES)
    for other in ("own/missing.css", "a.css", "other/a.css", "https://exempel.se/own/a.css", ""):
        assert prints.address(other) == other


def test_files_find_each_other(assets: Path) -> None:
    """Every import and url() leads to the published name, and nothing else is changed."""
    prints = Fingerprints(assets)
    texts = published(assets)
    part, mark = (prints.address(f"own/{name}").partition("/")[2] for name in ("part.js", "mark.svg"))
    main = texts[prints.address("own/main.js")]
    assert main == FILES["main.js"].replace("part.js", part)
    assert main.count(part) == 3
    assert texts[prints.address("own/a.css")] == f"a {{ background: url({mark}) }}"
    assert texts[prints.address("own/b.css")] == f'b {{ mask: url("{mark}") }}'
    assert texts[prints.address("own/part.js")] == FILES["part.js"]


def test_names_are_resolved_from_the_file_that_holds_them(assets: Path) -> None:
    """Beside it, above it or in another folder; two files of one name in two folders are two files."""
    (assets / "deep/part.js").write_text("export const p = 1;\n", "utf-8")
    (assets / "deep/er/three.js").write_text('import { p } from "../part.js";\n', "utf-8")
    prints, texts = Fingerprints(assets), published(assets)
    names = {name: prints.address(f"own/{name}").removeprefix("own/") for name in (*FILES, "deep/part.js")}
    one, three = texts[f"own/{names['page/one.js']}"], texts[f"own/{names['deep/er/three.js']}"]
    assert f'from "../{names["part.js"]}"' in one
    assert f'from "./{names["page/two.js"].removeprefix("page/")}"' in one
    assert f'import("../{names["late.js"]}")' in one
    assert f'from "../{names["deep/part.js"].removeprefix("deep/")}"' in three
    assert f'from "../{names["deep/er/three.js"]}"' in texts[f"own/{names['page/two.js']}"]
    sheet = texts[f"own/{names['font/b.css']}"]
    assert f'url("{names["font/letters.woff2"].removeprefix("font/")}")' in sheet
    assert f"url(../{names['mark.svg']})" in sheet


def test_a_name_that_leads_nowhere_stops_the_build(assets: Path) -> None:
    """A script that is not there would be missed by visitors only."""
    (assets / "part.js").write_text('import "./gone.js";\n', "utf-8")
    with pytest.raises(FileNotFoundError, match=r"gone\.js"):
        Fingerprints(assets)


def test_the_closure_of_a_script(assets: Path) -> None:
    """All it imports and what that imports, each once and the nearest first; not itself, and not what it may fetch later."""
    prints = Fingerprints(assets)
    expected = ["part.js", "page/two.js", "deep/er/three.js"]
    assert prints.modules("own/page/one.js") == [prints.address(f"own/{name}") for name in expected]
    assert prints.modules("own/deep/er/three.js") == []
    with pytest.raises(KeyError):
        prints.modules("own/missing.js")


def test_a_change_gives_new_names_to_all_that_lead_to_it(assets: Path) -> None:
    """A file that is kept for good must not name an old one."""
    before = Fingerprints(assets)
    (assets / "part.js").write_text("export const x = 2;\n", "utf-8")
    after = Fingerprints(assets)
    changed = {name for name in FILES if before.address(f"own/{name}") != after.address(f"own/{name}")}
    assert changed == {"part.js", "main.js", "late.js", "page/one.js", "page/two.js"}


def test_a_circle_is_refused(assets: Path) -> None:
    """With the way round."""
    (assets / "part.js").write_text('import "./main.js";\n', "utf-8")
    with pytest.raises(ValueError, match=r"(main\.js -> part\.js -> main\.js|part\.js -> main\.js -> part\.js)"):
        Fingerprints(assets)


def test_a_bundle_is_published_without_its_parts(assets: Path) -> None:
    """A sheet holds those it imports; what they name is found from where the bundle lies."""
    (assets / "all.css").write_text('@import url("font/b.css") layer(one);\n', "utf-8")
    prints = Fingerprints(assets)
    mark, font = (prints.address(f"own/{other}").removeprefix("own/") for other in ("mark.svg", "font/letters.woff2"))
    inside = f'@font-face {{ src: url("{font}") }}\nb {{ mask: url({mark}) }}'
    assert published(assets)[prints.address("own/all.css")] == f"@layer one {{\n{inside}\n}}"
    assert prints.address("own/font/b.css") == "own/font/b.css"
    assert "own/font/b.css" in prints.plain


def test_texts_keep_their_names(assets: Path) -> None:
    """They are neither read nor published here; the host copies them."""
    prints = Fingerprints(assets)
    assert "own/font/licence.txt" not in prints.plain
    assert prints.address("own/font/licence.txt") == "own/font/licence.txt"
