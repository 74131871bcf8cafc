"""Pages of the knowledge base: its start, the target group in numbers, and the themes with their recommendations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from insatskartan.analysis.topics import of_kind, themes
from insatskartan.pages.drawing.charts import chart
from insatskartan.wording.labels.knowledge import ABOUT_KNOWLEDGE, KNOWLEDGE, SUBJECTS, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from insatskartan.model.topic import Topic
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the start of the knowledge base, the target group and the themes."""
    yield partial(
        site.page,
        "knowledge.html",
        "kunskap",
        KNOWLEDGE,
        ABOUT_KNOWLEDGE,
        contents=False,
        menu=KNOWLEDGE,
        documents=_documents(site.catalog.topics.values()),
    )
    groups = of_kind(site.catalog, "målgrupp")
    if groups:
        yield partial(
            site.page,
            "target_group.html",
            "malgruppen",
            SUBJECTS["malgruppen"][0],
            "Hur många är de, hur nära arbete bedöms de stå, och hur många är med i något? Med källa och datum.",
            topics=[(slug, topic, [chart(site.phrases, figure) for figure in topic.figures]) for slug, topic in groups],
            source=f"insatser/_kunskap/{groups[0][0]}.yml" if len(groups) == 1 else "",
            documents=_documents(topic for _, topic in groups),
        )
    yield from _themes(site)


def _themes(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the list of themes and a page for each."""
    rows = themes(site.catalog)
    if rows:
        yield partial(
            site.page,
            "themes.html",
            "teman",
            SUBJECTS["teman"][0],
            "Det som hindrar unga på väg mot arbete, vad som borde göras åt det, och hur långt det har kommit.",
            themes=rows,
            documents=_documents(row.topic for row in rows),
        )
    for slug, topic, states in rows:
        yield partial(
            site.page,
            "theme.html",
            f"teman/{slug}",
            TITLES["tema"].format(topic.name),
            topic.summary,
            source=f"insatser/_kunskap/{slug}.yml",
            topic=topic,
            states=states,
            figures=[chart(site.phrases, figure) for figure in topic.figures],
            documents=_documents([topic]),
        )


def _documents(topics: Iterable[Topic]) -> list[str]:
    return [source.document for topic in topics for source in topic.sources]
