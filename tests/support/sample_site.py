"""The small invented site that never changes (`tests/sites/transcripts`), built for one day and served."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = Path(__file__).parent.parent / "sites/transcripts"
FIXED = {
    "SOURCE_DATE_EPOCH": "1795345200",  # 22 November 2026
    "INSATSKARTAN_URL": "",
    "INSATSKARTAN_REPOSITORY": "https://git.exempel.se/karta",
    "INSATSKARTAN_PUBLISH": "true",
    "INSATSKARTAN_STIL": "true",
    "NO_MKDOCS_2_WARNING": "1",
}
"""Its settings, whatever the environment says."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Keep the test report free of requests."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Build the site into a folder, serve it, and give the address of its start page."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", SAMPLE / "mkdocs.yml", "-d", folder]
    done = subprocess.run(
        command, env=os.environ | FIXED, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
