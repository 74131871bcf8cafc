"""The cases in `data/changes/`: two folders of data files, and the whole text that says what is between them.

A case is a sentence (`fall`), files before (`före`) and after (`efter`), and the text (`text`). Files stand on top of
the small ones of `samples` and those below; a text that is none is a file that is not there. Of a file in an area's
folder only what matters is written: the required keys are filled in. What begins with `!` is written as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.samples import MINIMAL, ROOT, read_cases, record, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = ROOT / "tests/data/changes"
KEYS = {"fall", "före", "efter", "text"}
ASKERS = """namn: Vem frågar
förklaring: Ord.
begrepp:
  - {kod: arbetsformedlingen, namn: Arbetsförmedlingen, förklaring: Ett ord, remittenter: [arbetsformedlingen], egennamn: ja}
  - {kod: kommunen, namn: Kommunen, förklaring: Ett ord, remittenter: [socialtjansten]}
"""
FILES = {
    **MINIMAL,
    "_ord/fragare.yml": ASKERS,
    "_ord/remittenter.yml": vocabulary("remittenter", "arbetsformedlingen socialtjansten annan-insats sjalv"),
    "burlov/_område.yml": 'namn: Burlöv\ntyp: kommun\nkommunkod: "1231"\n',
    "lund/annan.yml": record("namn: Annan"),
}


def cases() -> dict[str, dict[str, Any]]:
    """Return all cases by name."""
    return read_cases(FOLDER, KEYS)


def write(root: Path, files: dict[str, str]) -> Path:
    """Write the files of one side of a case; returns the data folder."""
    for name, text in _whole(files):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def _whole(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in {**FILES, **files}.items():
        if not text:
            continue
        ours = name in files and "/" in name and not name.startswith("_") and not name.endswith("_område.yml")
        yield name, text[1:] if text.startswith("!") else record(text) if ours and name.endswith(".yml") else text
