"""Figures of a whole test run, summed over all tests and workers and printed at its end.

A test asks for the fixture `total` and calls `total("sidor besökta", 108)`. The figures travel in the test's report,
which pytest-xdist brings from the workers anyway. What a run did not count does not stand in the summary.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_KIND = "total"
"""Marks our figures among the properties of a test."""
_SUMS: Counter[str] = Counter()


@pytest.fixture
def total(request: pytest.FixtureRequest) -> Callable[[str, int], None]:
    """Return a function that adds a number to a figure of the run; a zero makes the figure show."""

    def add(name: str, number: int) -> None:
        request.node.user_properties.append((_KIND, (name, number)))

    return add


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add what one test counted; the last of its reports holds all of it."""
    if report.when == "teardown":
        for kind, value in report.user_properties:
            if kind == _KIND:
                name, number = value
                _SUMS[name] += number


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures in the order of their names."""
    if _SUMS:
        terminalreporter.section("Räknat")
    for name in sorted(_SUMS):
        number = f"{_SUMS[name]:,}".replace(",", " ")
        terminalreporter.write_line(f"{number:>9}  {name}")
