"""HTML as a stream of tokens, so that each reader is a loop and none has to be a parser."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Attributes: TypeAlias = "tuple[tuple[str, str | None], ...]"
"""Names in lower case; the value is None for an attribute without one."""


class Token(NamedTuple):
    """A start tag, an end tag, a piece of text or a comment."""

    kind: Literal["start", "end", "text", "comment"]
    text: str
    """The tag's name in lower case, or the text. One text may come in several tokens."""
    line: int
    """Where it begins, the first line being 1."""
    attributes: Attributes = ()
    """Of a start tag."""


def tokens(html: str, *, keep_references: bool = False) -> Iterator[Token]:
    """Yield the tokens of a piece of HTML; `<br/>` is a start and an end.

    Text is yielded as read, `&amp;` as «&»; with `keep_references` it is yielded as written.
    """
    tokenizer = _Tokenizer(convert_charrefs=not keep_references)
    tokenizer.feed(html)
    tokenizer.close()
    yield from tokenizer.tokens


class _Tokenizer(HTMLParser):
    """Collects what the parser calls out; the methods are the parser's own names."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.tokens: list[Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append(Token("start", tag, self.getpos()[0], tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(Token("end", tag, self.getpos()[0]))

    def handle_data(self, data: str) -> None:
        self.tokens.append(Token("text", data, self.getpos()[0]))

    def handle_comment(self, data: str) -> None:
        self.tokens.append(Token("comment", data, self.getpos()[0]))

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")
