"""What Python itself says about arguments is Swedish, whatever language the terminal has."""

from __future__ import annotations

import argparse
import ast
import gettext
import os
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from insatskartan.__main__ import main
from insatskartan.commands.swedish import in_swedish

FOLDER = Path(str(files("insatskartan.commands"))) / "locale/sv/LC_MESSAGES"
PROGRAMMERS = {
    ".__call__() not defined",
    "'required' is an invalid argument for positionals",
    "%r is not callable",
    'argument "-" with mode %r',
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "subcommands",
    "show program's version number and exit",
}  # fmt: skip
"""What only somebody who writes a command can cause, or what all our commands say in their own words."""


def test_every_sentence_of_this_python_has_a_translation() -> None:
    """A later Python may word its sentences in another way; this test then names the new ones."""
    calls = (
        node for node in ast.walk(ast.parse(Path(argparse.__file__).read_text("utf-8"))) if isinstance(node, ast.Call)
    )
    looked_up = (
        call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")
    )
    sentences = {first.value for first in looked_up if isinstance(first, ast.Constant)}
    assert len(sentences) > 20
    with (FOLDER / "insatskartan.po").open("rb") as file:
        known = {message.id[0] if isinstance(message.id, tuple) else message.id for message in read_po(file)}
    assert sentences - PROGRAMMERS - known == set()


def test_the_catalogue_is_compiled() -> None:
    """The file that gettext reads says what the file that people write says."""
    texts = []
    for suffix, read in ((".po", read_po), (".mo", read_mo)):
        with (FOLDER / f"insatskartan{suffix}").open("rb") as file:
            texts.append({repr(row.id).strip("[()]"): repr(row.string).strip("[()]") for row in read(file) if row.id})
    assert texts[0] == texts[1]
    assert "''" not in texts[0].values()


@pytest.mark.parametrize("language", ["en", "de:fr", None])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "insatskartan: det här saknas: KOMMANDO"),
        (["schema", "bok"], "'bok' går inte. Välj något av"),
        (["check", "--fort"], "det här går inte att förstå: --fort"),
        (["match", "--kommun"], "--kommun: här behövs ett värde"),
        (["check", "--format", "xml"], "--format: 'xml' går inte. Välj något av"),
        (["material", "lund", "--write=ja"], "--write: 'ja' går inte att ange här"),
        (["new", "report", "lund/a"], "det här saknas: --type"),
    ],
)
def test_errors_about_arguments(
    arguments: list[str],
    message: str,
    language: str | None,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Usage and error are Swedish, and the exit code is 2."""
    monkeypatch.delenv("LANGUAGE", raising=False)
    if language:
        monkeypatch.setenv("LANGUAGE", language)
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert error.startswith("användning: insatskartan")
    assert message in error
    assert os.environ.get("LANGUAGE") == language


def test_numbers_of_values_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """One value and several are two sentences."""
    parser = argparse.ArgumentParser("prov")
    parser.add_argument("--par", nargs=2)
    with in_swedish(), pytest.raises(SystemExit):
        parser.parse_args(["--par", "a"])
    assert "--par: här behövs 2 värden" in capsys.readouterr().err
    assert gettext.textdomain() == "messages"
