"""axe in a page: which rules of WCAG 2.2 A and AA and of good practice it breaks, keeps, or leaves to a human to judge."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

FOLDER = Path(__file__).with_name("axe")
SCRIPT = FOLDER / "axe.min.js"
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations", "incomplete"],
}
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
EVERYTHING: dict[str, Any] = {}
OUTSIDE_MAIN = {"exclude": [["main"]]}
"""What opening search or the menu changes; the main content has been looked at with both closed."""

_RUN = """
async ([context, options]) => {
  const found = await axe.run(Object.keys(context).length ? context : document, options);
  return {passes: found.passes.length, violations: found.violations, incomplete: found.incomplete.map(r => [r.id, r.nodes.length])};
}
"""


@dataclass
class Audit:
    """What axe has said in all runs so far."""

    runs: int = 0
    passes: int = 0
    violations: dict[str, list[str]] = field(default_factory=dict)
    """Readable faults by the run they were found in."""
    incomplete: Counter[str] = field(default_factory=Counter)
    """Number of places where a rule could not decide, by rule."""

    def run(self, page: Page, name: str, context: dict[str, Any] = EVERYTHING) -> set[str]:
        """Run axe on a page, or on parts of it; return the ids of the rules it breaks."""
        if not page.evaluate("'axe' in window"):
            page.evaluate(SCRIPT.read_text("utf-8"))
        found: dict[str, Any] = page.evaluate(_RUN, [context, OPTIONS])
        self.runs += 1
        self.passes += found["passes"]
        self.incomplete.update(dict(found["incomplete"]))
        self.violations[name] = [_report(rule) for rule in found["violations"]]
        return {rule["id"] for rule in found["violations"]}

    def both(self, page: Page, name: str, context: dict[str, Any] = EVERYTHING) -> None:
        """Run axe in light and in dark."""
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            self.run(page, f"{name}, {scheme}", context)

    def count(self, total: Callable[[str, int], None]) -> None:
        """Add the figures to those of the whole test run."""
        total("axe: körningar", self.runs)
        total("axe: regler som hölls", self.passes)
        total("axe: fel", sum(map(len, self.violations.values())))
        for rule, number in self.incomplete.items():
            total(f"axe: ställen att bedöma själv, {rule}", number)


def _report(rule: dict[str, Any]) -> str:
    lines = [f"{rule['id']} ({rule['impact']}): {rule['help']}"]
    for node in rule["nodes"]:
        lines += [f"  {' '.join(map(str, node['target']))}", f"    {node['html'][:200]}"]
        lines += [f"    {line.strip()}" for line in node["failureSummary"].splitlines()[1:]]
    return "\n".join(lines)
