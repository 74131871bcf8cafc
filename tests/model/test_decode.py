"""Shape: the message says what is required and what was found, in the author's words, at the right place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from insatskartan.catalog.loading import load
from insatskartan.model.area import Area
from insatskartan.model.decode import decode
from insatskartan.model.insats import Insats
from insatskartan.model.scalars import References
from insatskartan.model.search_lists import Splits, Wordings
from insatskartan.model.vocabulary import Exemptions, Vocabulary
from insatskartan.source.parser import parse
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


CASES = [
    ("namn: [a]", 1, 7, "Här ska stå text, men här står en lista."),
    ("namn: '  '", 1, 7, "Här ska stå text, men här står «  »."),
    ("namn:", 1, 6, "Här ska stå text, men här står ett tomt värde."),
    ("villkor: Ett enda", 1, 10, "Här ska stå en lista, men här står «Ett enda»."),
    ("målgrupp: unga", 1, 11, "Här ska stå nycklar med värden, men här står «unga»."),
    ("platser: {antal: -3}", 1, 18, "Här ska stå ett heltal eller «okänd», men här står «-3»."),
    ("platser: {antal: ٣}", 1, 18, "Här ska stå ett heltal eller «okänd», men här står «٣»."),
    ("platser: {antal: 3, ungefär: true}", 1, 30, "Här ska stå «ja» eller «nej», men här står «true»."),
    ("ålder: {från: 121}", 1, 15, "Här ska stå en ålder i hela år (0–120) eller «okänd», men här står «121»."),
    ("ålder: gammal", 1, 8, "Här ska stå «alla», «okänt» eller nycklarna från och till, men här står «gammal»."),
    ("ålder: {not: hej}", 1, 8, "En åldersgräns ska ha från, till eller båda. Finns ingen gräns, skriv «svar: alla»."),
    ("bosatt: lund", 1, 9, "Här ska stå «alla», «okänt» eller nycklarna öppen_för, stängd_för och övriga, men här står «lund»."),
    ("beslut: ett", 1, 9, "Här ska stå «inga», «okänt» eller en lista med beslut, men här står «ett»."),
    ("beslut: [lss-beslut, ssl-beslut]", 1, 9, "Koden ska finnas i insatser/_ord/beslut.yml, men här står «ssl-beslut». Menade du «lss-beslut»?"),
    ("villkor: [a, [b]]", 1, 14, "Här ska stå text, men här står en lista."),
    ("granskas_var: 1_000", 1, 15, "Här ska stå ett heltal, men här står «1_000»."),
    ("period: {start: 2026-13-45}", 1, 17, "Här ska stå ett datum som finns (2018, 2018-10 eller 2018-10-31), men här står «2026-13-45»."),
    ("inriktning: [vagledning, vagledning2]", 1, 26, "Koden ska finnas i insatser/_ord/inriktningar.yml, men här står «vagledning2». Menade du «vagledning»?"),
    ("ålder: {från: 3, not: Ett, två, tre}", 1, 28, "«två» är ingen nyckel."),
    ("huvudmän: x", 1, 1, "Nyckeln «huvudmän» finns inte här."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "message"), CASES)
def test_message(text: str, line: int, column: int, message: str, folder: Callable[..., Path]) -> None:
    """One fault, one problem, with place and words."""
    problems = load(folder({"lund/exempel.yml": record(text)})).problems
    assert problems[0].file == "insatser/lund/exempel.yml"
    assert (problems[0].line, problems[0].column, problems[0].message) == (line, column, message)
    assert "type=" not in problems[0].message


def test_text_with_a_comma_between_braces_is_explained(folder: Callable[..., Path]) -> None:
    """The most common slip in short forms gets its own words."""
    (problem,) = load(folder({"lund/exempel.yml": record("ålder: {från: 3, not: Ett, så är det}")})).problems
    assert (problem.message, problem.column) == ("«så är det» är ingen nyckel.", 28)
    assert "citattecken" in problem.hint


LISTS = [
    ("villkor: [a, [b]]", ("villkor", 1)),
    ("samverkan: [a, {b: c}]", ("samverkan", 1)),
    ("inriktning: [vagledning, fel]", ("inriktning", 1)),
    ("metoder: [ips, fel]", ("metoder", 1)),
    ("målgrupp: {grupper: [unga-vuxna, fel]}", ("målgrupp", "grupper", 1)),
    ("bosatt: {öppen_för: [lund, fel]}", ("bosatt", "öppen_för", 1)),
    ("försörjning: {stängd_för: [sjukpenning, fel]}", ("försörjning", "stängd_för", 1)),
    ("väg_in: [{via: socialtjansten}, {via: fel}]", ("väg_in", 1, "via")),
    ("ingångar: [{}, {beslut: fel}]", ("ingångar", 1, "beslut")),
    ("delar: [{namn: A}, {namn: B, ålder: fel}]", ("delar", 1, "ålder")),
    ("resultat: [{mått: till-arbete, värde: 1, enhet: x}, {mått: till-arbete, värde: fel, enhet: x}]", ("resultat", 1, "värde")),
    ("uppföljning: [{titel: A}, {titel: B, mål: [{mål: A}, {mål: []}]}]", ("uppföljning", 1, "mål", 1, "mål")),
    ("kontakt: [{funktion: A}, {funktion: []}]", ("kontakt", 1, "funktion")),
    ("relaterade: [{id: fel/fel, hur: fel}]", ("relaterade", 0, "id")),
    ("listningar: [{område: eslov, rubrik: övrig}, {område: eslov, rubrik: fel}]", ("listningar", 1, "rubrik")),
    ("källor: [{dokument: rapporten}, {dokument: fel}]", ("källor", 1, "dokument")),
    ("kan_kombineras_med: [{vad: a}, {vad: []}]", ("kan_kombineras_med", 1, "vad")),
    ("innehåll: [a, '']", ("innehåll", 1)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path"), LISTS)
def test_a_later_entry_that_is_wrong_is_found(text: str, path: tuple[Any, ...], folder: Callable[..., Path]) -> None:
    """In every list field, when only a later entry is wrong."""
    problems = load(folder({"lund/exempel.yml": record(text)})).problems
    source, _ = parse(record(text).encode(), "x")
    assert source
    assert source.locate(path)[1:] in [(problem.line, problem.column) for problem in problems]


def test_examples_in_the_model_are_valid() -> None:
    """What the field reference shows can be written; and a file without anything still gives rules something to read."""
    source, _ = parse(b"x: 1\n", "x")
    assert source
    for kind in (Insats, Area, Vocabulary, Exemptions, Splits, Wordings):
        decoded = decode(kind, source, References())
        assert decoded.partial
        assert decoded.keys == frozenset()
