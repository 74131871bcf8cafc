"""A way as a drawing: boxes in order, arrows that can be told apart, text that fits."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import Step
from generator.pages.diagram import NAME, WIDTH, Drawing, draw, length, wrap

if TYPE_CHECKING:
    from generator.catalog import Loaded


def drawn(**steps: str) -> Drawing:
    """Return the drawing of steps, each with the codes it leads to."""
    return draw(
        [Step.model_validate({"kod": code, "namn": code, "leder_till": to.split()}) for code, to in steps.items()]
    )


def lane(path: str) -> str:
    """Return where a lane beside the boxes runs."""
    found = re.search(r"H([\d.-]+)V", path)
    assert found
    return found[1]


def test_boxes_stand_below_each_other_in_order() -> None:
    """They never touch, and are all as wide as each other."""
    made = drawn(ett="tva", tva="tre", tre="")
    assert [box.code for box in made.boxes] == ["ett", "tva", "tre"]
    assert [box.name for box in made.boxes] == ["1. ett", "2. tva", "3. tre"]
    assert all(b.y - (a.y + a.height) >= 20 for a, b in pairwise(made.boxes))
    assert made.height >= made.boxes[-1].y + made.boxes[-1].height


def test_what_only_leads_to_the_next_is_a_straight_arrow() -> None:
    """It needs no room beside the boxes."""
    made = drawn(ett="tva", tva="")
    assert len(made.arrows) == 1
    assert "H" not in made.arrows[0].path
    assert made.width > WIDTH - 5


def test_branches_of_one_step_share_a_lane() -> None:
    """Also the branch to the next step, so that all look alike."""
    made = drawn(ett="tva tre fyra", tva="", tre="", fyra="")
    assert len(made.arrows) == 3
    assert len({lane(arrow.path) for arrow in made.arrows}) == 1
    assert not any(arrow.is_back for arrow in made.arrows)


def test_lanes_that_run_side_by_side_are_two() -> None:
    """Otherwise nobody could say which arrow leads where; lanes that do not meet use the same room."""
    crossing = drawn(ett="tre", tva="fyra", tre="", fyra="")
    assert len({lane(arrow.path) for arrow in crossing.arrows}) == 2
    apart = drawn(ett="tre", tva="", tre="fyra", fyra="sex", fem="", sex="")
    assert len({lane(arrow.path) for arrow in apart.arrows if "H" in arrow.path}) == 1


def test_what_goes_back_runs_on_the_other_side() -> None:
    """And is marked, because it is drawn with another line."""
    made = drawn(ett="tva", tva="ett tre", tre="")
    back = [arrow for arrow in made.arrows if arrow.is_back]
    assert len(back) == 1
    assert float(lane(back[0].path)) > made.left + made.width
    assert len(made.arrows) == 3


def test_a_step_that_leads_to_itself_or_nowhere_draws_nothing() -> None:
    """What leads nowhere is reported by a rule; the drawing stands all the same."""
    assert drawn(ett="ett borta").arrows == ()
    assert draw([]).boxes == ()


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("ett två", 1000, ["ett två"]),
        ("ett två tre", 80, ["ett två", "tre"]),
        ("", 100, []),
        ("arbetsmarknadsanställning", 120, ["arbetsmarkn-", "adsanställn-", "ing"]),
    ],
)
def test_text_is_broken_where_it_must(text: str, room: float, lines: list[str]) -> None:
    """Between words, and inside a word only when it is longer than a line."""
    made = wrap(text, NAME, room)
    assert made == lines
    assert all(length(line, NAME) <= room for line in made)


def test_no_text_is_lost() -> None:
    """Whatever the room, the letters are those of the text."""
    text = "Rehabiliteringssamordnare och studiehandledare i Åtvidaberg"
    for room in range(30, 400, 7):
        assert "".join(wrap(text, NAME, room)).replace("-", "").replace(" ", "") == text.replace(" ", "")


def test_the_real_ways_fit_a_phone(real: Loaded) -> None:
    """Every line of every box has room, with letters of full size."""
    ways = [topic for topic in real.catalog().topics.values() if topic.kind == "väg"]
    assert len(ways) >= 3
    for topic in ways:
        made = draw(topic.steps)
        assert made.left + made.width <= WIDTH
        assert made.width > 200
        edges = sum(len([code for code in step.leads_to if code != step.code]) for step in topic.steps)
        assert len(made.arrows) == edges
