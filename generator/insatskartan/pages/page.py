"""A finished page, as it is handed to the host."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of a page's outline."""

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
    """Path of the YAML file that the page shows, relative to the repository; empty when it shows several."""
    contents: bool = True
    """Whether to list its headings beside it, when there are enough of them."""
    menu: str = ""
    """Its label in the main navigation; empty for pages below these."""
    script: str = ""
    """Path of the module among our files that only this kind of page needs."""
    searchable: bool = True
    """Whether search finds it; a page that repeats another is reached from that one."""
    values: tuple[tuple[str, str], ...] = ()
    """Pairs of facet and value that search can be narrowed by."""
    ages: str = ""
    """How old what it says is, in words; on paper too."""
