"""Hostile text in every text field of an insats, an area and a vocabulary term, one area folder for each text.

The fields are read from the model, so that a new one is filled by itself. Each value ends with a mark that says which
field of which text it is, so that it can be found again on a page.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import TypeAdapter, ValidationError

from insatskartan.model.area import Area
from insatskartan.model.fields import Field, fields
from insatskartan.model.insats import Insats
from insatskartan.model.topic import TOPIC_KINDS, Topic
from insatskartan.model.vocabulary import Term
from support.samples import MINIMAL, ROOT, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from insatskartan.model.records import Record

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
NAMED = {"områden": "lund", "platser": "lund", "insatser": "lund/mal"}
"""What references point at."""
EXAMPLES = ("18", "2018", "@exempel", "lund/borta", "abcdefghijkl")
"""For fields that take no free text, but no words or codes either: the first that is accepted."""
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
        for field in fields(kind):
            value = FIXED[field.key] if field.key in FIXED else self._of(field, f"{path}/{field.key}")
            if value is not None:
                found[field.key] = [value] if field.many and field.key not in FIXED else value
        return found

    def _of(self, field: Field, path: str) -> Any:
        """Return one value: a text, a record, or an example of another kind; None leaves it out."""
        if field.record:
            return self.record(field.record, path)
        if field.words:
            return field.words[0] if field.required else None
        if field.vocabulary:
            return "aktivitetsersattning" if field.vocabulary in WITHOUT_TEXT else f"s{self.number}"
        if field.kind == "hänvisning":
            return NAMED[field.refers_to]
        if field.kind in ("kortnamn", "ja"):
            return None
        return self.value(path) if takes_text(field) else next(e for e in EXAMPLES if _accepts(field, e))


def takes_text(field: Field) -> bool:
    """Tell whether a field takes any text at all."""
    return _accepts(field, "Fri text.")


def _accepts(field: Field, text: str) -> bool:
    try:
        _adapter(field.type).validate_python([text] if field.many else text)
    except ValidationError:
        return False
    return True


@cache  # to make one takes longer than to fill all fields of a text
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


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
    return str(yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6))
