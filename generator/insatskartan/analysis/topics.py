"""Find the topics of the knowledge base, and the recommendations that concern an area or an insats."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.model.area import STATES
from insatskartan.text.swedish import sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.model.area import Recommendation
    from insatskartan.model.topic import Topic


class Theme(NamedTuple):
    """A theme with the number of its recommendations in each state."""

    slug: str
    topic: Topic
    states: dict[str, int]


class Concern(NamedTuple):
    """A recommendation that names an insats, and where it is found."""

    slug: str
    number: int
    """Its number among the recommendations of its theme, from 1."""
    topic: Topic
    advice: Recommendation


def of_kind(catalog: Catalog, kind: str) -> list[tuple[str, Topic]]:
    """Return the topics of a kind with their file names, ordered by name."""
    rows = [(slug, topic) for slug, topic in catalog.topics.items() if topic.kind == kind]
    return sorted(rows, key=lambda row: sort_key(row[1].name))


def count_states(rows: Iterable[Recommendation]) -> dict[str, int]:
    """Return the number of recommendations in each state; a state without any is left out."""
    counted = Counter(advice.state for advice in rows)
    return {state: counted[state] for state in STATES if counted[state]}


def themes(catalog: Catalog) -> list[Theme]:
    """Return all themes, ordered by name."""
    return [Theme(slug, topic, count_states(topic.recommendations)) for slug, topic in of_kind(catalog, "tema")]


def of_area(catalog: Catalog, area: str) -> list[Theme]:
    """Return the themes with recommendations that concern an area, an area around it or one inside it.

    Only those recommendations are counted.
    """
    places = catalog.larger_places[area] | {*catalog.areas[area].members}
    rows = []
    for slug, topic in of_kind(catalog, "tema"):
        advice = [row for row in topic.recommendations if not places.isdisjoint(_places(topic, row))]
        if advice:
            rows.append(Theme(slug, topic, count_states(advice)))
    return rows


def _places(topic: Topic, advice: Recommendation) -> Collection[str]:
    """Return the areas of a recommendation: its own, else those of the insatser it names, else those of its theme."""
    return advice.areas or {id_.partition("/")[0] for id_ in advice.concerns} or topic.areas


def of_insats(catalog: Catalog, id_: str) -> list[Concern]:
    """Return the recommendations that name an insats."""
    return [
        Concern(slug, number, topic, advice)
        for slug, topic in of_kind(catalog, "tema")
        for number, advice in enumerate(topic.recommendations, 1)
        if id_ in advice.concerns
    ]
