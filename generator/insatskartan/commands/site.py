"""`links`, `privacy` and `export`: checks and exports of a finished site."""

from __future__ import annotations

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
    links = commands.add_parser("links", help="kontrollera alla länkar i en färdigbyggd webbplats")
    links.add_argument("site", type=Path, metavar="MAPP")
    links.set_defaults(run=_links)
    privacy = commands.add_parser("privacy", help="leta efter personuppgifter i en färdigbyggd webbplats")
    privacy.add_argument("site", type=Path, metavar="MAPP")
    privacy.set_defaults(run=_privacy)
    _add_export(commands.add_parser("export", help="skriv ut något som har gjorts av en färdigbyggd webbplats"))


def _add_export(parser: argparse.ArgumentParser) -> None:
    hosting = parser.add_subparsers(required=True, metavar="VAD").add_parser(
        "hosting", help="inställningar för nginx, Caddy, Apache, GitHub Pages och tjänster som läser _headers"
    )
    hosting.add_argument("site", type=Path, metavar="MAPP", help="den färdigbyggda webbplatsen")
    hosting.add_argument("--output", type=Path, required=True, metavar="MAPP", help="var inställningarna skrivs")
    hosting.add_argument("--domain", default="example.org", help="domännamnet (example.org)")
    hosting.add_argument("--base", default="/", help="undermappen webbplatsen ligger i, som /karta/ (/)")
    hosting.add_argument("--root", default="/srv/insatskartan", help="webbplatsens mapp på servern (/srv/insatskartan)")
    hosting.add_argument("--security-contact", default="", metavar="ADRESS", help="vart säkerhetshål anmäls")
    hosting.set_defaults(run=_export_hosting, needs_data=False)


def _links(options: argparse.Namespace) -> int:
    from insatskartan.hosting.links import broken

    problems = list(broken(options.site))
    for text in problems:
        print(text)
    print(f"{len(problems)} brutna länkar.", file=sys.stderr)
    return FOUND if problems else 0


def _privacy(options: argparse.Namespace) -> int:
    from insatskartan.hosting.privacy import personal

    if not options.site.is_dir():
        print(f"Mappen {options.site} finns inte. Bygg webbplatsen först.", file=sys.stderr)
        return MISUSED
    found = list(personal(options.site, load(options.data, ("",)).exempt))
    for text in found:
        print(text)
    hint = " Ta bort dem i källan, eller skriv in dem i _undantag.yml med ett skäl." if found else ""
    print(f"{len(found)} fynd av personuppgifter.{hint}", file=sys.stderr)
    return FOUND if found else 0


def _export_hosting(options: argparse.Namespace) -> int:
    from insatskartan.hosting.export import HostingError, Place, write

    if not may_write(options.data, options.output):
        return MISUSED
    try:
        place = Place(options.domain, options.base, options.root, options.security_contact)
        names = write(options.site, options.output, place, dates.today(os.environ))
    except HostingError as error:
        print(error, file=sys.stderr)
        return MISUSED
    print("\n".join(str(options.output / name) for name in names))
    return 0
