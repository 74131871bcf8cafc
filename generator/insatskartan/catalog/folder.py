"""What lies below `insatser/`, by name only: enough to tell whether a reference points at something."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.model.files import AREA_FILE, FILES, Kind
from insatskartan.model.scalars import is_slug
from insatskartan.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHARED = {kind.path.partition("/")[0] for kind in FILES.values() if "/" in kind.path} - {"*"}
"""Folders that are no areas."""
_LISTED = {
    folder: [kind.path.partition("/")[2] for kind in FILES.values() if kind.path.startswith(f"{folder}/")]
    for folder in _SHARED
    if f"{folder}/*.yml" not in {kind.path for kind in FILES.values()}
}
"""Shared folders that hold certain files and nothing else."""
_MOST_EXACT_FIRST = sorted(
    FILES, key=lambda kind: (-len(FILES[kind].path.partition("*")[0]), FILES[kind].path.count("*"))
)
"""`*/*.yml` also fits the files that other kinds have places of their own for."""


class DataFile(NamedTuple):
    """A file that is read."""

    kind: Kind
    id: str
    path: str
    """Below the data folder, with `/`."""


@dataclass(frozen=True)
class Tree:
    """The files of a data folder."""

    root: Path
    files: tuple[DataFile, ...]
    """In the order they are read in."""
    stray: tuple[str, ...]
    """Paths of YAML files that nothing reads."""
    areas: Mapping[str, tuple[str, ...]]
    """Slugs by area; an area is a folder with an area file."""

    @classmethod
    def scan(cls, root: Path) -> Tree:
        """List the folder `insatser/`."""
        paths = [path.name for path in root.glob("*.y*ml") if not path.is_dir()]
        areas: dict[str, list[str]] = {}
        for folder in sorted(path for path in root.iterdir() if path.is_dir()):
            names = sorted(
                (p.name for p in folder.iterdir() if p.suffix in (".yml", ".yaml")), key=lambda n: Path(n).stem
            )
            paths += [f"{folder.name}/{name}" for name in names]
            if AREA_FILE in names and folder.name not in _SHARED:
                areas[folder.name] = []
        files = [file for path in paths if (file := _identified(path, areas))]
        for file in files:
            if file.kind == "insats":
                areas[file.id.partition("/")[0]].append(file.id.partition("/")[2])
        read = {file.path for file in files}
        stray = (path for path in paths if path not in read)
        in_order = sorted(files, key=lambda file: FILES[file.kind].rank)
        return cls(root, tuple(in_order), tuple(stray), {area: tuple(slugs) for area, slugs in areas.items()})


def _identified(path: str, areas: Mapping[str, list[str]]) -> DataFile | None:
    for kind in _MOST_EXACT_FIRST:
        id_ = FILES[kind].id_of(path)
        if id_ is not None:
            in_area = path.partition("/")[0] in areas
            return DataFile(kind, id_, path) if in_area or not FILES[kind].path.startswith("*") else None
    return None


def strays(tree: Tree, prefix: str) -> Iterator[Problem]:
    """Yield a problem for each YAML file that nothing would ever read."""
    for path in tree.stray:
        folder = path.rpartition("/")[0]
        hint = f"Lägg filen i en områdesmapp, och ge mappen en {AREA_FILE}."
        if path.endswith(".yaml"):
            hint = "Byt filändelsen till .yml."
        elif folder in _LISTED:
            hint = f"I mappen {folder} finns {' och '.join(_LISTED[folder])}, inget annat."
        elif folder and not is_slug(folder):
            hint = f"Mappens namn skrivs med a–z, 0–9 och bindestreck, och i mappen ska {AREA_FILE} ligga."
        yield Problem(f"{prefix}/{path}", 1, 1, "plats", "Filen ligger där den inte blir läst.", hint)
