"""The style guide: a page for each component, with examples rendered from the code they show.

Each file in `templates/style_guide/` is one component: a line with its name, a line with the last part of its address,
when it is used, and examples. An example is a line `=== title` followed by template code. The numbers of the files give
the order.
"""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from insatskartan.analysis.residents import Claim
from insatskartan.model.area import Recommendation
from insatskartan.model.insats import Confirmation
from insatskartan.model.result import Statistic
from insatskartan.model.topic import Figure, Step
from insatskartan.pages.drawing.charts import Bar, Chart, Group, Row
from insatskartan.pages.drawing.diagram import Drawing, draw
from insatskartan.wording.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

    from insatskartan.catalog.catalog import Entry
    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site

COMPONENTS = ("answers", "charts", "facts", "forms", "icons", "lists", "page", "pathways", "tables")
"""Files of `templates/components/` with the macros that examples may call."""
_IMPORTS = "".join(f'{{% import "components/{name}.html" as {name} %}}' for name in COMPONENTS)


class Example(NamedTuple):
    """One use of a component: its code, and the HTML that the code renders."""

    title: str
    source: str
    html: Markup


class Component(NamedTuple):
    """One component with its examples."""

    id: str
    """The last part of its address."""
    title: str
    text: str
    examples: tuple[Example, ...]


_SCRIPTS = {"tabell": "filter.js"}
"""Components that need a script, by their id."""


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the list of components and a page for each; nothing for a catalog without insatser to show."""
    if not site.catalog.insatser:
        return
    components = [_component(site, path.read_text("utf-8")) for path in _sources()]
    yield partial(
        site.page,
        "style_guides.html",
        "stil",
        "Stil",
        "Delarna som sidorna är byggda av.",
        searchable=False,
        components=components,
    )
    for component in components:
        yield partial(
            site.page,
            "style_guide.html",
            f"stil/{component.id}",
            component.title,
            component.text,
            searchable=False,
            script=_SCRIPTS.get(component.id, ""),
            component=component,
        )


def _sources() -> list[Traversable]:
    folder = files("insatskartan.pages") / "templates" / "style_guide"
    return sorted(folder.iterdir(), key=lambda path: path.name)


def _component(site: Site, text: str) -> Component:
    head, *examples = text.split("\n=== ")
    title, id_, about = head.split("\n", 2)
    return Component(id_, title, about, tuple(_example(site, *example.split("\n", 1)) for example in examples))


def _example(site: Site, title: str, source: str) -> Example:
    template = site.templates.from_string(_IMPORTS + source)
    place = next(iter(site.catalog.insatser.values())).area
    html = template.render(
        site.context,
        root="../../",
        entry=partial(_entry, site),
        Fact=Fact,
        chart=partial(_chart, place),
        advice=_advice,
        confirmed=_confirmed,
        Claim=Claim,
        drawing=_drawing(),
    )
    return Example(title, source.strip(), Markup(html))  # noqa: S704 (our own templates, rendered with autoescape)


def _entry(site: Site, answer: str = "") -> Entry:
    """Return the first insats with an answer for the income in focus; the first of all when none has it."""
    entries = [entry for entry in site.catalog.insatser.values() if entry.insats.level == "individ"]
    fitting = (entry for entry in entries if site.residents.takes(entry, site.catalog.focus_code) == answer)
    return next(fitting, next(iter(entries or site.catalog.insatser.values())))


def _chart(place: str, form: str) -> Chart:
    """Return a figure of invented numbers about an area."""
    rows, bars, start = [], [], 0.0
    for name, value in (("Med i något", 12), ("Väntar", 20), ("Har slutat", 6)):
        number = Statistic.model_validate({"mått": name, "värde": str(value), "enhet": "personer", "av": "40"})
        rows.append(Row(place, number))
        bars.append(Bar(name, number, 100 * value / 40, start))
        start += 100 * value / 40
    group = Group("Av 40 personer", tuple(bars), 100 - start if form == "delad" else None)
    figure = Figure.model_validate({"titel": "Hur går det för dem?", "form": form, "område": place, "mått": []})
    return Chart(figure, (group,), tuple(rows))


def _drawing() -> Drawing:
    """Return a pathway of four invented steps."""
    steps = (
        {"kod": "fraga", "namn": "Fråga personen", "vem": "Handläggaren", "leder_till": ["plan"]},
        {"kod": "plan", "namn": "Plan", "vem": "Kommunen och personen", "leder_till": ["fraga", "studier", "arbete"]},
        {"kod": "studier", "namn": "Studier"},
        {"kod": "arbete", "namn": "Arbete"},
    )
    return draw([Step.model_validate(step) for step in steps])


def _confirmed(date: str) -> Confirmation:
    return Confirmation.model_validate({"datum": date, "av": "Exempelby kommun", "sätt": "telefon"})


def _advice(text: str, state: str, kind: str = "rekommendation") -> Recommendation:
    return Recommendation.model_validate({"text": text, "läge": state, "slag": kind})
