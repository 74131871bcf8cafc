"""The help page about rules: each with a good and a bad example."""

from __future__ import annotations

import inspect
import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from insatskartan.rules.checking import RULES
from insatskartan.rules.shape import HELP
from insatskartan.source.problems import Severity
from insatskartan.text.swedish import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from insatskartan.pages.page import Page
    from insatskartan.pages.site import Site


class RuleHelp(NamedTuple):
    """The help text of one rule, in parts."""

    id: str
    severity: Severity
    text: str
    good: str
    """YAML that passes; empty when the rule is not about the text of a file."""
    bad: str
    """YAML that fails."""


def all_rules() -> list[RuleHelp]:
    """Return every rule in Swedish order of ids."""
    rules = [_split(rule.ID, rule.SEVERITY, inspect.cleandoc(rule.__doc__ or "")) for rule in RULES]
    rules += [_split(id_, Severity.ERROR, text) for id_, text in HELP.items()]
    return sorted(rules, key=lambda rule: sort_key(rule.id))


def _split(id_: str, severity: Severity, text: str) -> RuleHelp:
    head, _, examples = text.partition("\nBra:\n")
    good, _, bad = examples.partition("\nFel:\n")
    return RuleHelp(id_, severity, head.strip(), _dedent(good), _dedent(bad))


def _dedent(text: str) -> str:
    return re.sub(r"^ {4}", "", text, flags=re.MULTILINE).strip("\n")


def pages(site: Site) -> Iterator[Callable[[], Page]]:
    """Yield the page about rules."""
    yield partial(
        site.page,
        "rules.html",
        "bidra/regler",
        "Regler för datafilerna",
        "Vad kontrollen säger till om, varför, och hur man rättar det.",
        searchable=False,
        rules=all_rules(),
    )
