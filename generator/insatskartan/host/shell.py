"""What the theme puts around a page."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from insatskartan.hosting import csp

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from insatskartan.host.page import GeneratedPage

_MARK = "ik\x00"
"""Holds a character that no text of ours may hold."""


class Shell:
    """What the theme puts around the generated pages that are not in the menu.

    It is the same for all of them at one depth but for title, description, address, outline, ages and content, and
    rendering it costs as much as making the page. So it is rendered once for each depth, with marks where these six go.
    """

    def __init__(self, env: Environment, finish: Callable[[str], str]) -> None:
        self.env = env
        self.finish = finish
        """What is done to every page; here it is done once for all pages of a depth."""
        self.rendered: dict[tuple[int, bool, str, bool], list[str]] = {}

    def around(self, page: GeneratedPage) -> str:
        """Return the finished page."""
        meta = page.meta
        key = page.url.count("/"), "toc" in meta["hide"], meta["script"], meta["search"]["exclude"]
        if key not in self.rendered:
            self.rendered[key] = self._render(page)
        values = {
            "title": page.meta["title"],
            "description": page.meta["description"],
            "address": page.canonical_url or "",
            "printed": page.canonical_url or page.url,
            "outline": page.outline,
            "ages": page.ages,
            "content": page.content or "",
        }
        pieces = self.rendered[key]
        return "".join(values[piece] if index % 2 else piece for index, piece in enumerate(pieces))

    def _render(self, page: GeneratedPage) -> list[str]:
        """Return the theme's text in pieces; every second one is the name of the value that goes there."""
        stand_in = copy(page)
        stand_in.title = _mark("title")
        stand_in.meta = {**page.meta, "title": _mark("title"), "description": _mark("description")}
        stand_in.canonical_url = page.canonical_url and _mark("address")
        stand_in.printed = _mark("printed")
        stand_in.content = _mark("content")
        stand_in.outline = _mark("outline")
        stand_in.ages = _mark("ages")
        html = self.finish(self.env.get_template("main.html").render({**page.context, "page": stand_in}))
        return re.split(f"{_MARK}(\\w+){_MARK}", html)


def _mark(name: str) -> str:
    return f"{_MARK}{name}{_MARK}"


def finished(html: str, content: str = "", *, with_policy: bool) -> str:
    """Return a page of the theme mended, and with the policy for its scripts; none in `content` is allowed to run."""
    frame, html = html.replace(content, "", 1), _mend(html)
    return csp.with_policy(html, frame) if with_policy else html


def _mend(html: str) -> str:
    """Drop attributes that are not valid on hidden checkboxes (HTML, 4.10.5.1.15)."""
    return html.replace('id="__drawer" autocomplete="off"', 'id="__drawer"', 1).replace(
        'id="__search" autocomplete="off"', 'id="__search"', 1
    )
