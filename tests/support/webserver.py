"""nginx on the loopback address, as an ordinary user, with the settings that `insatskartan export hosting` writes."""

from __future__ import annotations

import grp
import os
import pwd
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from insatskartan.hosting.export import Place, write
from insatskartan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 10
"""How long nginx may take to start and to stop."""
TRIES = 5
"""How many ports are tried, as another program may take a free one before nginx does."""
UNDER_BOTH = pytest.mark.parametrize("base", ["/", "/insatskartan/"], indirect=True)
"""Runs a test with the site at the root of the server, and in a folder of it."""

_SETTINGS = """\
user {user} {group};
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} backlog=512;
        include {folder}/settings/nginx/insatskartan.conf;
    }}
}}
"""


class DidNotStartError(Exception):
    """Nginx ended, or was not ready in time; the text is what it wrote."""


@contextmanager
def nginx(program: str, site: Path, folder: Path, base: str = "/") -> Iterator[str]:
    """Serve a built site below `base` and give the address of its start page; `folder` is for nginx' own files."""
    folder.mkdir(parents=True)
    write(site, folder / "settings", Place("exempel.se", base, str(site)), dates.today(os.environ))
    for number in range(1, TRIES + 1):
        port = _free_port()
        try:
            process = _start(program, folder, port)
        except DidNotStartError:
            if number == TRIES:
                raise
        else:
            break
    try:
        yield f"http://127.0.0.1:{port}{base}"
    finally:
        process.terminate()
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(SECONDS)


def _start(program: str, folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start nginx and wait until it listens: it writes its number when it does."""
    settings, number, log = (folder / name for name in ("nginx.conf", "nginx.pid", "error.log"))
    # Whom root works as: the site may lie in a folder that only its owner can read. Others can't choose, and get a warning.
    user, group = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
    settings.write_text(_SETTINGS.format(user=user, group=group, folder=folder, port=port), "utf-8")
    # Only root may name a user, and the site lies in a folder that only its owner may read.
    process = subprocess.Popen([program, "-p", folder, "-e", log, "-c", settings], stderr=subprocess.DEVNULL)
    end = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < end:
        if number.exists() and number.read_text().strip():
            return process
        time.sleep(0.02)
    process.kill()
    process.wait(SECONDS)
    raise DidNotStartError(log.read_text("utf-8") if log.exists() else f"{program} wrote nothing")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
