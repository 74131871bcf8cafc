"""Text out of YAML is shown as text; only a small Markdown subset is markup."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from insatskartan.catalog.catalog import Catalog
from insatskartan.model.vocabulary import Vocabulary
from insatskartan.pages.prose import Abbreviations, block


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hej å ä ö.", "<p>Hej å ä ö.</p>"),
        ("Ett.\n\nTvå *betonat*.", "<p>Ett.</p>\n<p>Två <em>betonat</em>.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[x](https://exempel.se/a?b=1&c=2)", '<p><a href="https://exempel.se/a?b=1&amp;c=2" rel="noopener">x</a></p>'),
        ("[x](https://exempel.se 'titel')", '<p><a href="https://exempel.se" rel="noopener">x</a></p>'),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
    ],
)
def test_markdown_subset(text: str, html: str) -> None:
    """Paragraphs, emphasis, lists and safe links."""
    assert block(text).strip() == html


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "1 <b>2</b>", "<!-- x -->", "![x](https://exempel.se/a.png)", "<p title='a'>"]
)
def test_tags_and_pictures_are_shown_as_they_are_written(text: str) -> None:
    """Whoever writes them sees that they are no markup here, instead of losing words."""
    assert unescape(re.sub("</?p>", "", block(f"Se {text} där.")).strip()) == f"Se {text} där."


class Seen(HTMLParser):
    """Collects elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        self.tags.add(tag)
        self.attributes += attrs


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "![x](https://exempel.se/spion.png)",
        "<a href='vbscript:x' onclick=y style=z>x</a>",
        "<svg/onload=alert(1)>",
        "# Rubrik\n\n<iframe src=//exempel.se></iframe>",
        "<p style='position:fixed'>x</p>",
        "[x](//exempel.se)",
        "[x](//exempel.se 'titel')",
        "[x](exempel)",
    ],
)
def test_nothing_else_survives(text: str) -> None:
    """Scripts, handlers, styles, images, frames and other schemes are gone."""
    seen = Seen()
    seen.feed(block(text))
    assert seen.tags <= {"p", "a", "em", "strong", "ul", "ol", "li", "br", "blockquote"}
    assert {name for name, _ in seen.attributes} <= {"href", "rel"}
    assert not [value for name, value in seen.attributes if name == "href"]


def abbreviations() -> Abbreviations:
    """Return explanations of AF and LSS."""
    rows = [("af", "AF", "Arbets<förmedlingen>"), ("lss", "LSS", 'Lagen om "stöd"')]
    terms = [{"kod": k, "förkortning": a, "namn": n, "förklaring": "x"} for k, a, n in rows]
    words = Vocabulary.model_validate({"namn": "F", "förklaring": "F", "begrepp": terms})
    return Abbreviations(Catalog(vocabularies={"forkortningar": words}))


def test_an_abbreviation_is_explained_once_per_page() -> None:
    """The first time, outside links and tags, as a whole word; and again on the next page. It leads to the glossary."""
    words = abbreviations()
    words.start_page("../")
    html = words.explain(Markup('<p title="AF">AFA, <a href="/AF">AF</a>, AF och AF, LSS-beslut</p>'))
    assert html == (
        '<p title="AF">AFA, <a href="/AF">AF</a>, <a class="ik-abbreviation" href="../ordlista/#forkortningar-af">'
        '<abbr title="Arbets&lt;förmedlingen&gt;">AF</abbr></a> och AF, '
        '<a class="ik-abbreviation" href="../ordlista/#forkortningar-lss">'
        '<abbr title="Lagen om &#34;stöd&#34;">LSS</abbr></a>-beslut</p>'
    )
    assert words.explain(Markup("AF")) == "AF"
    words.start_page("")
    assert words.explain(Markup("AF")).startswith('<a class="ik-abbreviation" href="ordlista/')


def test_without_abbreviations_text_stays_as_it_is() -> None:
    """An empty vocabulary matches nothing."""
    assert Abbreviations(Catalog()).explain(Markup("AF")) == "AF"
