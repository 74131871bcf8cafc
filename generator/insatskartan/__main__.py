"""The command line: its global options and the list of commands, which are in `commands/`."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from insatskartan import __version__
from insatskartan.commands import asking, checking, comparing, issues, site, writing
from insatskartan.commands.renamed import with_current_names
from insatskartan.commands.reporting import MISUSED
from insatskartan.commands.swedish import in_swedish

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 success, 1 errors in the data, 2 misuse."""
    gc.disable()  # objects of a command live until its end, so collecting only costs time
    named = with_current_names(sys.argv[1:] if arguments is None else arguments)
    with in_swedish():
        options = parser().parse_args(named)
    if options.needs_data and not options.data.is_dir():
        print(f"Mappen {options.data} finns inte. Ange den med --data.", file=sys.stderr)
        return MISUSED
    result: int = options.run(options)
    return result


def parser() -> argparse.ArgumentParser:
    """Return the parser of all arguments."""
    reading = argparse.ArgumentParser("insatskartan", description="Kontrollera och skriv om Insatskartans datafiler.")
    reading.set_defaults(needs_data=True)
    reading.add_argument("--data", type=Path, default=Path("insatser"), help="mappen med datafiler (insatser)")
    reading.add_argument(
        "--version", action="version", version=f"insatskartan {__version__}", help="skriv ut versionen och avsluta"
    )
    commands = reading.add_subparsers(required=True, metavar="KOMMANDO")
    for subject in (checking, writing, comparing, asking, issues, site):
        subject.add(commands)
    return reading


if __name__ == "__main__":
    sys.exit(main())
