"""The text that GitHub makes of a filled-in issue form, as its documentation describes it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from support.samples import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = ROOT / ".github/ISSUE_TEMPLATE"


@cache
def form(name: str) -> dict[str, Any]:
    """Return an issue form as data."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    return found


def body(name: str, values: Mapping[str, str]) -> str:
    """Return an issue's text: a heading for each field, with what was filled in, fenced where the form says so."""
    parts = []
    for field in form(name)["body"]:
        if field["type"] == "markdown":
            continue
        value = values.get(field["id"], "").strip("\n") or "_No response_"
        kind = field["attributes"].get("render")
        parts.append(f"### {field['attributes']['label']}\n\n" + (f"```{kind}\n{value}\n```" if kind else value))
    return "\n\n".join(parts)


def event(text: str, *, association: str = "NONE", action: str = "opened", label: str = "", number: int = 12) -> Any:
    """Return the event that a workflow is told of, with the parts that are read."""
    told: dict[str, Any] = {
        "action": action,
        "issue": {"number": number, "title": "Ett ärende", "body": text, "author_association": association},
    }
    return {**told, "label": {"name": label}} if label else told
