"""A way as a drawing: rows in order, arrows that can be told apart, lines that meet from row to row."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from insatskartan.model.topic import Step
from insatskartan.pages.drawing.diagram import IN, OUT, Drawing, draw

if TYPE_CHECKING:
    from insatskartan.catalog.loading import Loaded
    from insatskartan.pages.drawing.diagram import Piece


def drawn(**steps: str) -> Drawing:
    """Return the drawing of steps, each with the codes it leads to."""
    return draw(
        [Step.model_validate({"kod": code, "namn": code, "leder_till": to.split()}) for code, to in steps.items()]
    )


def branches(made: Drawing) -> list[tuple[str, str, bool]]:
    """Return side, row and direction of each branch."""
    sides = (
        (("v", row.step.code, row.left) for row in made.rows),
        (("h", row.step.code, row.right) for row in made.rows),
    )
    return [
        (side, code, piece.comes_in) for rows in sides for side, code, pieces in rows for piece in pieces if piece.at
    ]


def test_what_only_leads_to_the_next_is_a_straight_arrow() -> None:
    """It needs no room beside the boxes."""
    made = drawn(ett="tva", tva="")
    assert [row.leads_down for row in made.rows] == [True, False]
    assert (made.left, made.right, branches(made)) == (0, 0, [])
    assert made.room(made.left) == 0


def test_branches_of_one_step_share_a_lane() -> None:
    """Also the branch to the next step, so that all look alike; the lane ends where the last branch goes in."""
    made = drawn(ett="tva fyra", tva="", tre="", fyra="", fem="")
    assert made.left == 1
    assert branches(made) == [("v", "ett", False), ("v", "tva", True), ("v", "fyra", True)]
    lines = [(piece.top, piece.bottom) for row in made.rows for piece in row.left]
    assert lines == [(OUT, 100), (0, 100), (0, 100), (0, IN)]
    assert not any(row.leads_down for row in made.rows)


def test_lanes_that_run_side_by_side_are_two() -> None:
    """Otherwise nobody could say which arrow leads where; lanes that do not meet use the same room."""
    assert drawn(ett="tre", tva="fyra", tre="", fyra="").left == 2
    apart = drawn(ett="tre", tva="", tre="fyra", fyra="sex", fem="", sex="")
    assert apart.left == 1
    assert [row.leads_down for row in apart.rows] == [False, False, True, False, False, False]


def test_what_goes_back_runs_on_the_other_side() -> None:
    """From the row it leaves up to the one it comes to."""
    made = drawn(ett="tva", tva="ett tre", tre="")
    assert (made.left, made.right) == (0, 1)
    assert branches(made) == [("h", "ett", True), ("h", "tva", False)]
    assert [(piece.top, piece.bottom) for row in made.rows for piece in row.right] == [(IN, 100), (0, OUT)]
    assert [row.leads_down for row in made.rows] == [True, True, False]


def test_a_step_that_leads_to_itself_or_nowhere_draws_nothing() -> None:
    """What leads nowhere is reported by a rule; the drawing stands all the same."""
    assert branches(drawn(ett="ett borta")) == []
    assert draw([]).rows == ()


def test_lines_meet_from_row_to_row(real: Loaded) -> None:
    """Each real way: a line that goes on below a row goes on above the next, and every arrow comes in somewhere."""
    ways = [topic for topic in real.catalog().topics.values() if topic.kind == "väg"]
    assert len(ways) >= 3
    for topic in ways:
        made = draw(topic.steps)
        for above, below in pairwise(made.rows):
            for upper, lower in ((above.left, below.left), (above.right, below.right)):
                assert leaving(upper) == {piece.away for piece in lower if piece.top == 0}
        arrows = sum(row.leads_down for row in made.rows) + sum(comes_in for _, _, comes_in in branches(made))
        assert arrows == sum(len(step.leads_to) for step in topic.steps)
        assert made.left <= 6
        assert made.right <= 6


def leaving(pieces: tuple[Piece, ...]) -> set[float]:
    """Return the lanes that go on below a row."""
    return {piece.away for piece in pieces if piece.bottom == 100}
