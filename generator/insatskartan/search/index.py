"""The search index: Pagefind over the finished pages, beside the words that its scripts need.

Everything lies in `sok/register.<fingerprint>/`, which never changes; `sok/register.json` says what it is called.
So no page has to know the name, and a browser never mixes the index of one build with the scripts of another.
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
    ".ik-stig",
    ".ik-rad",
    ".ik-kort-lista",
    ".ik-tabellram",
    ".ik-fler",
    ".ik-taggar",
    ".ik-redigera",
    ".ik-ruta",
    ".ik-etikett",
    ".ik-fakta dt",
    ".ik-overblick dt",
    ".ik-nyckeltal",
    ".ik-dold",
    "form",
    "svg",
)
"""Components that repeat on one page what another page says, or are labels and not content."""
MOST_WORDS = 12_000
"""Words to guess among when somebody misspells: so many that a phone still fetches them in an instant."""
_NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.sv.pagefind", "index", "fragment")
"""Of what Pagefind writes: not its own interfaces, nor its worker, which fetches as much again."""
_SEARCHED = ("title", "namn", "ort", "plats", "delnamn", "delord")
"""Facts about a page that are searched beside its text."""
_WORD = re.compile(r"[^\W\d_]{2,}")


class SearchIndexError(Exception):
    """The index can not be made; the text says why and what to do, in Swedish."""


class Indexed(NamedTuple):
    """One page as the index has it."""

    id: str
    """What Pagefind calls it."""
    url: str
    """Its address after that of the start page; begins and ends with a slash."""
    words: frozenset[str]


Values: TypeAlias = "Mapping[str, Iterable[tuple[str, str]]]"
"""What search can be narrowed by: facets with values, by the address of a page."""


def write(site: Path, lexicon: Mapping[str, Any], values: Values) -> None:
    """Index the pages of a finished site that have `data-pagefind-body`, and write the index into it.

    `lexicon` goes to the scripts as it is. Raises SearchIndexError.
    """
    place = site / FOLDER
    made = place / ".register"
    for old in (made, *place.glob("register.*")):
        shutil.rmtree(old, ignore_errors=True)
    try:
        _index(site, made)
        folder = _finish(made, lexicon, values)
    except (OSError, ValueError, SearchIndexError) as error:
        shutil.rmtree(made, ignore_errors=True)
        raise SearchIndexError(
            f"Sökregistret gick inte att göra: {error}. Programmet Pagefind följer med paketet "
            "pagefind[bin]; installera om det med «pip install --force-reinstall pagefind pagefind-bin»."
        ) from error
    (place / ENTRY).write_text(json.dumps({"mapp": folder.name}), "utf-8")


def _index(site: Path, target: Path) -> None:
    """Let Pagefind read the pages and write its index.

    Its program is run, and not its library for Python: the library is told that all is written before it is, stops the
    program then, and waits for ever for one that has ended.
    """
    command = [sys.executable, "-m", "pagefind", "--silent", "--force-language", LANGUAGE]
    command += [f"--site={site}", f"--output-path={target}"]
    command += [f"--exclude-selectors={selector}" for selector in EXCLUDED]
    # Everything in the command is ours but the two folders, which stand in one argument each.
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    if done.returncode or not (target / "pagefind-entry.json").exists():
        said = (done.stderr.strip() or done.stdout.strip() or f"felkod {done.returncode}").splitlines()
        raise SearchIndexError(said[-1].rstrip("."))


def _finish(made: Path, lexicon: Mapping[str, Any], values: Values) -> Path:
    """Keep what is needed, add words and values, and give the folder its name."""
    needed = {path for pattern in _NEEDED for path in made.glob(pattern)}
    for path in set(made.iterdir()) - needed:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    pages = sorted((_indexed(path) for path in made.glob("fragment/*")), key=lambda page: page.url)
    ended = [page.id for page in pages if ("status", "avslutad") in values.get(page.url, ())]
    _write_json(made / "ord.json", {"ord": " ".join(_words(pages)), "avslutade": ended, **lexicon})
    _write_json(made / "val.json", _values(pages, values))
    digest = sha256()
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        # Pagefind names each piece by its content, so that thousands of them need not be read again.
        digest.update(path.relative_to(made).as_posix().encode() + b"\0")
        if path.parent == made:
            digest.update(path.read_bytes())
    return made.rename(made.with_name(f"register.{digest.hexdigest()[:LENGTH]}"))


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _indexed(path: Path) -> Indexed:
    """Read what Pagefind keeps of one page."""
    found = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    text = " ".join((found["content"], *(found["meta"].get(name, "") for name in _SEARCHED)))
    return Indexed(path.stem, found["url"], frozenset(_WORD.findall(text.lower())))


def _words(pages: list[Indexed]) -> list[str]:
    """Return the words of all pages in order, or those that most pages have."""
    counted = Counter(word for page in pages for word in page.words)
    return sorted(sorted(counted, key=lambda word: (-counted[word], word))[:MOST_WORDS])


def _values(pages: list[Indexed], values: Values) -> dict[str, Any]:
    """Return the pages that have values, and by facet and value where they stand among these.

    Places are told as the way from one to the next: small numbers, much alike, which compress well.
    """
    with_values = [page for page in pages if page.url in values]
    places: dict[str, dict[str, list[int]]] = {}
    for place, page in enumerate(with_values):
        for facet, value in values[page.url]:
            places.setdefault(facet, {}).setdefault(value, []).append(place)
    steps = {
        facet: {value: [b - a for a, b in pairwise([-1, *found])] for value, found in sorted(by_value.items())}
        for facet, by_value in sorted(places.items())
    }
    return {"sidor": [page.id for page in with_values], "val": steps}
