"""What stands below `insatser/`, by name only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from insatskartan.model.scalars import is_slug
from insatskartan.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Kind = Literal["insats", "område", "ordlista", "mall", "kunskap", "undantag", "delning", "synonymer"]
AREA_FILE = "_område.yml"
VOCABULARIES = "_ord"
MALLAR = "_mallar"
TOPICS = "_kunskap"
SEARCH = "_sok"
SHARED = (VOCABULARIES, MALLAR, TOPICS, SEARCH)
"""Folders that are no areas."""
EXEMPTIONS = "_undantag.yml"
SEARCH_LISTS: tuple[Kind, ...] = ("delning", "synonymer")
"""The files of the folder for the search; each is of a kind of its own."""


@dataclass(frozen=True)
class Tree:
    """What stands on disk, by name only: enough to tell whether a reference points at something."""

    root: Path
    areas: Mapping[str, tuple[str, ...]]
    """Slugs by area folder; an area is a folder with an area file."""
    stray: tuple[str, ...]
    """YAML files outside every area, relative to the root."""
    vocabularies: tuple[str, ...]
    mallar: tuple[str, ...]
    exempting: bool = False
    """There is a file of exemptions."""
    topics: tuple[str, ...] = ()
    search: tuple[Kind, ...] = ()
    """The files that the folder for the search has."""

    @classmethod
    def scan(cls, root: Path) -> Tree:
        """List the folder `insatser/`."""
        areas: dict[str, tuple[str, ...]] = {}
        stray = [path.name for path in root.glob("*.y*ml") if path.name != EXEMPTIONS]
        for folder in sorted(path for path in root.iterdir() if path.is_dir()):
            names = sorted(path.name for path in folder.iterdir() if path.suffix in (".yml", ".yaml"))
            slugs = tuple(name[:-4] for name in names if name.endswith(".yml") and name != AREA_FILE)
            if folder.name == SEARCH:
                stray += [f"{SEARCH}/{name}" for name in names if name.removesuffix(".yml") not in SEARCH_LISTS]
            if folder.name in SHARED:
                continue
            if AREA_FILE in names:
                areas[folder.name] = slugs
                names = [name for name in names if name.endswith(".yaml")]
            stray += [f"{folder.name}/{name}" for name in names]
        stems = {name: tuple(sorted(p.stem for p in (root / name).glob("*.yml"))) for name in SHARED}
        exempting = (root / EXEMPTIONS).is_file()
        search = tuple(kind for kind in SEARCH_LISTS if kind in stems[SEARCH])
        return cls(root, areas, tuple(stray), stems[VOCABULARIES], stems[MALLAR], exempting, stems[TOPICS], search)

    def files(self) -> Iterator[tuple[Kind, str, str]]:
        """Yield kind, id and path below the root of every file that is read."""
        if self.exempting:
            yield "undantag", "undantag", EXEMPTIONS
        yield from (("ordlista", name, f"{VOCABULARIES}/{name}.yml") for name in self.vocabularies)
        yield from (("mall", name, f"{MALLAR}/{name}.yml") for name in self.mallar)
        yield from (("kunskap", name, f"{TOPICS}/{name}.yml") for name in self.topics)
        yield from ((kind, kind, f"{SEARCH}/{kind}.yml") for kind in self.search)
        for area, slugs in self.areas.items():
            yield "område", area, f"{area}/{AREA_FILE}"
            yield from (("insats", f"{area}/{slug}", f"{area}/{slug}.yml") for slug in slugs)


def strays(tree: Tree, prefix: str) -> Iterator[Problem]:
    """Yield a problem for each YAML file that nothing would ever read."""
    for path in tree.stray:
        folder = path.rpartition("/")[0]
        hint = f"Lägg filen i en områdesmapp, och ge mappen en {AREA_FILE}."
        if path.endswith(".yaml"):
            hint = "Byt filändelsen till .yml."
        elif folder == SEARCH:
            hint = f"I mappen {SEARCH} finns {' och '.join(f'{kind}.yml' for kind in SEARCH_LISTS)}, inget annat."
        elif folder and not is_slug(folder):
            hint = f"Mappens namn skrivs med a–z, 0–9 och bindestreck, och i mappen ska {AREA_FILE} ligga."
        yield Problem(f"{prefix}/{path}", 1, 1, "plats", "Filen ligger där den inte blir läst.", hint)
