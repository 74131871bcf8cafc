"""What the host is given: a finished page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of a page's outline."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    path: str
    """Address without slashes at the ends, for example `insatser/lund/ips`; empty for the start page."""
    title: str
    description: str
    """One or two sentences for search engines and link previews."""
    html: str
    outline: tuple[Heading, ...]
    """All headings that have an id, in order; the first is the page's h1."""
    source: str = ""
    """Path of the YAML file the page is made of, relative to the repository; empty when there are several."""
    contents: bool = True
    """Whether its headings are listed beside it, when there are enough of them."""
    menu: str = ""
    """Its word in the site's navigation; empty for the pages that are reached through these."""
    script: str = ""
    """Path of the module among our files that only this kind of page needs."""
    searchable: bool = True
    """Whether search knows it; pages that say again what another says are reached from that one."""
    values: tuple[tuple[str, str], ...] = ()
    """What search can be narrowed by: facet and value, for each value."""
