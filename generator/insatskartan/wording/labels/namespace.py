"""All labels in one namespace, as templates see them."""

from __future__ import annotations

from types import SimpleNamespace

from insatskartan.wording.labels import (
    answers,
    empty,
    facts,
    finder,
    gaps,
    insatser,
    knowledge,
    navigation,
    preview,
    proposals,
    publishing,
    reports,
    search,
)

MODULES = (
    answers,
    empty,
    facts,
    finder,
    gaps,
    insatser,
    knowledge,
    navigation,
    preview,
    proposals,
    publishing,
    reports,
    search,
)
LABELS = SimpleNamespace(**{name: text for module in MODULES for name, text in vars(module).items() if name.isupper()})
