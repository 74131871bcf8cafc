"""Write the search index: Pagefind's over the finished pages, and the words that the scripts need.

Everything is in `sok/register.<fingerprint>/`, which never changes; `sok/register.json` has its name. So no page has to
know the name, and a browser never mixes the index of one build with the scripts of another.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from insatskartan.hosting.fingerprint import LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FOLDER = "sok"
ENTRY = "register.json"
LANGUAGE = "sv"
EXCLUDED = (
    ".ik-breadcrumb",
    ".ik-row",
    ".ik-card-list",
    ".ik-table-frame",
    ".ik-more",
    ".ik-tags",
    ".ik-edit",
    ".ik-box",
    ".ik-label",
    ".ik-facts dt",
    ".ik-glance dt",
    ".ik-key-figures",
    ".ik-hidden",
    "form",
    "svg",
)
"""Components that repeat what another page says, or are labels rather than content."""
MAX_WORDS = 12_000
"""Candidates when somebody misspells a word: as many as a phone fetches in an instant."""
_NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.sv.pagefind", "index", "fragment")
"""What is kept of Pagefind's files: not its interfaces, nor its worker, which doubles what is fetched."""
_SEARCHED = ("title", "namn", "ort", "plats", "delnamn", "delord")
"""Facts about a page that are searched along with its text."""
_WORD = re.compile(r"[^\W\d_]{2,}")


class SearchIndexError(Exception):
    """The index cannot be made; the text says why and what to do, in Swedish."""


class Indexed(NamedTuple):
    """One page of the index."""

    id: str
    """Pagefind's name for it."""
    url: str
    """Its address after that of the start page; begins and ends with a slash."""
    words: frozenset[str]


Values: TypeAlias = "Mapping[str, Iterable[tuple[str, str]]]"
"""Pairs of facet and value, by the address of a page."""


def write(site: Path, lexicon: Mapping[str, Any], values: Values) -> None:
    """Index the pages of a finished site that have `data-pagefind-body`, and write the index into it.

    `lexicon` goes to the scripts as it is. Raises SearchIndexError.
    """
    folder = site / FOLDER
    unfinished = folder / ".register"
    for old in (unfinished, *folder.glob("register.*")):
        shutil.rmtree(old, ignore_errors=True)
    try:
        _index(site, unfinished)
        finished = _finish(unfinished, lexicon, values)
    except (OSError, ValueError, SearchIndexError) as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise SearchIndexError(
            f"Sökregistret gick inte att göra: {error}. Programmet Pagefind följer med paketet "
            "pagefind[bin]; installera om det med «pip install --force-reinstall pagefind pagefind-bin»."
        ) from error
    (folder / ENTRY).write_text(json.dumps({"mapp": finished.name}), "utf-8")


def _index(site: Path, target: Path) -> None:
    """Let Pagefind read the pages and write its index.

    We run its program rather than its Python library: the library stops the program before everything is written, and
    waits for ever for a program that has ended.
    """
    command = [sys.executable, "-m", "pagefind", "--silent", "--force-language", LANGUAGE]
    command += [f"--site={site}", f"--output-path={target}"]
    command += [f"--exclude-selectors={selector}" for selector in EXCLUDED]
    # Everything in the command is ours except the two folders, which are in one argument each.
    process = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    if process.returncode or not (target / "pagefind-entry.json").exists():
        lines = (process.stderr.strip() or process.stdout.strip() or f"felkod {process.returncode}").splitlines()
        raise SearchIndexError(lines[-1].rstrip("."))


def _finish(folder: Path, lexicon: Mapping[str, Any], values: Values) -> Path:
    """Keep what is needed, add words and values, and name the folder by its content."""
    needed = {path for pattern in _NEEDED for path in folder.glob(pattern)}
    for path in set(folder.iterdir()) - needed:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    pages = sorted((_indexed(path) for path in folder.glob("fragment/*")), key=lambda page: page.url)
    ended = [page.id for page in pages if ("status", "avslutad") in values.get(page.url, ())]
    _write_json(folder / "ord.json", {"ord": " ".join(_words(pages)), "avslutade": ended, **lexicon})
    _write_json(folder / "val.json", _values(pages, values))
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        # Pagefind names each piece by its content, so that thousands of them need not be read again.
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        if path.parent == folder:
            digest.update(path.read_bytes())
    return folder.rename(folder.with_name(f"register.{digest.hexdigest()[:LENGTH]}"))


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _indexed(path: Path) -> Indexed:
    """Read Pagefind's fragment of one page."""
    fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    text = " ".join((fragment["content"], *(fragment["meta"].get(name, "") for name in _SEARCHED)))
    return Indexed(path.stem, fragment["url"], frozenset(_WORD.findall(text.lower())))


def _words(pages: list[Indexed]) -> list[str]:
    """Return the words of all pages in order; only the most frequent ones when they are too many."""
    counted = Counter(word for page in pages for word in page.words)
    return sorted(sorted(counted, key=lambda word: (-counted[word], word))[:MAX_WORDS])


def _values(pages: list[Indexed], values: Values) -> dict[str, Any]:
    """Return the pages that have values, and for each facet and value the positions of its pages in that list.

    Positions are delta-encoded: small numbers, often the same, which compress well.
    """
    with_values = [page for page in pages if page.url in values]
    positions: dict[str, dict[str, list[int]]] = {}
    for position, page in enumerate(with_values):
        for facet, value in values[page.url]:
            positions.setdefault(facet, {}).setdefault(value, []).append(position)
    deltas = {
        facet: {value: [b - a for a, b in pairwise([-1, *row])] for value, row in sorted(by_value.items())}
        for facet, by_value in sorted(positions.items())
    }
    return {"sidor": [page.id for page in with_values], "val": deltas}
