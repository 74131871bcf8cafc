"""Read the data files of a revision: of a folder, or of a Git commit.

A folder is read in place. From a commit, the plain YAML files of the data folder are extracted to a temporary folder,
so that one reader reads both. Git is called with fixed arguments and never through a shell; a name that Git does not
know as a commit is refused, whatever it looks like. Symbolic links and submodules are left out.
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
_FILE_MODES = (b"100644", b"100755")
"""Git modes of files that are neither links nor submodules."""
_MAX_BYTES = 1024 * 1024
"""Larger files are truncated; a file far smaller than this already breaks a rule."""


class RevisionError(Exception):
    """The revision cannot be read; the message says why, in Swedish."""


@dataclass(frozen=True)
class Revision:
    """All data files of one revision."""

    name: str
    """As given on the command line."""
    loaded: Loaded
    files: Mapping[str, bytes]
    """The content of each YAML file, by its path below the data folder, with `/`."""

    @cached_property
    def catalog(self) -> Catalog:
        """Return the catalog of the records that could be read."""
        return self.loaded.catalog()

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Return the documents by path below the data folder."""
        cut = len(self.loaded.tree.root.name) + 1
        return {document.source.file[cut:]: document for document in self.loaded.documents}

    @cached_property
    def broken(self) -> Mapping[str, tuple[Problem, ...]]:
        """Return errors in the syntax or shape of files, by path: such a record lacks something that the file has."""
        cut = len(self.loaded.tree.root.name) + 1
        errors: dict[str, tuple[Problem, ...]] = {}
        for problem in limit_per_file(self.loaded.problems):
            if problem.severity is Severity.ERROR:
                path = problem.file[cut:]
                errors[path] = (*errors.get(path, ()), problem)
        return errors


def changed_files(before: Revision, after: Revision) -> frozenset[str]:
    """Return the files that differ, named as in problems of the second revision."""
    paths = {*before.files, *after.files}
    folder = after.loaded.tree.root.name
    return frozenset(f"{folder}/{path}" for path in paths if before.files.get(path) != after.files.get(path))


@contextmanager
def open_revision(data: Path, name: str | None) -> Iterator[Revision]:
    """Yield the data at a revision: a folder of data files, a commit, or with None the data folder as it is now.

    The files of a commit are gone afterwards. Raises RevisionError when there is no such folder or commit.
    """
    if name is None or _is_data(name):
        yield _read(data if name is None else Path(name), name or "arbetskopian")
        return
    with TemporaryDirectory(prefix="insatskartan-") as temporary:
        root = Path(temporary) / data.resolve().name
        root.mkdir()
        _extract(data, name, root)
        yield _read(root, name)


def _is_data(name: str) -> bool:
    """Tell whether this is a folder of data files, or an empty one; another folder may share its name with a branch."""
    path = Path(name)
    return bool(name) and path.is_dir() and (not any(path.iterdir()) or any(path.glob(f"*/{AREA_FILE}")))


def _read(root: Path, name: str) -> Revision:
    return Revision(name, load(root), {path: (root / path).read_bytes() for path in _names(root)})


def _names(root: Path) -> list[str]:
    paths = (Path(folder) / name for folder, _, names in os.walk(root) for name in names if name.endswith(ENDINGS))
    return sorted(path.relative_to(root).as_posix() for path in paths if path.is_file())


def _extract(data: Path, name: str, root: Path) -> None:
    """Write the YAML files of the data folder in a commit below `root`."""
    prefix = _git(data, "rev-parse", "--show-prefix").decode().strip("\n").rstrip("/")
    asked = f"{name}^{{commit}}"
    commit = _git(data, "rev-parse", "--verify", "--quiet", "--end-of-options", asked, name=name).decode().strip()
    if prefix and not _git(data, "ls-tree", "--full-tree", "-z", commit, "--", prefix):
        return  # there was no data then: everything is new
    tree = f"{commit}:{prefix}"
    rows = (row.partition(b"\t") for row in _git(data, "ls-tree", "--full-tree", "-r", "-z", tree).split(b"\0") if row)
    wanted = [(path.decode("utf-8", "replace"), mode.split()) for mode, _, path in rows if path.endswith(_endings())]
    plain = [(path, mode[2]) for path, mode in wanted if mode[0] in _FILE_MODES and _is_safe(path)]
    contents = _blobs(data, [hash_ for _, hash_ in plain])
    for (path, _), content in zip(plain, contents, strict=True):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content[:_MAX_BYTES])


def _endings() -> tuple[bytes, ...]:
    return tuple(ending.encode() for ending in ENDINGS)


def _is_safe(path: str) -> bool:
    """Tell whether a path stays below the folder; Git makes no others, but a tree can be forged."""
    parts = PurePosixPath(path).parts
    return path.isprintable() and "\\" not in path and not path.startswith("/") and not {"..", ".git"} & set(parts)


def _blobs(data: Path, hashes: list[bytes]) -> Iterator[bytes]:
    """Yield the content of each object, with one call of Git."""
    out = _git(data, "cat-file", "--batch", stdin=b"".join(hash_ + b"\n" for hash_ in hashes))
    start = 0
    for _ in hashes:
        end = out.index(b"\n", start)
        size = int(out[start:end].split()[2])
        yield out[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def _git(data: Path, *arguments: str, stdin: bytes = b"", name: str | None = None) -> bytes:
    """Run Git on the repository of the data folder and return what it prints."""
    command = ("git", "-C", str(data), *arguments)
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        process = subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)  # noqa: S603
    except OSError as error:
        raise RevisionError(f"Git går inte att köra: {error.strerror}.") from error
    except ValueError:  # a null byte, which no argument can hold
        raise _unknown(name) from None
    if process.returncode and name is not None:
        raise _unknown(name)
    if process.returncode:
        message = process.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise RevisionError(f"Git kunde inte läsa {quoted(str(data))}: {message or 'okänt fel'}.")
    return process.stdout


def _unknown(name: str | None) -> RevisionError:
    shown = "".join(char for char in name or "" if char.isprintable())
    return RevisionError(
        f"Revisionen {quoted(shown)} finns inte. Skriv en gren, en commit eller en mapp med datafiler."
    )
