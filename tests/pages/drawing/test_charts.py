"""Pictures of numbers: lengths, wholes, and what cannot be drawn."""

from __future__ import annotations

from typing import Any

import pytest

from insatskartan.catalog.catalog import Catalog
from insatskartan.model.area import Area
from insatskartan.model.result import Result
from insatskartan.model.topic import Figure
from insatskartan.model.vocabulary import Vocabulary
from insatskartan.pages.drawing.charts import Chart, chart, share
from insatskartan.wording.phrases import Phrases

WORDS = Vocabulary.model_validate(
    {
        "namn": "Mått",
        "förklaring": "M",
        "begrepp": [{"kod": code, "namn": code.upper(), "förklaring": code} for code in ("alla", "ett", "tva")],
    }
)


def number(measure: str, value: str, **more: Any) -> dict[str, Any]:
    """Return a statistic of 2018 as a file says it."""
    return {"mått": measure, "värde": value, "enhet": "personer", "period": "2018", **more}


def drawn(
    figure: dict[str, Any], *numbers: dict[str, Any], members: dict[str, list[dict[str, Any]]] | None = None
) -> Chart:
    """Return the chart of a figure over one area with these numbers, and perhaps members with theirs."""
    inside = members or {}
    area = {"namn": "Området", "typ": "samverkansområde", "omfattar": list(inside), "statistik": list(numbers)}
    areas = {"omradet": Area.model_validate(area)}
    areas |= {
        code: Area.model_validate({"namn": code.capitalize(), "typ": "kommun", "statistik": rows})
        for code, rows in inside.items()
    }
    catalog = Catalog(areas=areas, vocabularies={"matt": WORDS})
    return chart(Phrases(catalog), Figure.model_validate({"titel": "T", "område": "omradet", **figure}))


@pytest.mark.parametrize(
    ("value", "unit", "out_of", "expected"),
    [
        ("34", "deltagare", "39", 100 * 34 / 39),
        ("74", "procent", "200", 74),
        ("74", "procent", None, 74),
        ("47", "deltagare", None, None),
        ("okänd", "procent", "39", None),
        ("41", "personer", "39", None),
        ("130", "procent", None, None),
        ("0", "personer", "0", None),
    ],
)
def test_a_share_is_of_its_own_whole(value: str, unit: str, out_of: str | None, expected: float | None) -> None:
    """Percent are shares; other numbers only when it is known of how many, and never more than all."""
    result = Result.model_validate(
        {"mått": "ett", "värde": value, "enhet": unit, "av": out_of}
        if out_of
        else {"mått": "ett", "värde": value, "enhet": unit}
    )
    assert share(result) == expected


def test_bars_share_the_largest_number() -> None:
    """The longest bar fills the picture; a number that is missing has no bar, and keeps its row."""
    made = drawn(
        {"mått": ["ett"]},
        number("ett", "50"),
        number("ett", "200", period="2019"),
        number("ett", "okänd", period="2020"),
    )
    (group,) = made.groups
    assert [bar.width for bar in group.bars] == [25, 100, None]
    assert [bar.label for bar in group.bars] == ["2018", "2019", "2020"]


def test_bars_of_percent_have_the_scale_of_percent() -> None:
    """Nine percent look like nine percent, also beside nothing larger."""
    made = drawn({"mått": ["ett"]}, number("ett", "9", enhet="procent"))
    assert made.groups[0].bars[0].width == 9


def test_parts_stand_end_to_end_and_leave_a_rest() -> None:
    """What they are parts of is named by the number of the same time that is as large."""
    made = drawn(
        {"form": "delad", "mått": ["ett", "tva"]},
        number("alla", "40"),
        number("alla", "40", period="2017"),
        number("ett", "10", av="40"),
        number("tva", "20", av="40"),
    )
    (group,) = made.groups
    assert [(bar.start, bar.width, bar.label) for bar in group.bars] == [(0, 25, "ETT"), (25, 50, "TVA")]
    assert group.rest == 25
    assert group.title == "Av 40: ALLA"


def test_parts_of_different_wholes_are_different_pictures() -> None:
    """Nobody should lay them end to end; one whose whole is not known stands alone, and says so."""
    made = drawn(
        {"form": "delad", "mått": ["ett", "tva"]},
        number("ett", "28", enhet="procent"),
        number("ett", "10", av="40"),
        number("tva", "20", av="50"),
        number("tva", "30", enhet="procent"),
    )
    assert [(group.title, len(group.bars)) for group in made.groups] == [
        ("Av hur många framgår inte", 1),
        ("Av 40 personer", 1),
        ("Av 50 personer", 1),
        ("Av hur många framgår inte", 1),
    ]


def test_parts_that_are_more_than_the_whole_are_not_laid_end_to_end() -> None:
    """Nor are parts of which one is missing: the picture would show a rest that nobody knows."""
    for values in (("30", "20"), ("30", "okänd")):
        rows = [number(measure, value, av="40") for measure, value in zip(("ett", "tva"), values, strict=True)]
        assert drawn({"form": "delad", "mått": ["ett", "tva"]}, *rows).groups[0].rest is None


def test_members_are_drawn_and_the_area_stands_in_the_table() -> None:
    """A sum beside its parts would make them small."""
    made = drawn(
        {"mått": ["ett"], "period": "2018", "per_område": "ja"},
        number("ett", "30"),
        members={"lund": [number("ett", "10"), number("ett", "9", period="2017")], "eslov": [number("ett", "20")]},
    )
    assert [(bar.label, bar.width) for bar in made.groups[0].bars] == [("Lund", 50), ("Eslov", 100)]
    assert [row.place for row in made.rows] == ["lund", "eslov", "omradet"]


def test_a_figure_without_numbers_is_empty() -> None:
    """It is no fault: the file with the numbers may lack them."""
    assert drawn({"mått": ["ett"]}).groups == ()
    assert drawn({"mått": ["ett"], "form": "delad"}).groups == ()
