"""The accessibility statement that the law requires; what nobody has filled in is shown as missing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from insatskartan.catalog.statement import FILE, LABELS, gaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the statement."""
    yield partial(
        site.page,
        "statement.html",
        "tillganglighet",
        "Tillgänglighetsredogörelse",
        "Hur webbplatsen uppfyller lagen om tillgänglighet, vilka brister den har och hur du kan säga till om fler.",
        source=f"content/{FILE}",
        statement=site.statement,
        labels=LABELS,
        missing=[LABELS[name] for name in gaps(site.statement)],
    )
