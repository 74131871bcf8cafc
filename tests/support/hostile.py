"""Hostile text in every text field of an insats, an area and a vocabulary term, one area folder for each text.

The fields are read from the model, so that a new one is filled by itself. Each value ends with a mark that says which
field of which text it is, so that it can be found again on a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import yaml

from insatskartan.model.area import Area
from insatskartan.model.insats import Insats
from insatskartan.model.records import Record
from insatskartan.model.scalars import Code, Word
from insatskartan.model.topic import TOPIC_KINDS, Topic
from insatskartan.model.vocabulary import Term
from support.samples import MINIMAL, ROOT, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = yaml.safe_load((ROOT / "tests/data/injection.yml").read_text("utf-8"))
TEXTS: list[dict[str, Any]] = DATA["texter"]
HARMLESS = "ofarligt"
FIXED = {
    "webb": "https://www.exempel.se/",
    "e-post": "info@exempel.se",
    "telefon": "112",
    "kommunkod": None,
    "mall": None,
    "stängd_för": None,
    "fri_form": "ja",
}
"""Keys that take no free text: addresses and codes have rules of their own, and a closed list would contradict the open
one. A report without a form may have every section. A value of None leaves the key out."""
EXAMPLES = {
    "AreaRef": "lund",
    "PlaceRef": "lund",
    "InsatsRef": "lund/mal",
    "InsatsId": "lund/borta",
    "Whole": "12",
    "Years": "18",
    "Number": "7",
}
EXAMPLES |= {
    "Reviewer": "@exempel",
    "WholeOrUnknown": "7",
    "Date": "2018",
    "DateOrUnknown": "2018",
    "Fingerprint": "abcdefghijkl",
}
WITHOUT_TEXT = {"forsorjning"}
"""Its words stand on every page; one of them is hostile, for all texts at once."""
SHOUT = "\"><img src=x onerror=alert(1)>'</script></title>{{ 7*7 }}${7}"


class Filler:
    """Fills the fields of one text's records and remembers each value by its path."""

    def __init__(self, text: str, number: int) -> None:
        self.text = text
        self.number = number
        self.fields: dict[str, str] = {}

    def value(self, path: str) -> str:
        """Return the text with the mark of this field."""
        words = f"{self.text} q{len(self.fields)}s{self.number}q"
        self.fields[path] = words
        return words

    def record(self, kind: type[Record], path: str = "") -> dict[str, Any]:
        """Return a mapping with every text field filled, and what the record needs besides."""
        found = {}
        for field in kind.model_fields.values():
            key = str(field.alias)
            value = FIXED[key] if key in FIXED else self._of(field, field.is_required(), f"{path}/{key}")
            if value is not None:
                found[key] = value
        return found

    def _of(self, field: Any, required: bool, path: str) -> Any:  # noqa: FBT001 (asked for one field at a time)
        marks = {type(mark): mark for mark in field.metadata}
        if Word in marks:
            return marks[Word].words[0] if required else None
        if Code in marks:
            return self._code(marks[Code])
        return self._annotated(field.annotation, field.metadata, path)

    def _annotated(self, kind: Any, metadata: Any, path: str) -> Any:
        """Return a value for an annotation: a text, a list of one, a record, or an example of the other kinds."""
        for name in EXAMPLES:
            if metadata and tuple(metadata) == SCALARS[name]:
                return EXAMPLES[name]
        if metadata and tuple(metadata) == SCALARS["Text"]:
            return self.value(path)
        if isinstance(kind, type) and issubclass(kind, Record):
            return self.record(kind, path)
        for part in get_args(kind):
            bare, marks = _split(part)
            if any(isinstance(mark, Word) for mark in marks):
                return None
            code = next((mark for mark in marks if isinstance(mark, Code)), None)
            value = self._code(code) if code else self._annotated(bare, marks, path)
            if value is not None:
                return [value] if getattr(kind, "__origin__", None) is tuple else value
        return None

    def _code(self, mark: Code) -> str:
        return "aktivitetsersattning" if mark.vocabulary in WITHOUT_TEXT else f"s{self.number}"


def _split(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    marks = getattr(annotation, "__metadata__", ())
    return (annotation.__origin__, marks) if marks else (annotation, ())


def _scalars() -> dict[str, tuple[Any, ...]]:
    """Return the marks that tell the kinds of single values apart, by name."""
    from insatskartan.model import scalars

    return {name: getattr(scalars, name).__metadata__ for name in ("Text", *EXAMPLES)}


SCALARS = _scalars()


def insats(filler: Filler) -> dict[str, Any]:
    """Return an insats whose file may be called as its name is marked."""
    found = filler.record(Insats)
    found["sammanfattning"] += f" ZX{filler.number}"  # an abbreviation whose meaning is hostile
    filler.fields["/sammanfattning"] = found["sammanfattning"]
    for holder in (found, *found["delar"]):
        holder["ingångar"].append({"namn": "Ärver"})  # or what is said above the doors would be said nowhere
    return found


def area(filler: Filler) -> dict[str, Any]:
    """Return an area of a kind without a kommunkod."""
    return {**filler.record(Area, "/område"), "typ": "samverkansområde", "omfattar": [], "förbund": "forbundet"}


def topics(filler: Filler) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield one topic of each kind with its path; its figure shows a number of its area, its steps lead on."""
    for kind, name in zip(TOPIC_KINDS, ("grupp", "tema", "vag", "metod"), strict=True):
        found = filler.record(Topic, f"/{name}")
        steps = [{**found["steg"][0], "kod": "ett", "leder_till": ["tva"]}, {"kod": "tva", "namn": "Slut"}]
        figures = [{**found["figurer"][0], "område": f"s{filler.number}"}]
        topic = {**found, "typ": kind, "områden": [f"s{filler.number}"], "steg": steps, "figurer": figures}
        yield f"_kunskap/{name}-s{filler.number}.yml", topic


def terms(filler: Filler, vocabulary: str) -> Iterator[dict[str, Any]]:
    """Yield the hostile term of a text, and among the abbreviations one that stands in the summaries."""
    number = filler.number
    yield {**filler.record(Term, f"/{vocabulary}"), "kod": f"s{number}", "omfattar": [], "i_fokus": "nej"}
    if vocabulary == "forkortningar":
        name = filler.value("/forkortningar/betydelse")
        yield {"kod": f"zx{number}", "namn": name, "förklaring": "Ord.", "förkortning": f"ZX{number}"}


def folder(texts: list[str]) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return the files of a data folder, and for each text its values by path of the field."""
    files: dict[str, Any] = {"lund/mal.yml": TARGET}
    words: dict[str, list[Any]] = {name: yaml.safe_load(MINIMAL[f"_ord/{name}.yml"])["begrepp"] for name in WORDS}
    shouted = {"kod": "rop", "namn": f"{SHOUT} rop", "förklaring": SHOUT, "synonymer": [SHOUT]}
    words["forsorjning"].append(shouted)
    fields = []
    for number, text in enumerate(texts):
        filler = Filler(text, number)
        record = insats(filler)
        slug = filler.fields["/namn"].rpartition(" ")[2]
        files[f"s{number}/{slug}.yml"] = record
        files[f"s{number}/_område.yml"] = area(filler)
        for name in sorted(set(WORDS) - WITHOUT_TEXT):
            words[name] += terms(filler, name)
        files.update(topics(filler))
        fields.append(filler.fields)
    for name, rows in words.items():
        said = [{**row, "i_fokus": "ja"} if row.get("i_fokus") is True else row for row in rows]
        files[f"_ord/{name}.yml"] = {"namn": name, "förklaring": "Ord.", "begrepp": said}
    return {name: _dumped(content) for name, content in files.items()}, fields


TARGET = {
    "namn": "Mål",
    "sammanfattning": "Dit andra leder.",
    "nivå": "individ",
    "form": "kommunal",
    "inriktning": ["vagledning"],
    "källor": [{"dokument": "rapporten"}],
    "kontrollerad": {"datum": "2026-10", "av": "A", "sätt": "telefon"},
}


def _dumped(content: Mapping[str, Any]) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6)
