"""Commands and options that had Swedish names still answer to them, with a notice."""

from __future__ import annotations

import pytest

from insatskartan.__main__ import main, parser
from insatskartan.commands.renamed import COMMANDS, OPTIONS, with_current_names
from support.samples import SKANE

LINES = {
    "underlag lund --skriv": "material lund --write",
    "--data x underlag lund": "--data x material lund",
    "--data=x underlag lund": "--data=x material lund",
    "schema --skriv": "schema --write",
    "new uppföljning a/b --typ slutrapport --källa k --skriv": "new report a/b --type slutrapport --source k --write",
    "new uppfoljning a/b --typ kvartalsrapport --från 2024-01": "new report a/b --type kvartalsrapport --from 2024-01",
    "match --ålder 27 --försörjning=x --beslut a --utan-beslut b --frågar c": (
        "match --age 27 --income=x --decision a --without-decision b --asker c"
    ),
}


@pytest.mark.parametrize(("old", "new"), LINES.items())
def test_old_names_are_read_as_the_new_ones(old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The arguments come out with today's names, which the commands know."""
    assert with_current_names(old.split()) == new.split()
    parser().parse_args(new.split())
    assert capsys.readouterr().err


@pytest.mark.parametrize(("old", "new"), [*OPTIONS.items(), *COMMANDS.items()])
def test_every_old_name_is_tried_and_gets_its_notice(old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    """On stderr, once, with the name to use."""
    line = next(line for line in LINES if f" {old} " in f" {line.replace('=', ' ')} ")
    with_current_names(line.split())
    notice = f"{old} heter nu {new} och slutar fungera i version 2."
    assert capsys.readouterr().err.splitlines().count(notice) == 1


@pytest.mark.parametrize(
    "line", ["--data underlag check", "check underlag", "new report a/b --type x", "match a/uppföljning"]
)
def test_only_names_are_exchanged(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder may be called as a command once was; what is new gets no notice."""
    assert with_current_names(line.split()) == line.split()
    assert capsys.readouterr().err == ""


def test_an_old_name_does_what_the_new_one_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The answer goes to stdout as it did, so that scripts that read it go on working."""
    monkeypatch.chdir(SKANE)
    assert main(["match", "--ålder", "27", "burlov/peak"]) == 0
    old = capsys.readouterr()
    assert main(["match", "--age", "27", "burlov/peak"]) == 0
    new = capsys.readouterr()
    assert old.out == new.out
    assert (old.err, new.err) == ("--ålder heter nu --age och slutar fungera i version 2.\n", "")
