"""An insats with a field that the model does not have, whose record declares one constraint of each kind."""

from __future__ import annotations

from typing import Annotated

from insatskartan.model.constraints import (
    Answered,
    Disjoint,
    Explains,
    MaxLength,
    NotAhead,
    NotEmpty,
    Ordered,
    Passable,
)
from insatskartan.model.insats import Insats
from insatskartan.model.records import Record, declare
from insatskartan.model.scalars import Date, Text, WholeOrUnknown, Word


class Visit(Record):
    """Nothing that the program knows."""

    constraints = (
        Ordered(("öppnar", "stänger"), "datumordning", "period", at="stänger"),
        Ordered(("minst", "mest"), "åldersordning"),
        NotAhead(("sedd",), "datumordning", "kontroll"),
        NotEmpty(("med",), "tom-lista", "lista"),
        MaxLength(("rubrik",), "sammanfattning", limit=8),
        Disjoint(("med", "utan"), "överlapp"),
        Passable(("med", "utan", "annars"), "stängd-dörr"),
        Explains(("varför", "utan", "annars"), "orsak-utan-stängt"),
        Answered(("sort", "mest"), "fel-typ", "beslut", word="känd", otherwise="svar-och-gräns"),
    )
    opens: Date | None = declare("öppnar", "Öppnar", "När.", None)
    closes: Date | None = declare("stänger", "Stänger", "När.", None)
    least: WholeOrUnknown | None = declare("minst", "Minst", "Tal.", None)
    most: WholeOrUnknown | None = declare("mest", "Mest", "Tal.", None)
    seen: Date | None = declare("sedd", "Sedd", "När.", None)
    title: Text | None = declare("rubrik", "Rubrik", "Text.", None)
    with_: tuple[Text, ...] = declare("med", "Med", "Texter.", ())
    without: tuple[Text, ...] = declare("utan", "Utan", "Texter.", ())
    others: Annotated[str, Word("ja", "nej", "okänt")] = declare("annars", "Annars", "Ord.", "okänt")
    why: Text | None = declare("varför", "Varför", "Text.", None)
    sort: Annotated[str, Word("känd", "okänd")] = declare("sort", "Sort", "Ord.", "okänd")


class MadeUp(Insats):
    """An insats with visits."""

    visits: tuple[Visit, ...] = declare("besök", "Besök", "Påhittat.", ())


CASES = {
    "öppnar: 2020-03, stänger: 2020-02": [(("stänger",), "datumordning", "period", ("februari 2020", "mars 2020"))],
    "öppnar: 2020-03, stänger: 2020-03": [],
    "öppnar: 2020-03-31, stänger: 2020-03": [],
    "öppnar: 2020-03": [],
    "minst: 9, mest: 3, sort: känd": [((), "åldersordning", "", (9, 3))],
    "minst: 9, mest: okänd, sort: känd": [],
    "minst: 3, mest: 3, sort: känd": [],
    "sedd: 2031-05": [(("sedd",), "datumordning", "kontroll", ("maj 2031",))],
    "sedd: 2026-11": [],
    "med: []": [(("med",), "tom-lista", "lista", ("med",))],
    "utan: []": [],
    "rubrik: nio tecken": [(("rubrik",), "sammanfattning", "", (8, 10))],
    "rubrik: åtta åtta": [(("rubrik",), "sammanfattning", "", (8, 9))],
    "rubrik: åttaåtta": [],
    "med: [a, b], utan: [c, b, a]": [
        (("utan", 1), "överlapp", "", ("«b»", "med", "utan")),
        (("utan", 2), "överlapp", "", ("«a»", "med", "utan")),
    ],
    "annars: nej": [((), "stängd-dörr", "", ("besök",))],
    "annars: nej, med: [a]": [],
    "varför: Därför.": [(("varför",), "orsak-utan-stängt", "", ("besök",))],
    "varför: Därför., utan: [a]": [],
    "varför: Därför., annars: nej, med: [a]": [],
}
"""Text of a visit -> path, rule, case and values of each breach. Days are counted from TODAY of the samples."""
CONTRADICTIONS = {
    "sort: känd": "Räkna upp besluten under «krävs», eller skriv «svar: inga» eller «svar: okänt».",
    "mest: 3": "Åldern kan inte både vara «okänd» och ha gränser. Ta bort det ena.",
    "sort: känd, mest: 3": "",
}
"""Text of a visit -> what is wrong with its shape."""
