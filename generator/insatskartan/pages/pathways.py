"""Pages about pathways: each as a drawing and as steps, with the insatser that help at each step in a municipality."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.analysis.topics import of_kind
from insatskartan.pages.drawing.diagram import draw
from insatskartan.wording.labels.knowledge import SUBJECTS, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.topic import Step, Topic
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


class Stage(NamedTuple):
    """One step with the insatser that help there."""

    step: Step
    taking: tuple[Entry, ...]
    """Those that take in residents with the income source in focus; empty when no municipality is chosen."""
    others: tuple[Entry, ...]
    """The rest of those that residents may meet."""


def kommuner(catalog: Catalog, topic: Topic) -> tuple[str, ...]:
    """Return the municipalities that a pathway is about: those that it names, and those inside the areas it names."""
    named = {*topic.areas}
    return tuple(code for code in catalog.kommuner if named & {code, *catalog.larger_places[code]})


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
        documents=[source.document for _, topic in pathways for source in topic.sources],
    )
    for slug, topic in pathways:
        for kommun in ("", *kommuner(site.catalog, topic)):
            yield partial(_page, site, slug, topic, kommun)


def _page(site: Site, slug: str, topic: Topic, kommun: str) -> Page:
    name = f"{topic.name}, {site.catalog.kommuner[kommun].name}" if kommun else topic.name
    stages = _stages(site, topic, kommun)
    named = [site.catalog.insatser[id_] for step in topic.steps for id_ in step.insatser]
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
        kommuner={code: site.catalog.kommuner[code] for code in kommuner(site.catalog, topic)},
        searchable=not kommun,
        drawing=draw(topic.steps),
        stages=stages,
        names={step.code: step.name for step in topic.steps},
        shown=[*named, *(entry for stage in stages for entry in (*stage.taking, *stage.others))],
        documents=[source.document for source in topic.sources],
    )


def _stages(site: Site, topic: Topic, kommun: str) -> list[Stage]:
    """Return the steps; what refuses residents with the income source in focus helps them nowhere."""
    takes = {
        entry.id: (entry, site.residents.takes(entry, site.catalog.focus_code, kommun))
        for entry in (site.catalog.met_by_residents(kommun) if kommun else ())
    }
    stages = []
    for step in topic.steps:
        here = [(entry, answer) for entry, answer in takes.values() if {*step.directions} & {*entry.insats.directions}]
        taking = tuple(entry for entry, answer in here if answer in ("ja", "delvis"))
        stages.append(Stage(step, taking, tuple(entry for entry, answer in here if answer == "okänt")))
    return stages
