"""The data files as they stood at some time: in a folder, or in a commit of git.

A folder is read where it is. From a commit only what the data folder holds of plain YAML files is taken, into a folder
of its own, so that one reader reads both. Git is called with fixed arguments and never through a shell; a name that git
does not know as a commit is refused, whatever it looks like. Symbolic links and submodules of a commit are left out.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from insatskartan.catalog.loading import Document, Loaded, load
from insatskartan.model.files import AREA_FILE
from insatskartan.source.problems import Problem, Severity, limit_per_file, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from insatskartan.catalog.catalog import Catalog

ENDINGS = (".yml", ".yaml")
_PLAIN = (b"100644", b"100755")
"""How git marks files that are neither links nor submodules."""
_LARGEST = 1024 * 1024
"""More of a file is not taken out of git; far less than this is a problem already."""


class RevisionError(Exception):
    """Why there is nothing to compare, in Swedish."""


@dataclass(frozen=True)
class Revision:
    """All data files at one time."""

    name: str
    """As the one who asked calls it."""
    loaded: Loaded
    files: Mapping[str, bytes]
    """What each YAML file holds, by its path below the data folder, with `/`."""

    @cached_property
    def catalog(self) -> Catalog:
        """Return the records that could be read."""
        return self.loaded.catalog()

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Return what could be read of each file, by its path below the data folder."""
        cut = len(self.loaded.tree.root.name) + 1
        return {document.source.file[cut:]: document for document in self.loaded.documents}

    @cached_property
    def broken(self) -> Mapping[str, tuple[Problem, ...]]:
        """Return what is wrong with the text or shape of files, by path: the record is not all that the file says."""
        cut = len(self.loaded.tree.root.name) + 1
        found: dict[str, tuple[Problem, ...]] = {}
        for problem in limit_per_file(self.loaded.problems):
            if problem.severity is Severity.ERROR:
                path = problem.file[cut:]
                found[path] = (*found.get(path, ()), problem)
        return found


def changed(before: Revision, after: Revision) -> frozenset[str]:
    """Return the files that are not the same, by the name that problems of the second revision call them."""
    paths = {*before.files, *after.files}
    folder = after.loaded.tree.root.name
    return frozenset(f"{folder}/{path}" for path in paths if before.files.get(path) != after.files.get(path))


@contextmanager
def opened(data: Path, name: str | None) -> Iterator[Revision]:
    """Give the data at a revision: a folder of data files, a commit, or with None the data folder as it stands.

    Raises RevisionError when there is no such folder or commit.
    """
    if name is None or _is_data(name):
        yield _read(data if name is None else Path(name), name or "arbetskopian")
        return
    with TemporaryDirectory(prefix="insatskartan-") as temporary:
        root = Path(temporary) / data.resolve().name
        root.mkdir()
        _take_out(data, name, root)
        yield _read(root, name)


def _is_data(name: str) -> bool:
    """Tell whether this is a folder of data files, or an empty one. A branch may have the name of some other folder."""
    path = Path(name)
    return bool(name) and path.is_dir() and (not any(path.iterdir()) or any(path.glob(f"*/{AREA_FILE}")))


def _read(root: Path, name: str) -> Revision:
    return Revision(name, load(root), {path: (root / path).read_bytes() for path in _names(root)})


def _names(root: Path) -> list[str]:
    found = (Path(folder) / name for folder, _, names in os.walk(root) for name in names if name.endswith(ENDINGS))
    return sorted(path.relative_to(root).as_posix() for path in found if path.is_file())


def _take_out(data: Path, name: str, root: Path) -> None:
    """Write the YAML files that the data folder has in a commit."""
    prefix = _git(data, "rev-parse", "--show-prefix").decode().strip("\n").rstrip("/")
    asked = f"{name}^{{commit}}"
    commit = _git(data, "rev-parse", "--verify", "--quiet", "--end-of-options", asked, name=name).decode().strip()
    if prefix and not _git(data, "ls-tree", "--full-tree", "-z", commit, "--", prefix):
        return  # there was no data then: everything is new
    tree = f"{commit}:{prefix}"
    rows = (row.partition(b"\t") for row in _git(data, "ls-tree", "--full-tree", "-r", "-z", tree).split(b"\0") if row)
    wanted = [(path.decode("utf-8", "replace"), mode.split()) for mode, _, path in rows if path.endswith(_endings())]
    plain = [(path, mode[2]) for path, mode in wanted if mode[0] in _PLAIN and _is_safe(path)]
    contents = _blobs(data, [hash_ for _, hash_ in plain])
    for (path, _), content in zip(plain, contents, strict=True):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content[:_LARGEST])


def _endings() -> tuple[bytes, ...]:
    return tuple(ending.encode() for ending in ENDINGS)


def _is_safe(path: str) -> bool:
    """Tell whether a path stays below the folder; git makes no others, but a tree can be forged."""
    parts = PurePosixPath(path).parts
    return path.isprintable() and "\\" not in path and not path.startswith("/") and not {"..", ".git"} & set(parts)


def _blobs(data: Path, hashes: list[bytes]) -> Iterator[bytes]:
    """Yield the content of each object, all in one call."""
    out = _git(data, "cat-file", "--batch", told=b"".join(hash_ + b"\n" for hash_ in hashes))
    start = 0
    for _ in hashes:
        end = out.index(b"\n", start)
        size = int(out[start:end].split()[2])
        yield out[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def _git(data: Path, *arguments: str, told: bytes = b"", name: str | None = None) -> bytes:
    """Run git on the repository that holds the data folder."""
    command = ("git", "-C", str(data), *arguments)
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(command, input=told, capture_output=True, env=environment, check=False)  # noqa: S603
    except OSError as error:
        raise RevisionError(f"Git går inte att köra: {error.strerror}.") from error
    except ValueError:  # a name that no program can be given
        raise _unknown(name) from None
    if done.returncode and name is not None:
        raise _unknown(name)
    if done.returncode:
        told_by_git = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise RevisionError(f"Git kunde inte läsa {quoted(str(data))}: {told_by_git or 'okänt fel'}.")
    return done.stdout


def _unknown(name: str | None) -> RevisionError:
    shown = "".join(char for char in name or "" if char.isprintable())
    return RevisionError(
        f"Revisionen {quoted(shown)} finns inte. Skriv en gren, en commit eller en mapp med datafiler."
    )
