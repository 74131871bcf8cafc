"""Compare the sources with the knowledge base, in both directions, and report in Swedish what is not covered.

    .venv/bin/python tools/check_sources.py [--data insatser] [--lists sources] [--texts FOLDER]

`sources/` has a list for each word in the vocabulary of sources. An entry says where the source has something
(`ställe`), what it is (`uppgift`), the figure or name as the knowledge base writes it (`värde`), and either where it
stands (`finns`: path of a file below `insatser/` and one of its keys), why it was left out (`utelämnat`), or that its
place is not made yet (`finns: väntar`, with the planned `plats`).

With a folder of source texts (`--texts`, files named `*.txt`, which are no part of the project) it also names every run
of eight or more words that stands both in one of them and in a text of the data: facts are ours to pass on, sentences
are not. Names and titles are no sentences; `sources/_ordagrant.yml` lists those that may stand word for word, and why.

The report is Markdown, for a terminal as well as for the summary of a job. It tells a reviewer what to ask about and
stops nobody: the exit code is 0 whatever it finds, and 2 when a list cannot be read.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from insatskartan.catalog.loading import load
from insatskartan.model.area import Area
from insatskartan.model.insats import Insats
from insatskartan.model.topic import Topic
from insatskartan.source.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from insatskartan.catalog.loading import Document

ROOT = Path(__file__).resolve().parent.parent
KEYS = {"ställe", "uppgift", "värde"}
ENDS = ({"finns"}, {"finns", "plats"}, {"utelämnat"})
WAITING = "väntar"
COUNTED = ("resultat", "platser", "ålder", "statistik", "evidens")
"""Keys below which every number must come from a source."""
RUN = 8
"""So many words in a row from a source are a quotation."""
ALLOWED = "_ordagrant.yml"

Entry = dict[str, Any]
Files = dict[str, Any]


class UnreadableError(Exception):
    """A list or a folder is not what the tool can read; the message says which and why, in Swedish."""


def main() -> int:
    """Print the report."""
    reading = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reading.add_argument("--data", type=Path, default=ROOT / "insatser", help="folder of data files (insatser)")
    reading.add_argument("--lists", type=Path, default=ROOT / "sources", help="folder of lists (sources)")
    reading.add_argument("--texts", type=Path, help="folder of source texts (*.txt), to find what stands word for word")
    options = reading.parse_args()
    try:
        print("\n".join(report(options.data, options.lists, options.texts)))
    except UnreadableError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def report(data: Path, folder: Path, texts: Path | None = None) -> Iterator[str]:
    """Yield the lines of the report on a data folder, a folder of lists and, if any, a folder of source texts.

    Raises UnreadableError if a list or the source texts cannot be read.
    """
    loaded, lists = load(data), read_lists(folder)
    sources = read_texts(texts) if texts else []
    files = read_files(data)
    remarks = {
        "Källor och listor": [*mismatched(lists, loaded.catalog().terms.get("kallor", {}))],
        "Det som källorna säger": [
            f"{name}, {entry.get('ställe', 'okänt ställe')}: {fault}"
            for name, entries in lists.items()
            for entry in entries
            for fault in faults(entry, files)
        ],
        "Siffror som ingen källa säger": [*invented(files, lists)],
        "Siffror utan ställe i en källa": [*unsourced(loaded.documents)],
        f"{RUN} ord eller fler i rad ur en källa": [*quoted(files, sources, read_allowed(folder))],
    }
    entries = [entry for entries in lists.values() for entry in entries]
    left_out = sum(1 for entry in entries if "utelämnat" in entry)
    figures = sum(1 for file in files.values() for _ in numbers(file))
    yield "# Källorna och kunskapsbasen"
    yield ""
    yield (
        f"{len(entries)} uppgifter i {len(lists)} källor, {left_out} av dem utelämnade med skäl. "
        f"{figures} siffror i kunskapsbasen."
    )
    if sources:
        yield f"Källtexter som är jämförda ord för ord: {len(sources)}."
    if not any(remarks.values()):
        yield "Allt som källorna säger finns med, och varje siffra har en källa."
        return
    yield "Det här stoppar ingenting. Fråga den som har gjort ändringen, eller rätta listan i `sources/`."
    for heading, found in remarks.items():
        if found:
            yield from ("", f"## {heading}", "", *(f"* {remark}" for remark in found))


def read_lists(folder: Path) -> dict[str, list[Entry]]:
    """Return the entries of every list by the word of its source."""
    lists: dict[str, list[Entry]] = {}
    for path in sorted(folder.glob("[!_]*.yml")):
        value = plain(path)
        entries = value.get("poster")
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise UnreadableError(f"{path.name} ska ha «dokument» och «poster», och varje post är nycklar med värden.")
        if value.get("dokument") != path.stem:
            raise UnreadableError(f"{path.name} ska ha «dokument: {path.stem}».")
        lists[path.stem] = entries
    return lists


def read_texts(folder: Path) -> list[str]:
    """Return the source texts of a folder, with no markup left of what they were extracted from."""
    texts = [re.sub(r"<[^<>]*>", " ", path.read_text("utf-8", "replace")) for path in sorted(folder.glob("*.txt"))]
    if not texts:
        raise UnreadableError(f"{folder} har inga källtexter. De ska vara filer som slutar på .txt.")
    return texts


def read_allowed(folder: Path) -> list[str]:
    """Return the names and titles that may stand word for word."""
    path = folder / ALLOWED
    if not path.exists():
        return []
    rows = plain(path).get("tillåtet")
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and row.keys() == {"text", "skäl"} and all(flat(row[key]) for key in row) for row in rows
    ):
        raise UnreadableError(f"{ALLOWED} ska ha «tillåtet», och varje rad «text» och «skäl».")
    return [flat(row["text"]) for row in rows]


def read_files(data: Path) -> Files:
    """Return all data files that can be read, by path below `insatser/` without their ending."""
    read = {path: parse(path.read_bytes(), path.name)[0] for path in sorted(data.rglob("*.yml"))}
    return {
        path.relative_to(data).with_suffix("").as_posix(): source.root.plain()
        for path, source in read.items()
        if source
    }


def plain(path: Path) -> dict[str, Any]:
    """Return a YAML file as text, lists and mappings."""
    source, problems = parse(path.read_bytes(), path.name)
    if not source:
        raise UnreadableError(f"{path.name} går inte att läsa: {problems[0].message}")
    return source.plain()


def mismatched(lists: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    """Yield each word of the vocabulary of sources without a list, and each list without a word."""
    yield from (f"källan {word} har ingen lista i sources/" for word in sorted({*words} - {*lists}))
    yield from (f"listan {word} hör till ingen källa i _ord/kallor.yml" for word in sorted({*lists} - {*words}))


def faults(entry: Entry, files: Files) -> Iterator[str]:
    """Yield what is wrong with one entry."""
    ends = entry.keys() - KEYS
    if not entry.keys() >= KEYS or not all(flat(value).strip() for value in entry.values()):
        yield "saknar ställe, uppgift, värde eller text"
    if ends not in ENDS or ("plats" in ends) != (entry.get("finns") == WAITING):
        yield "ska antingen finnas, vänta på en plats eller vara utelämnad"
    elif "finns" in ends:
        yield from missing(entry, files)


def missing(entry: Entry, files: Files) -> Iterator[str]:
    """Yield what does not stand where the entry says, or for one that waits: a place in no file."""
    name, _, key = entry.get("plats", entry["finns"]).partition(" ")
    if name not in files:
        yield f"{name} finns inte"
    elif "plats" not in entry and key not in files[name]:
        yield f"{name} har ingen nyckel {key}"
    elif "plats" not in entry:
        text = flat(files[name][key])
        values = entry["värde"] if isinstance(entry["värde"], list) else [entry["värde"]]
        yield from (f"«{value}» står inte i {name} {key}" for value in values if not stands(value, text))


def flat(value: Any) -> str:
    """Return all text below a value, in one line."""
    if isinstance(value, dict):
        value = list(value.values())
    return " ".join(map(flat, value)) if isinstance(value, list) else " ".join(str(value).split())


def stands(value: str, text: str) -> bool:
    """Tell whether a figure or a wording stands in a text, as whole words, whatever the case of its letters."""
    return re.search(rf"(?<![\w])(?<!\d[.,:]){re.escape(value)}(?![\w]|[.,:]\d)", text, re.IGNORECASE) is not None


def invented(files: Files, lists: Mapping[str, list[Entry]]) -> Iterator[str]:
    """Yield each counted number of a file that no document it cites is listed as saying, or us as working out."""
    listed: dict[tuple[str, str], set[str]] = {}
    for document, entries in lists.items():
        for entry in entries:
            name = entry.get("plats", entry.get("finns", "")).partition(" ")[0]
            listed.setdefault((document, name), set()).update(re.findall(r"\d+", flat(entry.get("värde", ""))))
    for name, file in files.items():
        known = set().union(*(listed.get((document, name), set()) for document in documents(file)))
        yield from (f"{name}: {number}" for number in numbers(file) if number not in known)


def numbers(value: Any, *, counted: bool = False) -> Iterator[str]:
    """Yield the numbers below the counted keys, notes included; codes, sources, chapters and periods are no figures."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key not in ("källa", "period", "mått"):
                yield from numbers(below, counted=counted or key in COUNTED)
    elif isinstance(value, list):
        for below in value:
            yield from numbers(below, counted=counted)
    elif counted:
        yield from re.findall(r"(?<!kapitel )(?<!\d)\d+", str(value), re.IGNORECASE)


def documents(value: Any) -> set[str]:
    """Return the documents that a file cites, wherever it does."""
    if isinstance(value, dict):
        return {value["dokument"]} if "dokument" in value else set().union(*map(documents, value.values()))
    return set().union(*map(documents, value)) if isinstance(value, list) else set()


def unsourced(read: Iterable[Document]) -> Iterator[str]:
    """Yield each place of figures in a record that no source with a place stands behind."""
    for document in read:
        if isinstance(document.record, Insats) and not all(row.place for row in document.record.sources):
            yield from (f"{document.id} {key}" for key in figured(document.record))
        if isinstance(document.record, Area):
            rows = document.record.statistics
            yield from (f"{document.id} statistik" for row in rows if not (row.source and row.source.place))
        if isinstance(document.record, Topic):
            rows = document.record.evidence
            yield from (f"{document.id} evidens" for row in rows if not (row.source and row.source.place))


def quoted(files: Files, sources: Iterable[str], allowed: Iterable[str]) -> Iterator[str]:
    """Yield each run of words that a text of the data has in common with a source, with file and key."""
    grams = {gram for text in sources for gram in runs(words(text))}
    names = [words(name) for name in allowed]
    for name, file in files.items():
        for key, text in texts_of(file):
            for run in common(words(text), grams, names):
                yield f"{name} {key}: «{' '.join(run)}» ({len(run)} ord)"


def words(text: str) -> list[str]:
    """Return the words and numbers of a text in small letters."""
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield every run of exactly so many words as are a quotation."""
    return (tuple(text[start : start + RUN]) for start in range(len(text) - RUN + 1))


def common(text: list[str], grams: set[tuple[str, ...]], names: list[list[str]]) -> Iterator[list[str]]:
    """Yield the longest runs of a text that are in the sources; an allowed name counts for nothing and parts a run."""
    named = {
        start + place
        for name in names
        for start in range(len(text) - len(name) + 1)
        if text[start : start + len(name)] == name
        for place in range(len(name))
    }
    shared = {
        start + place
        for start, gram in enumerate(runs(text))
        if gram in grams and named.isdisjoint(range(start, start + RUN))
        for place in range(RUN)
    }
    for start in sorted(shared):
        if start - 1 not in shared:
            end = next(place for place in range(start, len(text) + 1) if place not in shared)
            yield text[start:end]


def texts_of(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a file with the way to it: `uppföljning[0].mål[3].utfall`."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from texts_of(below, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for place, below in enumerate(value):
            yield from texts_of(below, f"{key}[{place}]")
    else:
        yield key, str(value)


def figured(insats: Insats) -> Iterator[str]:
    """Yield the keys under which an insats has figures."""
    if insats.results:
        yield "resultat"
    if insats.places:
        yield "platser"
    levels = (insats, *insats.parts, *(insats.doors or ()))
    if any(level.age and (level.age.lower or level.age.upper) for level in levels):
        yield "ålder"


if __name__ == "__main__":
    sys.exit(main())
