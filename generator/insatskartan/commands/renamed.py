"""Names of commands and options that were Swedish until version 1.1: they work until version 2, with a notice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {"underlag": "material", "new uppföljning": "new report", "new uppfoljning": "new report"}
OPTIONS = {
    "--skriv": "--write",
    "--typ": "--type",
    "--från": "--from",
    "--källa": "--source",
    "--ålder": "--age",
    "--försörjning": "--income",
    "--beslut": "--decision",
    "--utan-beslut": "--without-decision",
    "--frågar": "--asker",
}


def with_current_names(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the names of today, after a notice on stderr for each old one."""
    start = _command_position(arguments)
    renamed = [*arguments[:start], *_command(arguments[start:])]
    return [_option(argument) for argument in renamed]


def _command_position(arguments: Sequence[str]) -> int:
    """Return where the command begins, after the options for all commands; of those only --data takes a value."""
    position = 0
    while position < len(arguments) and arguments[position].startswith("-"):
        position += 2 if arguments[position] == "--data" else 1
    return position


def _command(arguments: Sequence[str]) -> list[str]:
    for old, new in COMMANDS.items():
        words = old.split()
        if list(arguments[: len(words)]) == words:
            _notify(old, new)
            return [*new.split(), *arguments[len(words) :]]
    return list(arguments)


def _option(argument: str) -> str:
    old, equals, value = argument.partition("=")
    if old not in OPTIONS:
        return argument
    _notify(old, OPTIONS[old])
    return f"{OPTIONS[old]}{equals}{value}"


def _notify(old: str, new: str) -> None:
    print(f"{old} heter nu {new} och slutar fungera i version 2.", file=sys.stderr)
