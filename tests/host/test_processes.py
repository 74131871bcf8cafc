"""Two processes do what one does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from insatskartan.host.processes import SecondProcessError, alone, shared

if TYPE_CHECKING:
    from pathlib import Path


def test_two_processes_make_the_same_pages_in_the_same_order(tmp_path: Path) -> None:
    """Odd and even numbers of pages, and none; the open data is written by the time one has waited."""
    for number in (0, 1, 2, 7, 400):
        plan = [partial("x".__mul__, place * 100) for place in range(number)]
        written = tmp_path / str(number)
        made, wait = shared(plan, written.touch)
        wait()
        assert made == alone(plan, written.touch)[0]
        assert written.exists()


def test_what_fails_in_the_second_process_stops_the_build(capfd: pytest.CaptureFixture[str]) -> None:
    """A page that fails there is not taken for a page that is missing."""
    with pytest.raises(SecondProcessError, match="kunde inte göras"):
        shared([str, partial(int, "tjugo")], int)
    assert "invalid literal for int" in capfd.readouterr().err
    made, wait = shared([str, str], partial(int, "tjugo"))
    assert made == ["", ""]
    with pytest.raises(SecondProcessError, match="kunde inte göras"):
        wait()
