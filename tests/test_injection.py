"""Hostile text is refused with a message, or kept as the text it is. What it does in a browser: tests/browser."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from insatskartan.catalog.loading import Loaded, load
from insatskartan.exports import writing
from insatskartan.model.area import Area
from insatskartan.model.fields import fields, record_types
from insatskartan.model.insats import Insats
from insatskartan.model.topic import Topic
from insatskartan.model.vocabulary import Term
from insatskartan.rules import links
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from insatskartan.source.problems import Severity
from support.hostile import DATA, FIXED, TEXTS, Filler, folder, insats, takes_text, topics
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ACCEPTED = [row for row in TEXTS if "avvisas" not in row and "länk" not in row]


@pytest.fixture(scope="module")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str]], Loaded]:
    """Return a function that writes a data folder and reads it."""
    from support.samples import MINIMAL

    def write(files: dict[str, str]) -> Loaded:
        root = tmp_path_factory.mktemp("fientligt") / "insatser"
        for name, content in {**MINIMAL, **files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content.encode("utf-8", "surrogatepass"))
        return load(root)

    return write


def test_there_are_many_texts_each_with_a_reason() -> None:
    """At least sixty, none twice."""
    rows = [*TEXTS, *DATA["filer"], *DATA["bytes"]]
    assert len(TEXTS) >= 60
    assert len({row["text"] for row in TEXTS}) == len(TEXTS)
    assert len({row["namn"] for row in rows}) == len(rows)
    assert all(row["varför"].endswith(".") for row in rows)


def test_every_text_field_of_the_model_is_filled() -> None:
    """A field that is added is tried too, or named with the reason why it takes no free text."""
    filler = Filler("x", 0)
    insats(filler)
    filler.record(Area, "/område")
    filler.record(Term, "/ord")
    assert len(dict(topics(filler))) == 4
    filled = {path.rpartition("/")[2] for path in filler.fields}
    kinds = {inner for root in (Insats, Area, Term, Topic) for inner in record_types(root)}
    declared = {field.key for kind in kinds for field in fields(kind) if field.kind == "text" and takes_text(field)}
    assert len(filler.fields) > 80
    assert declared - filled == {"webb", "e-post", "telefon", "kommunkod"}
    assert declared - filled <= set(FIXED)


@pytest.mark.no_cover
def test_each_text_is_refused_or_accepted_as_said(write: Callable[[dict[str, str]], Loaded]) -> None:
    """The loader and the rules say what the list says, for the insats as for its area."""
    files, _ = folder([row["text"] for row in TEXTS])
    told: dict[str, set[str]] = {}
    for problem in check(write(files), Context(TODAY)):
        if problem.severity is Severity.ERROR and problem.rule != "många-fel":
            told.setdefault(problem.file.split("/")[1], set()).add(problem.rule)
    for number, row in enumerate(TEXTS):
        expected = {row["avvisas"]} if "avvisas" in row else {"länk"} if row.get("länk") else set()
        found = told.get(f"s{number}", set())
        assert found == expected or ("avvisas" in row and found == expected | {"nfc"}), row["namn"]


def test_what_is_refused_is_refused_in_every_field(folder: Callable[..., Path]) -> None:
    """Wherever the text stands, its own line is told."""
    for row in TEXTS:
        if "avvisas" in row:
            filler = Filler(row["text"], 0)
            names = {filler.value(str(number)): number for number in range(20)}
            lines = "".join(f"  - {json.dumps(words, ensure_ascii=False)}\n" for words in names)
            root = folder({"lund/exempel.yml": record(f"innehåll:\n{lines}")})
            found = {p.line for p in load(root).problems if p.rule == row["avvisas"]}
            assert found >= set(range(2, 22)) or row["avvisas"] == "yaml-syntax", row["namn"]


def test_addresses_are_addresses(write: Callable[[dict[str, str]], Loaded]) -> None:
    """No hostile text passes for a web page, an e-mail address or a phone number, nor with a good one before it."""
    good = {"webb": "https://www.exempel.se/", "e-post": "info@exempel.se", "telefon": "046-12 34 56"}
    for key, address in good.items():
        rows = [row for row in TEXTS if "avvisas" not in row]  # the others are refused wherever they stand
        texts = [text for row in rows for text in (row["text"], address + row["text"], f"{address} {row['text']}")]
        if key == "webb":  # what follows a host may be the rest of an address; the page writes it within an attribute
            texts = [text for text in texts if re.search(r"[\s\\]", text) or not text.startswith(address)]
        lines = "".join(
            f"  - {{funktion: A, {key}: {json.dumps(text, ensure_ascii=False)}}}\n" for text in [address, *texts]
        )
        loaded = write({"lund/exempel.yml": record(f"kontakt:\n{lines}")})
        document = next(d for d in loaded.documents if d.id == "lund/exempel")
        refused = {finding.position[0] for finding in links.check(document, Context(TODAY)) if finding.position}
        assert refused == set(range(3, 3 + len(texts))), key


@pytest.mark.parametrize("row", DATA["filer"], ids=lambda row: row["namn"])
def test_whole_files_are_refused(row: dict[str, Any], folder: Callable[..., Path]) -> None:
    """Tags, bombs, merges and the like are errors of the file, and nothing of them is carried out."""
    problems = load(folder({"lund/exempel.yml": row["fil"]})).problems
    assert row["regel"] in {problem.rule for problem in problems if problem.file == "insatser/lund/exempel.yml"}


@pytest.mark.parametrize("row", DATA["bytes"], ids=lambda row: row["namn"])
def test_bytes_that_are_not_utf8_are_refused(row: dict[str, Any], folder: Callable[..., Path]) -> None:
    """Overlong and broken sequences are told, and never read as the character they pretend to be."""
    data = b"namn: '" + bytes.fromhex(row["hex"]) + b"'\n"
    loaded = load(folder({"lund/exempel.yml": data}))
    assert [p.rule for p in loaded.problems if p.rule == "teckenkodning"] == ["teckenkodning"]
    assert all("<" not in str(node.value) for d in loaded.documents for _, node in d.source.scalars)


@pytest.mark.no_cover
def test_open_data_holds_every_text_unchanged(write: Callable[[dict[str, str]], Loaded]) -> None:
    """JSON of each insats, of all, of the areas and of the words: the same characters, in every field but remarks."""
    files, fields = folder([row["text"] for row in ACCEPTED])
    loaded = write(files)
    assert [p for p in check(loaded, Context(TODAY)) if p.severity is Severity.ERROR] == []
    made = {artifact.path: artifact.data for artifact in writing.build(loaded.catalog(), TODAY)}
    everything = {text for data in made.values() for text in _texts(json.loads(data))}
    for number, values in enumerate(fields):
        slug = values["/namn"].rpartition(" ")[2]
        alone = set(_texts(json.loads(made[f"api/v1/insatser/s{number}/{slug}.json"])))
        for path, value in values.items():
            if not path.endswith("/anteckning"):
                assert value in everything, path
            of_insats = path.count("/") == 1 and path not in ("/anteckning", "/namn")
            assert not of_insats or value in alone or path.startswith("/område"), path


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str):
        yield value
    elif not isinstance(value, int | float | None):
        for child in value:
            yield from _texts(child)
