"""Render ready-made web server configurations for one built site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from insatskartan.hosting import csp, headers, security

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

_BASE = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*")
_DOMAIN = re.compile(r"(?=.{4,253}$)(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+[a-z]{2,63}")
_ROOT = re.compile(r"/[A-Za-z0-9åäöÅÄÖ._~/-]+")
_OWN_ADDRESS = re.compile(r'(?:href|src)="(/[^/"][^"#?]*)')
_FILES = {
    "LÄS-MIG.md": "las-mig.md",
    "nginx/insatskartan.conf": "nginx-include.conf",
    "nginx/server.conf": "nginx-server.conf",
    "caddy/Caddyfile": "Caddyfile",
    "apache/.htaccess": "htaccess",
    "headers/_headers": "_headers",
    "github-pages/LÄS-MIG.md": "github-pages.md",
}
"""The files written, each with its template."""


class HostingError(Exception):
    """An argument or the site cannot be used; the message says why and what to do, in Swedish."""


@dataclass(frozen=True)
class Place:
    """Where a site will be published."""

    domain: str
    base: str = "/"
    """Path of the start page; begins and ends with a slash."""
    root: str = "/srv/insatskartan"
    """Folder of the site on the server."""
    security_contact: str = ""

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise HostingError(
                "--base ska vara en sökväg som börjar och slutar med snedstreck, till exempel /karta/, "
                f"inte «{self.base}»."
            )
        if not _DOMAIN.fullmatch(self.domain):
            raise HostingError(f"--domain ska vara ett domännamn, till exempel karta.exempel.se, inte «{self.domain}».")
        if not _ROOT.fullmatch(self.root) or ".." in self.root:
            raise HostingError(
                f"--root ska vara en hel sökväg av bokstäver, siffror, bindestreck och punkter, inte «{self.root}»."
            )
        if self.security_contact and not security.is_contact(self.security_contact):
            raise HostingError(
                "--security-contact ska vara en adress som börjar med mailto:, https:// eller tel:+, "
                f"inte «{self.security_contact}»."
            )


def configurations(site: Path, place: Place, today: dt.date) -> Iterator[tuple[str, str]]:
    """Yield name and text of every file; raises HostingError when the site is not ours or not built for `place`.

    The settings contain hashes of the theme's scripts, so they must be rendered again when the theme changes.
    """
    allowed = _allowed_hashes(site)
    _check_base(site, place.base)
    if place.security_contact:
        yield security.PATH, security.security_txt(place.security_contact, security.a_year_on(today))
    templates = Environment(
        loader=PackageLoader("insatskartan.hosting"),
        autoescape=False,  # noqa: S701 (no HTML; Place validates the values)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["re"] = re.escape
    everywhere = {"Content-Security-Policy": csp.policy(allowed, as_header=True), **headers.SECURITY}
    values = {
        "place": place,
        "everywhere": everywhere,
        "h": headers,
        "fingerprinted": _fingerprinted(site),
        "search_index": next((f"sok/{path.name}" for path in site.glob("sok/register.*") if path.is_dir()), ""),
        "security_txt": security.PATH if place.security_contact or (site / security.PATH).is_file() else "",
    }
    for name, template in _FILES.items():
        yield name, templates.get_template(template).render(values)
    yield "github-pages/.nojekyll", ""


def write(site: Path, output: Path, place: Place, today: dt.date) -> list[str]:
    """Write the configurations below a folder and return their names."""
    texts = dict(configurations(site, place, today))
    try:
        for name, text in texts.items():
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            (output / name).write_text(text, "utf-8")
    except OSError as error:
        raise HostingError(f"Det går inte att skriva i {output}: {error.strerror}.") from error
    return list(texts)


def _allowed_hashes(site: Path) -> set[str]:
    """Return the script hashes that the policies of all pages allow together."""
    if not site.is_dir():
        raise HostingError(f"Mappen {site} finns inte. Bygg webbplatsen först: make site.")
    if not (site / "index.html").is_file():
        raise HostingError(f"Mappen {site} är ingen färdig webbplats: index.html saknas. Bygg den först: make site.")
    allowed: set[str] = set()
    for page in sorted(site.rglob("*.html")):
        hashes = csp.allowed_hashes(page.read_text("utf-8"))
        if hashes is None:
            raise HostingError(f"{page} har ingen säkerhetspolicy. Bygg om webbplatsen med make site.")
        allowed |= hashes
    return allowed


def _check_base(site: Path, base: str) -> None:
    """Refuse a base that the error page was not built for: it is shown at any depth, so its links are absolute."""
    page = site / "404.html"
    if not page.is_file():
        raise HostingError(f"{page} saknas. Bygg om webbplatsen med make site.")
    for address in _OWN_ADDRESS.findall(page.read_text("utf-8")):
        target = site / address.removeprefix(base)
        if not address.startswith(base) or not (target.is_file() or (target / "index.html").is_file()):
            raise HostingError(
                f"404.html leder till {address}, som inte finns när webbplatsen ligger under {base}. "
                "Ange samma --base som i adressen webbplatsen byggdes för, eller bygg om med den rätta: "
                f"INSATSKARTAN_URL=https://exempel.se{base} make site."
            )


def _fingerprinted(site: Path) -> list[str]:
    """Return the files that never change, for services without regular expressions."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in files if headers.kind_of(path) is headers.FINGERPRINTED)
