"""A site is built beside the old one and takes its place whole: a build that fails or is killed changes nothing.

The folder being built is called `.<site>.bygge-<random>` and lies beside the site, so that taking the place is a
rename. A build holds a lock on its folder; what nobody holds was left by a killed build, and the next one removes it.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import sys
import tempfile
from pathlib import Path

KEPT_NOT = {".well-known"}
"""Hidden folders that the build makes itself; other hidden files and folders in a site are kept."""
_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""


class SiteFolderError(Exception):
    """The site's folder can not be built or replaced; the text says why and what to do, in Swedish."""


class Staging:
    """The folder a site is built in until it takes the place of `site`."""

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()  # a link stays, and what it leads to is replaced
        self._prefix = f".{self.site.name}.bygge-"
        if self.site.exists() and not self.site.is_dir():
            raise SiteFolderError(f"{self.site} är en fil. Ange en mapp med --site-dir.")
        try:
            self.site.parent.mkdir(parents=True, exist_ok=True)
            self._remove_leftovers()
            self.folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self.site.parent))
        except OSError as error:
            raise SiteFolderError(
                f"Webbplatsen byggs i en ny mapp bredvid {self.site}, men där går det inte att skriva "
                f"({error.strerror}). Ange en annan plats med --site-dir."
            ) from error
        self.folder.chmod(0o755)  # mkdtemp lets nobody else in; a web server must be able to read
        self._lock = _lock(self.folder)

    def publish(self) -> None:
        """Put what was built in the place of the old site, keep hidden files of others, and remove the old site."""
        try:
            self._keep_hidden()
            _exchange(self.folder, self.site)
        except OSError as error:
            self.discard()
            raise SiteFolderError(
                f"Den nya webbplatsen blev klar men {self.site} går inte att byta ut ({error.strerror}); den gamla "
                "ligger kvar orörd. Det händer när mappen är en monterad disk. Ange en mapp i den med --site-dir."
            ) from error
        self.discard()

    def discard(self) -> None:
        """Remove what is in the folder: an unfinished site, or the old one."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _keep_hidden(self) -> None:
        """Copy hidden files and folders, such as .git, that somebody has put into the site; MkDocs leaves them too."""
        for entry in self.site.glob(".*") if self.site.exists() else ():
            copy = self.folder / entry.name
            if entry.name in KEPT_NOT or copy.exists():
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, copy, symlinks=True)
            else:
                shutil.copy2(entry, copy, follow_symlinks=False)

    def _remove_leftovers(self) -> None:
        for folder in list(self.site.parent.iterdir()):
            lock = _lock(folder) if folder.name.startswith(self._prefix) else None
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


def _lock(folder: Path) -> int | None:
    """Hold a folder until the returned descriptor is closed; processes forked meanwhile hold it too. None if held."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _exchange(new: Path, old: Path) -> None:
    """Let two folders change names in one step; where the system can't, in two."""
    if not old.exists():
        new.rename(old)
    elif not _exchange_at_once(new, old):
        aside = new.with_name(f"{new.name}-gammal")
        old.rename(aside)
        try:
            new.rename(old)
        except OSError:
            aside.rename(old)
            raise
        aside.rename(new)


def _exchange_at_once(new: Path, old: Path) -> bool:
    """Exchange with Linux' renameat2; return whether there is such a thing here."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return rename is not None and not rename(_HERE, os.fsencode(new), _HERE, os.fsencode(old), _EXCHANGE)
