"""`receive` and `remind`: proposals that arrive as issues, and issues that remind."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from insatskartan.catalog.loading import load
from insatskartan.commands.reporting import FOUND, MISUSED, may_write
from insatskartan.text import dates

if TYPE_CHECKING:
    import argparse

    from insatskartan.commands.reporting import Commands


def add(commands: Commands) -> None:
    """Add the commands."""
    receiving = commands.add_parser("receive", help="pröva ett förslag som kommit i ett ärende på GitHub")
    receiving.add_argument("event", type=Path, metavar="HÄNDELSE", help="filen med händelsen, som JSON")
    receiving.add_argument("--output", type=Path, required=True, metavar="MAPP", help="var svar och fil skrivs")
    receiving.set_defaults(run=_receive)
    reminding = commands.add_parser("remind", help="vad som behöver ses över, som ett ärende för varje område")
    reminding.add_argument("--issues", type=Path, required=True, metavar="FIL", help="de öppna ärendena, som JSON")
    reminding.add_argument("--memory", type=Path, required=True, metavar="FIL", help="nätter som adresser inte svarat")
    reminding.add_argument("--output", type=Path, required=True, metavar="MAPP", help="var stegen skrivs")
    reminding.add_argument("--offline", action="store_true", help="fråga inga webbadresser; minnet rörs inte")
    reminding.set_defaults(run=_remind)


def _receive(options: argparse.Namespace) -> int:
    from insatskartan.github import reception
    from insatskartan.github.issue import EventError

    if not may_write(options.data, options.output):
        return MISUSED
    try:
        result = reception.receive(options.event.read_bytes(), options.data, dates.today(os.environ))
    except (OSError, EventError) as error:
        print(f"Händelsen {options.event} går inte att läsa: {error}", file=sys.stderr)
        return MISUSED
    result.write(options.output)
    print(result.answer, end="")
    return 0 if result.after is not None else FOUND


def _remind(options: argparse.Namespace) -> int:
    from insatskartan.github import reachability, reminders

    if not may_write(options.data, options.output, options.memory):
        return MISUSED
    catalog = load(options.data).catalog()
    try:
        issues = reminders.read(options.issues.read_text("utf-8"))
    except (OSError, ValueError) as error:
        print(f"Ärendena i {options.issues} går inte att läsa: {error}", file=sys.stderr)
        return MISUSED
    failed = reachability.read_counts(options.memory.read_text("utf-8")) if options.memory.exists() else {}
    if failed is None:
        print(f"{options.memory} går inte att läsa. Räkningen av nätter börjar om.", file=sys.stderr)
    failed = failed or {}
    if not options.offline:
        failed = reachability.count_nights(reachability.addresses(catalog), failed, reachability.responds)
        options.memory.write_text(json.dumps(failed, indent=2) + "\n", "utf-8")
    actions = reminders.plan(reminders.reminders(catalog, dates.today(os.environ), failed), issues)
    reminders.write(actions, options.output)
    for action in actions:
        print(f"{action.verb}: {action.reminder.title if action.reminder else f'ärende {action.number}'}")
    return 0
