"""Small data that tests build on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT = Path(__file__).parents[2]
"""The repository."""
SKANE = ROOT / "tests/sites/skane"
"""A frozen copy of the shipped site, so that no test fails when the shipped data changes."""
TODAY = dt.date(2026, 11, 22)

WORDS = {
    "forsorjning": "aktivitetsersattning forsorjningsstod sjukpenning",
    "beslut": "bistandsbeslut lss-beslut",
    "remittenter": "arbetsformedlingen socialtjansten annan-insats",
    "malgrupper": "unga-vuxna",
    "inriktningar": "vagledning motesplats",
    "metoder": "ips",
    "geografi": "lunds-stift",
    "kallor": "rapporten",
    "matt": "till-arbete",
    "forkortningar": "af",
}
DOORS = """\
ålder: {från: 16, till: 29}
bosatt: {öppen_för: [lund], övriga: nej}
försörjning: {öppen_för: [aktivitetsersattning], stängd_för: [sjukpenning]}
beslut: [lss-beslut]
väg_in: [{via: socialtjansten, sätt: ansökan}, {via: arbetsformedlingen}]
"""
"""What an insats says of its doors: each criterion, with words that need names."""


def vocabulary(name: str, codes: str) -> str:
    """Return the text of a small vocabulary file."""
    lines = [f"namn: {name.capitalize()}", "förklaring: Ord.", "begrepp:"]
    for code in codes.split():
        extra = ", i_fokus: ja" if code == "aktivitetsersattning" else ""
        extra = ", omfattar: [lund]" if code == "lunds-stift" else extra
        extra = ", förkortning: AF" if code == "af" else extra
        lines.append(f"  - {{kod: {code}, namn: {code.capitalize()}, förklaring: Ett ord{extra}.}}".replace(".}", "}"))
    return "\n".join(lines) + "\n"


MINIMAL: dict[str, str] = {
    **{f"_ord/{name}.yml": vocabulary(name, codes) for name, codes in WORDS.items()},
    "_mallar/allman.yml": "namn: Allmän\n",
    "lund/_område.yml": 'namn: Lund\ntyp: kommun\nkommunkod: "1281"\nförbund: forbundet\n',
    "eslov/_område.yml": 'namn: Eslöv\ntyp: kommun\nkommunkod: "1285"\nförbund: forbundet\n',
    "forbundet/_område.yml": "namn: Förbundet\ntyp: förbund\n",
}
"""Files below `insatser/` that every test folder has, unless it says otherwise."""

RECORD = {
    "namn": "Exempel",
    "sammanfattning": "Ett exempel.",
    "nivå": "individ",
    "form": "kommunal",
    "inriktning": "[vagledning]",
    "källor": "[{dokument: rapporten}]",
    "kontrollerad": "{datum: 2026-10, av: Samordnaren, sätt: telefon}",
}
"""The required keys of an insats, as text."""


def record(text: str = "", **keys: str) -> str:
    """Return the text of an insats: `text`, and the required keys that it does not have."""
    own = {line.partition(":")[0] for line in text.splitlines()}
    rest = {**RECORD, **keys}
    return (
        text
        + ("\n" if text and not text.endswith("\n") else "")
        + "".join(f"{key}: {value}\n" for key, value in rest.items() if key not in own)
    )


def read_cases(folder: Path, keys: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return the cases of a folder by name; scalars are texts, as the site's own reader gives them."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.yml")):
        for case in yaml.load(path.read_text("utf-8"), yaml.BaseLoader):
            assert case.keys() <= set(keys), case.keys() - set(keys)
            name = f"{path.stem}: {case['fall']}"
            assert name not in found, name
            found[name] = case
    return found
