"""Write the pictures of the guide, `content/bilder/`: our own pages, as they are built now.

Run by hand when those pages look different, after `make site`:

    .venv/bin/python tools/pictures.py
"""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "content/bilder"
WIDTH = 640
"""Of the window: what is seen can be read on a phone too."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Take each picture."""
    chromium = subprocess.run([ROOT / "tests/browser/find-chromium"], capture_output=True, text=True, check=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.stdout.strip(), chromium_sandbox=False)
        page = browser.new_page(
            base_url=f"http://127.0.0.1:{server.server_port}/", viewport={"width": WIDTH, "height": 700}
        )
        _from_the_site(page)
        _from_a_preview(page)
        browser.close()
    server.shutdown()


def _from_the_site(page: Page) -> None:
    for _ in range(2):  # the typeface is used from the second page on
        page.goto("insatser/lund/ips/", wait_until="networkidle")
    page.get_by_role("heading", name="Hur färska är uppgifterna?").locator("xpath=..").screenshot(
        path=TARGET / "bekrafta.png"
    )
    page.goto("foresla/#insats=lund/ips", wait_until="networkidle")
    page.locator("summary").filter(has_text="Antal platser").click()
    page.get_by_role("group", name="Platser").get_by_label("Antal").first.fill("100")
    page.locator("summary").filter(has_text="Antal platser").locator("xpath=..").screenshot(path=TARGET / "andra.png")
    page.get_by_role("button", name="Granska förslaget").click()
    heading = page.get_by_role("heading", name="Det här ändras")
    heading.wait_for()
    page.evaluate("document.activeElement.blur()")
    page.set_viewport_size({"width": WIDTH, "height": 1600})  # nothing is scrolled away under the header
    heading.locator("xpath=..").screenshot(path=TARGET / "granska-forslaget.png")


def _from_a_preview(page: Page) -> None:
    """Show what a reviewer sees, of a change that is made in a copy of the data."""
    with tempfile.TemporaryDirectory() as name:
        data, file = Path(name) / "insatser", Path(name) / "sida.html"
        shutil.copytree(ROOT / "insatser", data)
        changed = data / "lund/ips.yml"
        changed.write_text(changed.read_text("utf-8").replace("antal: 80,", "antal: 100,"), "utf-8")
        command = [sys.executable, "-m", "insatskartan", "preview", "insatser", data, "-o", file]
        subprocess.run(command, cwd=ROOT, check=True)
        page.set_viewport_size({"width": WIDTH, "height": 700})
        page.goto(file.as_uri())
        page.screenshot(path=TARGET / "forhandsvisning.png")


if __name__ == "__main__":
    main()
