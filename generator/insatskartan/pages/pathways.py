"""Pages about pathways: each as a drawing and as steps, with the insatser that help at each step in a municipality."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.analysis.topics import of_kind
from insatskartan.pages.drawing.diagram import draw
from insatskartan.wording.labels.knowledge import SUBJECTS, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.topic import Step, Topic
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


class Stage(NamedTuple):
    """One step with the insatser that help there."""

    step: Step
    entries: tuple[Entry, ...]
    """Those that residents of the municipality may meet; empty when no municipality is chosen."""


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the list of pathways, and for each pathway a page and one for each municipality."""
    pathways = of_kind(site.catalog, "väg")
    if not pathways:
        return
    yield partial(
        site.page,
        "pathways.html",
        "vagar",
        SUBJECTS["vagar"][0],
        "Stegen på väg mot arbete eller studier, och vilka insatser som hjälper i varje steg.",
        pathways=pathways,
    )
    for slug, topic in pathways:
        for kommun in ("", *site.catalog.kommuner):
            yield partial(_page, site, slug, topic, kommun)


def _page(site: Site, slug: str, topic: Topic, kommun: str) -> Page:
    name = f"{topic.name}, {site.catalog.kommuner[kommun].name}" if kommun else topic.name
    return site.page(
        "pathway.html",
        f"vagar/{slug}/{kommun}".rstrip("/"),
        TITLES["väg"].format(name),
        topic.summary,
        source=f"insatser/_kunskap/{slug}.yml",
        name=name,
        slug=slug,
        topic=topic,
        kommun=kommun,
        searchable=not kommun,
        drawing=draw(topic.steps),
        stages=_stages(site, topic, kommun),
        names={step.code: step.name for step in topic.steps},
    )


def _stages(site: Site, topic: Topic, kommun: str) -> list[Stage]:
    met = [
        entry
        for entry in (site.catalog.met_by_residents(kommun) if kommun else ())
        if entry.insats.level == "individ" and entry.status(site.today) != "avslutad"
    ]
    return [
        Stage(step, tuple(entry for entry in met if not {*step.directions}.isdisjoint(entry.insats.directions)))
        for step in topic.steps
    ]
