"""Synthetic data of any size: every record is a real file of `insatser/`, moved to another municipality.

The mix of fields is therefore the real one. Texts get a few words more, so that no two are equal and no cache helps
more than it would with real data. The state and health care exist once, as they do in reality.
"""

from __future__ import annotations

import csv
import random
import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from insatskartan.model.scalars import ascii_slug
from insatskartan.source.parser import MAX_BYTES, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PER_MUNICIPALITY = 50
PER_ALLIANCE = 4
"""Municipalities of each samordningsförbund, roughly as in Sweden."""
LONG_TEXT = 40
"""Characters from which a value is running text rather than a word or a name."""
LONGEST_SUMMARY = 300


@dataclass(frozen=True)
class Template:
    """A real record."""

    area: str
    slug: str
    values: dict[str, Any]


@dataclass
class Municipality:
    """A synthetic municipality and the templates that its insatser are made of."""

    code: str
    name: str
    kommunkod: str
    alliance: str
    insatser: dict[str, tuple[str, Template]] = field(default_factory=dict)
    """Name and template by slug."""


@dataclass(frozen=True)
class Real:
    """The real folder `insatser/`, sorted into what is copied and what is multiplied."""

    root: Path
    areas: Mapping[str, dict[str, Any]]
    templates: tuple[Template, ...]
    """Records of municipalities and of those they cooperate with, not of the state."""

    @classmethod
    def load(cls, root: Path) -> Real:
        """Read all area files and all insatser."""
        areas = {path.parent.name: _values(path) for path in sorted(root.glob("*/_område.yml"))}
        multiplied = [code for code, area in areas.items() if area["typ"] not in ("myndighet", "region")]
        files = [path for code in multiplied for path in sorted((root / code).glob("[!_]*.yml"))]
        return cls(root, areas, tuple(Template(path.parent.name, path.stem, _values(path)) for path in files))

    def of_kind(self, *kinds: str) -> list[str]:
        """Return the codes of areas of these kinds."""
        return [code for code, area in self.areas.items() if area["typ"] in kinds]

    @property
    def shared(self) -> list[str]:
        """Folders that are copied as they are."""
        return ["_ord", "_mallar", "_sok", *self.of_kind("myndighet", "region")]


def write(real: Real, target: Path, number: int, seed: int = 1) -> None:
    """Write `number` insatser below `target`, those of the state and health care among them."""
    rng = random.Random(seed)  # noqa: S311 (repeatable data, not secrets)
    for folder in real.shared:
        shutil.copytree(real.root / folder, target / folder)
    left = number - sum(1 for code in real.shared[3:] for _ in (target / code).glob("[!_]*.yml"))
    municipalities = _municipalities(real, number // PER_MUNICIPALITY)
    for municipality in municipalities:
        _fill(real, municipality, min(PER_MUNICIPALITY, left), rng)
        left -= len(municipality.insatser)
    _write_alliances(real, target, municipalities)
    for index, municipality in enumerate(municipalities):
        place = [*municipalities[index:], *municipalities[:index]]
        _write_area(real, target, place, index, rng)
        for slug, (name, template) in municipality.insatser.items():
            mover = _Mover(real, place, rng, template.area, slug)
            _dump(target / municipality.code / f"{slug}.yml", _record(mover, name, template))


def _municipalities(real: Real, number: int) -> list[Municipality]:
    """Return the real municipalities, which the vocabularies refer to, and then others in the order of their codes."""
    with (real.root.parent / "generator/insatskartan/model/kommunkoder.csv").open(encoding="utf-8") as file:
        names = {row["kod"]: row["namn"] for row in csv.DictReader(file)}
    first = [real.areas[code]["kommunkod"] for code in real.of_kind("kommun")]
    if not len(first) <= number <= len(names):
        smallest, largest = len(first) * PER_MUNICIPALITY, len(names) * PER_MUNICIPALITY
        raise SystemExit(f"Sizes lie between {smallest} and {largest}.")
    found: dict[str, Municipality] = {}
    for i, code in enumerate([*first, *(code for code in names if code not in first)][:number]):
        slug = ascii_slug(names[code])
        folder = f"{slug}-{code}" if slug in found else slug  # Håbo and Habo
        found[folder] = Municipality(folder, names[code], code, f"forbund-{i // PER_ALLIANCE + 1}")
    return list(found.values())


def _fill(real: Real, municipality: Municipality, number: int, rng: random.Random) -> None:
    """Choose what stands in a municipality. Names that come from a mall recur everywhere, others do not."""
    for template in rng.sample(real.templates, number):
        base = template.values.get("mall", "")
        name = template.values.get("namn", "")
        if name:
            name = f"{name} i {municipality.name}"
        slug = ascii_slug(name) if name else base
        if slug in municipality.insatser:
            name = f"{name or base.upper()} {len(municipality.insatser)}"
            slug = ascii_slug(name)
        municipality.insatser[slug] = (name, template)


class _Mover:
    """Moves one record to `place[0]`: references point at what exists there, and texts speak of it."""

    def __init__(self, real: Real, place: Sequence[Municipality], rng: random.Random, origin: str, slug: str) -> None:
        self.real, self.place, self.rng = real, place, rng
        self.here = place[0]
        self.kommuner = real.of_kind("kommun")
        self.codes = {origin: self.here.code} if origin in self.kommuner else {}
        self.used = {slug}
        names = "|".join(real.areas[code]["namn"] for code in self.kommuner)
        self.names = re.compile(rf"\b({names})\b")
        self.texts = 0

    def area(self, code: str) -> str:
        """Return the area that stands for a real one: this one, its förbund, or a neighbour."""
        if code in self.real.shared:
            return code
        if code not in self.kommuner:
            return self.here.alliance
        return self.codes.setdefault(code, self.place[len(self.codes)].code)

    def insats(self, id_: str) -> str:
        """Return an insats that stands for a real one: another in this municipality, unless it is the state's."""
        if id_.partition("/")[0] in self.real.shared:
            return id_
        slug = self.rng.choice([slug for slug in self.here.insatser if slug not in self.used])
        self.used.add(slug)
        return f"{self.here.code}/{slug}"

    def move(self, value: Any, key: str = "") -> Any:
        """Return a value of the record as it reads in the new place."""
        if isinstance(value, dict):
            return {step: self.move(child, step) for step, child in value.items()}
        if isinstance(value, list):
            moved = [self.move(child, key) for child in value]
            # What two municipalities do together is done by one and the same after the move.
            return [child for place, child in enumerate(moved) if child not in moved[:place]]
        if value in self.real.areas:
            return self.area(value)
        if value.partition("/")[0] in self.real.areas and " " not in value:
            return self.insats(value)
        return self.text(value, key)

    def text(self, text: str, key: str) -> str:
        """Name the new place, and make running text unlike all others."""
        text = self.names.sub(self.here.name, text)
        self.texts += 1
        words = f"Uppgift {self.texts} från {self.here.name}."
        fits = key != "sammanfattning" or len(text) + len(words) < LONGEST_SUMMARY
        running = len(text) >= LONG_TEXT and key not in ("namn", "ställe", "fullständigt_namn")
        return f"{text.rstrip()} {words}" if running and fits else text


def _record(mover: _Mover, name: str, template: Template) -> dict[str, Any]:
    """Return an insats: its own place is implied, so a listing that says the same after the move is left out."""
    values: dict[str, Any] = mover.move(template.values)
    if name:
        values["namn"] = name
    seen = [(mover.here.code, values.get("form", "kommunal"))]
    listings = []
    for listing in values.pop("listningar", []):
        place = (listing["område"], listing["rubrik"])
        listings += [] if place in seen else [listing]
        seen.append(place)
    return {**values, "listningar": listings} if listings else values


def _write_alliances(real: Real, target: Path, municipalities: Sequence[Municipality]) -> None:
    """Write the area files of the förbund, made of the real ones in turn."""
    templates = [real.areas[code] for code in real.of_kind("förbund")]
    for i, code in enumerate(dict.fromkeys(municipality.alliance for municipality in municipalities)):
        values = {**templates[i % len(templates)], "namn": f"Samordningsförbund {i + 1}"}
        _dump(target / code / "_område.yml", values)


def _write_area(real: Real, target: Path, place: Sequence[Municipality], index: int, rng: random.Random) -> None:
    """Write the area file of the municipality `place[0]`, made of the real ones in turn."""
    kommuner = real.of_kind("kommun")
    origin = kommuner[index % len(kommuner)]
    values = _Mover(real, place, rng, origin, "").move(real.areas[origin])
    _dump(target / place[0].code / "_område.yml", {**values, "namn": place[0].name, "kommunkod": place[0].kommunkod})


def _values(path: Path) -> dict[str, Any]:
    """Read a file the way the generator does: every value is the text that was written."""
    source, problems = read(path, path.name)
    if source is None:
        raise SystemExit(f"{path}: {problems}")
    return source.plain()


class _Dumper(yaml.CSafeDumper):
    """Puts digits within quotes, all of them: PyYAML leaves 0186 bare, which the rule for kommunkod refuses."""


def _quote_digits(dumper: yaml.CSafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if text.isdigit() else None)


_Dumper.add_representer(str, _quote_digits)


def _dump(path: Path, values: dict[str, Any]) -> None:
    """Write YAML in nearly our layout: innermost lists and mappings on one line, texts never broken."""
    path.parent.mkdir(exist_ok=True)
    text = yaml.dump(
        values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=MAX_BYTES
    )
    path.write_text(text, encoding="utf-8")
