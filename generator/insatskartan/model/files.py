"""The kinds of data files: one table says where each lies below `insatser/` and which record it holds."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from insatskartan.model.area import Area
from insatskartan.model.insats import Insats
from insatskartan.model.search_lists import Splits, Wordings
from insatskartan.model.topic import Topic
from insatskartan.model.vocabulary import Exemptions, Vocabulary

if TYPE_CHECKING:
    from insatskartan.model.records import Record

Kind = Literal["insats", "mall", "område", "kunskap", "ordlista", "undantag", "delning", "synonymer"]
AREA_FILE = "_område.yml"
"""What makes a folder an area."""
MALLAR = "_mallar"


class FileKind(NamedTuple):
    """A kind of data file."""

    record: type[Record]
    path: str
    """Below the data folder; `*` is a part of the id. A path without `*` is a single file."""
    schema: str = ""
    """Name of the editor schema in ASCII, because editors compare paths byte by byte; empty when there is none."""
    rank: int = 0
    """Files of a lower rank are read first: vocabularies before those who use their words."""

    def path_of(self, id_: str) -> str:
        """Return the path of the file with this id."""
        parts = iter(id_.split("/"))
        return re.sub(r"\*", lambda _: next(parts), self.path)

    def id_of(self, path: str) -> str | None:
        """Return the id of the file at a path; None when no file of this kind lies there."""
        match = _pattern(self.path).fullmatch(path)
        if match is None:
            return None
        return "/".join(match.groups()) or self.path.rpartition("/")[2].removesuffix(".yml").removeprefix("_")


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.escape(path).replace(r"\*", "([^/]*)"))


FILES: dict[Kind, FileKind] = {
    "insats": FileKind(Insats, "*/*.yml", "insats", rank=6),
    "mall": FileKind(Insats, f"{MALLAR}/*.yml", rank=2),  # no schema: it lacks what the local files add
    "område": FileKind(Area, f"*/{AREA_FILE}", "omrade", rank=6),
    "kunskap": FileKind(Topic, "_kunskap/*.yml", "kunskap", rank=3),
    "ordlista": FileKind(Vocabulary, "_ord/*.yml", "ordlista", rank=1),
    "undantag": FileKind(Exemptions, "_undantag.yml", "undantag"),
    "delning": FileKind(Splits, "_sok/delning.yml", "delning", rank=4),
    "synonymer": FileKind(Wordings, "_sok/synonymer.yml", "synonymer", rank=5),
}
"""Every kind by its word, in the order of a report about changes."""
