"""Ten ordinary edits of the data, as an editor makes them in a copy of the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def _exchange(path: Path, old: str, new: str) -> None:
    """Exchange the first occurrence of a text that must be there."""
    text = path.read_text("utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), "utf-8")


def _confirm(data: Path) -> None:
    """Say that an insats still is as it says."""
    _exchange(
        data / "eslov/aktivitetshuset.yml",
        "kontrollerad: {datum: 2018-05, av: UMA-projektet, sätt: kartläggning}",
        "kontrollerad: {datum: 2026-11, av: Samordnaren i Eslöv, sätt: telefon}",
    )


def _more_places(data: Path) -> None:
    """Give an insats another number of places."""
    _exchange(data / "lund/ips.yml", "platser: {antal: 80,", "platser: {antal: 100,")


def _end(data: Path) -> None:
    """Say that an insats has ended and what came after."""
    _exchange(data / "burlov/vaxa.yml", "källor:", "period: {slut: 2026-10}\nefterträdare: ingen\nkällor:")


def _add(data: Path) -> None:
    """Add an insats with an age limit, and a source that the records already cite."""
    text = record(
        "namn: Cykelköket\n"
        "sammanfattning: Arbetsträning i en cykelverkstad, i egen takt och med handledare.\n"
        "inriktning: [arbetstraning]\n"
        "huvudman: Lunds kommun\n"
        "ålder: {från: 18, till: 24, grund: uttryckligt}\n"
        "bosatt: {öppen_för: [lund], övriga: nej, grund: uttryckligt}\n"
        'källor: [{dokument: uma-2018, ställe: "Bilaga 1, sida 22"}]\n'
    )
    (data / "lund/cykelkoket.yml").write_text(text, "utf-8")


def _remove(data: Path) -> None:
    """Take away an insats that was listed by mistake."""
    (data / "kavlinge/samverkansteamet.yml").unlink()


def _close(data: Path) -> None:
    """Close an insats to people with aktivitetsersättning."""
    _exchange(
        data / "staffanstorp/trivselpunkten.yml",
        "försörjning: {öppen_för: [aktivitetsersattning], övriga: okänt, grund: rubrik}",
        "försörjning: {stängd_för: [aktivitetsersattning], övriga: okänt, grund: uttryckligt}",
    )


def _add_area(data: Path) -> None:
    """Add a municipality with an insats of its own."""
    (data / "malmo").mkdir()
    (data / "malmo/_område.yml").write_text('namn: Malmö\ntyp: kommun\nkommunkod: "1280"\n', "utf-8")
    text = record(
        "namn: Odlingen\n"
        "sammanfattning: En trädgård där man kan vara med några timmar i veckan.\n"
        "inriktning: [motesplats]\n"
        "bosatt: {öppen_för: [malmo], övriga: okänt, grund: uttryckligt}\n"
        'källor: [{dokument: uma-2018, ställe: "Bilaga 1, sida 22"}]\n'
    )
    (data / "malmo/odlingen.yml").write_text(text, "utf-8")


def _add_word(data: Path) -> None:
    """Add a method to the vocabulary, and use it."""
    path = data / "_ord/metoder.yml"
    text = path.read_text("utf-8").rstrip("\n")
    path.write_text(f"{text}\n  - kod: odling\n    namn: Odling\n    förklaring: Man odlar tillsammans.\n", "utf-8")
    odlingen = data / "malmo/odlingen.yml"
    odlingen.write_text(odlingen.read_text("utf-8") + "metoder: [odling]\n", "utf-8")


def _rename(data: Path) -> None:
    """Give an insats another name, and so another file, wherever it is named."""
    (data / "eslov/skogslaget.yml").rename(data / "eslov/naturlaget.yml")
    _exchange(data / "eslov/naturlaget.yml", "namn: Skogslaget", "namn: Naturlaget")
    for path in data.rglob("*.yml"):
        text = path.read_text("utf-8")
        if "eslov/skogslaget" in text:
            text = text.replace("eslov/skogslaget", "eslov/naturlaget").replace("namn: Skogslaget", "namn: Naturlaget")
            path.write_text(text, "utf-8")


def _add_source(data: Path) -> None:
    """Add a document to the vocabulary of sources, and cite it."""
    path = data / "_ord/kallor.yml"
    text = path.read_text("utf-8").rstrip("\n")
    path.write_text(
        f"{text}\n  - kod: verksamhetsberattelse-2025\n    namn: Verksamhetsberättelse 2025\n"
        "    förklaring: Vad kommunen gjorde under året.\n    utgivare: Lunds kommun\n    datum: 2026-02\n",
        "utf-8",
    )
    _exchange(data / "lund/cykelkoket.yml", "uma-2018", "verksamhetsberattelse-2025")


EDITS: Mapping[str, Callable[[Path], None]] = {
    "confirmed": _confirm,
    "new number of places": _more_places,
    "ended": _end,
    "new insats with an age limit": _add,
    "removed": _remove,
    "closed to aktivitetsersättning": _close,
    "new area": _add_area,
    "new word": _add_word,
    "renamed": _rename,
    "new source": _add_source,
}
"""Each edit takes the data folder of the frozen copy, with the edits before it already made."""
