"""Skriv ord som alla använder, inte kanslisvenska.

Gäller texter som visas på sidorna, inte namn och koder. Listan står i `generator/insatskartan/rules/kanslisvenska.yml`, med ett
bättre ord och ett skäl till varje. Den är kort med flit: bara ord som nästan alltid går att byta.

Bra:

    beskrivning: Man kan få stöd för att hitta en praktikplats.

Fel:

    beskrivning: Man kan erhålla stöd i syfte att hitta en praktikplats.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.rules.finding import Context, Finding
from insatskartan.rules.texts import TEXTS
from insatskartan.source.parser import parse
from insatskartan.source.problems import MAX_PER_FILE, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from insatskartan.catalog.loading import Document

ID = "kanslisvenska"
SEVERITY = Severity.WARNING


class Advice(NamedTuple):
    """What to write instead, and why."""

    better: str
    reason: str


def check(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001 (same call for all rules)
    """Yield each word of officialese, at its position."""
    pattern, rarest = _pattern()
    whole = document.source.text
    if "\\" not in whole and rarest.isdisjoint(_WORD.findall(whole.lower())):
        return  # nearly all files; a backslash may write a letter
    for path, node in document.source.scalars:
        text = str(node.value).lower()
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if key not in TEXTS or rarest.isdisjoint(_WORD.findall(text)):
            continue
        counted: dict[str, int] = {}
        for match in islice(pattern.finditer(text), MAX_PER_FILE):
            form = " ".join(match[0].split())
            position = document.source.position_of(node, form, counted.get(form, 0))
            counted[form] = counted.get(form, 0) + 1
            advice = advices()[form]
            yield Finding((), f"«{form}» är kanslisvenska: skriv {advice.better}.", advice.reason, position=position)


_WORD = re.compile(r"\w+")


@cache
def advices() -> Mapping[str, Advice]:
    """Return what to write instead, by form."""
    data = files("insatskartan.rules").joinpath("kanslisvenska.yml").read_bytes()
    source, problems = parse(data, "kanslisvenska.yml")
    if source is None or problems:
        raise ValueError(f"Ordlistan kanslisvenska.yml går inte att läsa: {problems}")
    rows = source.plain()["ord"]
    return {form: Advice(row["skriv"], row["skäl"]) for row in rows for form in row["av"]}


@cache
def _pattern() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return a pattern of all forms in lower case, and the longest word of each form.

    A text without any of those words holds no form: a cheap check before the pattern is tried.
    """
    forms = sorted(advices(), key=len, reverse=True)
    either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    rarest = frozenset(max(form.split(), key=len) for form in forms)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])"), rarest
