"""What is known beside the insatser: the way in, who the target group is, and the themes with what should be done."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.model.insats import STATES
from insatskartan.pages.drawing.charts import chart
from insatskartan.text.swedish import sort_key
from insatskartan.wording import labels

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.model.insats import Recommendation
    from insatskartan.model.topic import Topic
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


class Theme(NamedTuple):
    """A theme with how many of its recommendations have come how far."""

    slug: str
    topic: Topic
    states: dict[str, int]


class Concern(NamedTuple):
    """A recommendation that names an insats, and where it stands."""

    slug: str
    number: int
    """Place among those of its theme, from 1."""
    topic: Topic
    advice: Recommendation


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the door to all such knowledge, the page about the target group, the themes and a page for each theme."""
    yield partial(
        site.page,
        "knowledge.html",
        "kunskap",
        labels.KNOWLEDGE,
        labels.ABOUT_KNOWLEDGE,
        contents=False,
        menu=labels.KNOWLEDGE,
    )
    groups, themes = of_kind(site.catalog, "målgrupp"), of_kind(site.catalog, "tema")
    if groups:
        yield partial(
            site.page,
            "target_group.html",
            "malgruppen",
            "Målgruppen i siffror",
            "Hur många är de, hur nära arbete bedöms de stå, och hur många är med i något? Med källa och datum.",
            topics=[(slug, topic, [chart(site.catalog, figure) for figure in topic.figures]) for slug, topic in groups],
            source=f"insatser/_kunskap/{groups[0][0]}.yml" if len(groups) == 1 else "",
        )
    if themes:
        yield partial(
            site.page,
            "themes.html",
            "teman",
            "Teman och rekommendationer",
            "Det som hindrar unga på väg mot arbete, vad som borde göras åt det, och hur långt det har kommit.",
            themes=[Theme(slug, topic, _states(topic.recommendations)) for slug, topic in themes],
        )
    for slug, topic in themes:
        yield partial(
            site.page,
            "theme.html",
            f"teman/{slug}",
            labels.TITLES["tema"].format(topic.name),
            topic.summary,
            source=f"insatser/_kunskap/{slug}.yml",
            topic=topic,
            states=_states(topic.recommendations),
            charts=[chart(site.catalog, figure) for figure in topic.figures],
        )


def of_kind(catalog: Catalog, kind: str) -> list[tuple[str, Topic]]:
    """Return the topics of a kind with their file names, in the order of their names."""
    found = [(slug, topic) for slug, topic in catalog.topics.items() if topic.kind == kind]
    return sorted(found, key=lambda row: sort_key(row[1].name))


def _states(rows: Iterable[Recommendation]) -> dict[str, int]:
    """Return how many recommendations are in each state; a state that none is in is left out."""
    counted = Counter(advice.state for advice in rows)
    return {state: counted[state] for state in STATES if counted[state]}


def of_area(catalog: Catalog, area: str) -> list[Theme]:
    """Return the themes with recommendations that concern an area, a place it lies in or one that lies in it."""
    places = catalog.larger_places[area] | {*catalog.areas[area].members}
    found = []
    for slug, topic in of_kind(catalog, "tema"):
        advice = [row for row in topic.recommendations if not places.isdisjoint(_places(topic, row))]
        if advice:
            found.append(Theme(slug, topic, _states(advice)))
    return found


def _places(topic: Topic, advice: Recommendation) -> Collection[str]:
    """Return the areas a recommendation is about: its own, else those of insatser it names, else those of its theme."""
    return advice.areas or {id_.partition("/")[0] for id_ in advice.concerns} or topic.areas


def of_insats(catalog: Catalog, id_: str) -> list[Concern]:
    """Return the recommendations that name an insats."""
    return [
        Concern(slug, number, topic, advice)
        for slug, topic in of_kind(catalog, "tema")
        for number, advice in enumerate(topic.recommendations, 1)
        if id_ in advice.concerns
    ]
