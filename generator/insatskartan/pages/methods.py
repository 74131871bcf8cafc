"""A page for each method: what it is, what has been measured, and which insatser use it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.analysis.topics import of_kind
from insatskartan.pages.drawing.charts import Bar, Group, share
from insatskartan.text.swedish import sort_key
from insatskartan.wording.labels.knowledge import TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.catalog.catalog import Entry
    from insatskartan.model.result import Result
    from insatskartan.model.topic import Topic
    from insatskartan.model.vocabulary import Term
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


class Method(NamedTuple):
    """A word of the vocabulary with its topic, and the insatser that use the method."""

    term: Term
    slug: str
    topic: Topic | None
    running: tuple[Entry, ...]
    ended: tuple[Entry, ...]


class StudyMeasure(NamedTuple):
    """One measure that a study took of several methods."""

    measure: str
    group: Group
    rows: tuple[tuple[Term, Result], ...]


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the list of methods and one page for each word of the vocabulary."""
    methods = _methods(site)
    if not methods:
        return
    yield partial(
        site.page,
        "methods.html",
        "metoder",
        "Metoder",
        "Sätt att arbeta med människor på väg mot arbete: vad de är, vad som är uppmätt, och var de används.",
        methods=methods,
        shown=[entry for method in methods for entry in (*method.running, *method.ended)],
        source="insatser/_ord/metoder.yml",
    )
    for method in methods:
        yield partial(
            site.page,
            "method.html",
            f"metoder/{method.term.code}",
            TITLES["metod"].format(method.term.name),
            method.topic.summary if method.topic else method.term.explanation,
            method=method,
            measured=_measured(methods, method),
            shown=[*method.running, *method.ended],
            documents=[source.document for source in method.topic.sources] if method.topic else (),
            source=f"insatser/_kunskap/{method.slug}.yml" if method.topic else "insatser/_ord/metoder.yml",
        )


def _methods(site: Site) -> list[Method]:
    topics = {topic.method: (slug, topic) for slug, topic in of_kind(site.catalog, "metod")}
    users: dict[str, tuple[list[Entry], list[Entry]]] = {}
    for entry in site.catalog.insatser.values():
        for code in entry.insats.methods:
            users.setdefault(code, ([], []))[entry.status(site.today) == "avslutad"].append(entry)
    methods = []
    for term in sorted(site.catalog.terms.get("metoder", {}).values(), key=lambda term: sort_key(term.name)):
        running, ended = users.get(term.code, ([], []))
        slug, topic = topics.get(term.code, ("", None))
        methods.append(Method(term, slug, topic, tuple(running), tuple(ended)))
    return methods


def _measured(methods: list[Method], method: Method) -> list[StudyMeasure]:
    """Return the measures of a method, each beside those that the same study took of other methods.

    Only numbers of one document are compared: those of another are about other people.
    """
    measures = []
    for own in method.topic.evidence if method.topic else ():
        rows = [
            (other.term, result)
            for other in methods
            if other.topic
            for result in other.topic.evidence
            if (result.measure, result.unit, _document(result)) == (own.measure, own.unit, _document(own))
        ]
        bars = (Bar(term.name, result, share(result)) for term, result in rows)
        measures.append(StudyMeasure(own.measure, Group("", tuple(bars)), tuple(rows)))
    return list({row.measure: row for row in measures}.values())


def _document(result: Result) -> str | None:
    return result.source.document if result.source else None
