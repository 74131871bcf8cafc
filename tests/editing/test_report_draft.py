"""`insatskartan new report`: the next report as a draft, and as a start in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from insatskartan.__main__ import main
from insatskartan.catalog.loading import load
from insatskartan.model.reports import FORMS
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from support.samples import TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = """uppföljning:
  - typ: kvartalsrapport
    period: {från: 2024-01, till: 2024-03}
    mål:
      - {mål: "Alla: utan undantag", uppnått: nej, antal: 1, av: 3, utfall: Sent., not: Vet inte.}
      - {mål: Hälften, delmål: ja, del: Teamet, uppnått: ja}
    källa: {dokument: rapporten}
"""
NEW = ("new", "report", "lund/exempel", "--type")


@pytest.fixture
def root(folder: Callable[..., Path]) -> Path:
    """Return a data folder in which one insats has a report."""
    return folder({"lund/exempel.yml": record(TEXT), "lund/tom.yml": record("namn: Tom")})


def run(root: Path, *arguments: str) -> int:
    """Run the command line on a data folder."""
    return main(["--data", str(root), *arguments])


def test_the_draft_carries_the_goals_over_without_their_outcome(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The quarter after the last one; goals with their part, not judged yet; nothing is written."""
    before = (root / "lund/exempel.yml").read_bytes()
    assert run(root, *NEW, "kvartalsrapport") == 0
    draft = capsys.readouterr().out
    assert yaml.safe_load(draft) == [
        {
            "typ": "kvartalsrapport",
            "period": {"från": "2024-04", "till": "2024-06"},
            "mål": [
                {"mål": "Alla: utan undantag", "uppnått": "inte-bedömt"},
                {"mål": "Hälften", "delmål": "ja", "del": "Teamet", "uppnått": "inte-bedömt"},
            ],
        }
    ]
    assert (root / "lund/exempel.yml").read_bytes() == before


@pytest.mark.parametrize("kind", FORMS)
def test_every_section_of_the_form_stands_in_the_draft(
    kind: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In its order, with its number, and fit to be filled in when the mark of a comment is taken away."""
    assert run(root, *NEW, kind) == 0
    draft = capsys.readouterr().out
    keys = re.findall(r"^    (?:# )?([a-zåäö_]+):(?: .*)?$", draft, re.MULTILINE)
    wanted = [key for _, key in FORMS[kind]]
    assert [key for key in keys if key in wanted] == wanted
    assert all(f"# {number} " in draft for number, key in FORMS[kind] if number and key != "mål")
    opened = re.sub(r"^    # ([a-zåäö_]+:)( \{.*\})?$", r"    \1\2", draft, flags=re.MULTILINE)
    assert set(wanted) <= set(yaml.safe_load(opened)[0])


def test_what_is_saved_is_right_and_keeps_the_rest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file gets the report after the others, in its layout and without an error; a second time is refused."""
    path = root / "lund/exempel.yml"
    assert main(["--data", str(root), "format", str(path)]) == 0
    before = path.read_text("utf-8")
    assert run(root, *NEW, "kvartalsrapport", "--source", "rapporten", "--write") == 0
    after = path.read_text("utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    assert "    period: {från: 2024-04, till: 2024-06}" in added
    assert [problem for problem in check(load(root), Context(TODAY)) if problem.file.endswith("exempel.yml")] == []
    capsys.readouterr()
    assert run(root, *NEW, "kvartalsrapport", "--source", "rapporten", "--write") == 2
    assert capsys.readouterr().err == (
        "lund/exempel har redan en kvartalsrapport för april–juni 2024 som inte är ifylld. Fyll i den först.\n"
    )
    assert path.read_text("utf-8") == after


def test_a_file_with_comments_is_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They would be lost; the command says where they stand."""
    path = root / "lund/exempel.yml"
    path.write_text("# viktigt\n" + path.read_text("utf-8"), "utf-8")
    before = path.read_bytes()
    assert run(root, *NEW, "kvartalsrapport", "--source", "rapporten", "--write") == 1
    assert "kommentarerna försvinna" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_the_first_report_begins_where_it_is_told_to(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When the insats does not say when it began; and it is saved among no others."""
    arguments = ("new", "report", "lund/tom", "--type", "tertialrapport", "--from", "2025-11")
    assert run(root, *arguments, "--source", "rapporten", "--write") == 0
    assert "period: {från: 2025-11, till: 2026-02}" in capsys.readouterr().out
    report = load(root).catalog().insatser["lund/tom"].insats.follow_ups[0]
    assert (report.period.start, report.period.end) == ("2025-11", "2026-02")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("new", "report", "lund/exempl", "--type", "kvartalsrapport"), "Insatsen «lund/exempl» finns inte. Menade du «lund/exempel»?"),
        (("new", "report", "exempel", "--type", "kvartalsrapport"), "Insatsen «exempel» finns inte. Menade du «lund/exempel»?"),
        ((*NEW, "kvartalsraport"), "Typen «kvartalsraport» finns inte. Menade du «kvartalsrapport»?"),
        ((*NEW, "bok"), "Typen «bok» finns inte. Välj en av kvartalsrapport, tertialrapport, slutrapport."),
        ((*NEW, "kvartalsrapport", "--source", "raporten"), "Källan «raporten» finns inte i insatser/_ord/kallor.yml. Menade du «rapporten»?"),
        ((*NEW, "kvartalsrapport", "--write"), "--write behöver --source: en rapport utan källa får inte stå i filen."),
        ((*NEW, "kvartalsrapport", "--from", "snart"), "--from ska vara en månad som 2024-01, men här står «snart»."),
        ((*NEW, "slutrapport", "--from", "2024-01"), "--from gäller inte slutrapporter: de gäller hela insatsens tid."),
        (
            ("new", "report", "lund/tom", "--type", "kvartalsrapport"),
            (
                "Det går inte att räkna ut perioden: lund/tom saknar startmånad under «period». "
                "Du kan också ange första månaden, som --from 2024-01."
            ),
        ),
        (
            ("new", "report", "lund/tom", "--type", "slutrapport"),
            "Det går inte att räkna ut perioden: lund/tom saknar start eller slut under «period».",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_swedish(
    arguments: tuple[str, ...], message: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, with a suggestion when there is a good one, and exit code 2."""
    assert run(root, *arguments) == 2
    assert capsys.readouterr().err == f"{message}\n"


def test_nothing_comes_after_the_final_report(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Not even another final one."""
    text = TEXT.replace("kvartalsrapport", "slutrapport")
    root = folder({"lund/exempel.yml": record(text)})
    for kind in FORMS:
        assert run(root, *NEW, kind) == 2
        assert capsys.readouterr().err.startswith("lund/exempel har redan en slutrapport")
