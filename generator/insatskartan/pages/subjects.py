"""What is known beside the insatser: the pages about it that there is something for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.wording.labels.knowledge import SUBJECTS

if TYPE_CHECKING:
    from insatskartan.catalog.catalog import Catalog


def subjects(catalog: Catalog) -> dict[str, tuple[str, str]]:
    """Return name and lead of each such page by its path, in the order they are listed in."""
    kinds = {topic.kind for topic in catalog.topics.values()}
    exists = {
        "malgruppen": "målgrupp" in kinds,
        "teman": "tema" in kinds,
        "vagar": "väg" in kinds,
        "metoder": bool(catalog.terms.get("metoder")),
        "resultat": any(topic.evidence for topic in catalog.topics.values())
        or any(entry.insats.results for entry in catalog.insatser.values()),
    }
    return {path: words for path, words in SUBJECTS.items() if exists[path]}
