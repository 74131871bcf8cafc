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
    "main.js": 'import { x } from "./part.js";\nimport "./part.js";\nconst later = () => import(\'./part.js\');\n',
    "part.js": 'export const x = "./nothing.js";\n',
}


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """Return a folder of files that name each other."""
    folder = tmp_path / "own"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
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


def test_a_change_gives_new_names_to_all_that_lead_to_it(assets: Path) -> None:
    """A file that is kept for good must not name an old one."""
    before = Fingerprints(assets)
    (assets / "part.js").write_text("export const x = 2;\n", "utf-8")
    after = Fingerprints(assets)
    changed = {name for name in FILES if before.address(f"own/{name}") != after.address(f"own/{name}")}
    assert changed == {"part.js", "main.js"}


def test_a_circle_is_refused(assets: Path) -> None:
    """With the way round."""
    (assets / "part.js").write_text('import "./main.js";\n', "utf-8")
    with pytest.raises(ValueError, match=r"(main\.js -> part\.js -> main\.js|part\.js -> main\.js -> part\.js)"):
        Fingerprints(assets)


def test_style_sheets_are_joined_in_their_order(assets: Path) -> None:
    """Ours become one where the first stood; those of others stay, and the single ones are not published."""
    prints = Fingerprints(assets)
    names = prints.join(["first.css", "own/b.css", "https://exempel.se/x.css", "own/a.css"], "all.css")
    assert names == ["first.css", prints.address("own/all.css"), "https://exempel.se/x.css"]
    texts = {address: data.decode() for _, address, data in prints.items()}
    assert re.fullmatch(r"b \{.*\}\na \{.*\}", texts[names[1]])
    assert not [address for address in texts if address.startswith(("own/a.", "own/b."))]
    assert prints.join(["x.css"], "none.css") == ["x.css"]


def test_comments_stay_behind(assets: Path) -> None:
    """Of what is joined; what looks like a comment within quotation marks is text."""
    (assets / "c.css").write_text(
        '/* why */\na { content: "/* kept */"; }\n\n  /* more\n lines */ b {\n    c: 1;\n  }\n'
    )
    prints = Fingerprints(assets)
    prints.join(["own/c.css"], "all.css")
    joined = next(data for _, name, data in prints.items() if name.rpartition("/")[2].startswith("all."))
    assert joined == b'a { content: "/* kept */"; }\nb {\nc: 1;\n}'
