"""The finder: answers about one person, computed in the browser from one municipality's file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from insatskartan.matching.record import lexicon
from insatskartan.model.scalars import MAX_AGE
from insatskartan.wording.labels.facts import NO_CONTACT, TIME, UNDATED_SHORT
from insatskartan.wording.labels.finder import CONFIRMED_SHORT, DOOR_NAME
from insatskartan.wording.values import field_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site

VERDICTS = {"öppen": "ja", "öppen om": "villkor", "oklart": "okänt", "stängd": "nej"}
"""The badge of each answer about a person."""
LOCAL = ("kommun", "förbund")
"""Kinds of areas whose insatser belong to some places and not to others."""


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the finder."""
    yield partial(
        site.page,
        "finder.html",
        "hitta",
        "Hitta insatser för en person",
        "Vad är öppet för en person, vad är stängt och varför, och vem öppnar dörren? Inget lämnar din webbläsare.",
        contents=False,
        menu="Hitta",
        script="finder/finder.js",
        verdicts=VERDICTS,
        used=site.phrases.choices("inriktningar", site.catalog.personal_directions),
        oldest=MAX_AGE,
        data={"lexikon": lexicon(site.catalog), **_words(site), "dag": site.today.isoformat()},
    )


def _words(site: Site) -> dict[str, object]:
    """Return the kind of each area, and the words that the scripts put together."""
    return {
        "slag": {code: area.kind for code, area in site.catalog.areas.items()},
        "lokala": LOCAL,
        "ord": {"saknas": NO_CONTACT, "bekraftad": CONFIRMED_SHORT, "odaterad": UNDATED_SHORT, "dorr": DOOR_NAME},
        "kriterier": {
            **{key: field_label(key) for key in ("ålder", "bosatt", "försörjning", "beslut", "väg_in", "villkor")},
            "tid": TIME,
        },
    }
