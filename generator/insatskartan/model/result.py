"""Measured figures and the documents they come from."""

from __future__ import annotations

from typing import Annotated

from insatskartan.model.records import NOTE, Record, declare
from insatskartan.model.scalars import Code, Date, Number, Text, Whole, Yes


class SourceRef(Record):
    """Where it says so."""

    document: Annotated[str, Code("kallor")] = declare(
        "dokument", "Dokument", "Kod ur ordlistan över källor.", example="uma-2018", identity=True
    )
    place: Text | None = declare(
        "ställe", "Ställe", "Kapitel, bilaga och sida.", None, "Bilaga 1, sida 16", identity=True, one_line=True
    )


class Result(Record):
    """One measured outcome."""

    measure: Annotated[str, Code("matt")] = declare(
        "mått", "Mått", "Vad som är mätt.", example="till-arbete-eller-studier", identity=True
    )
    value: Number = declare("värde", "Värde", "Talet, eller «okänd».", example="74")
    unit: Text = declare("enhet", "Enhet", "Till exempel procent eller personer.", example="procent", one_line=True)
    out_of: Whole | None = declare("av", "Av", "Hur många som räknats totalt.", None, "200")
    about: Yes = declare("ungefär", "Ungefär", "«ja» när källan skriver cirka.", default=False)
    period: Date | None = declare("period", "Period", "Tid som måttet gäller.", None, "2017", identity=True)
    note: Text | None = NOTE
    source: SourceRef | None = declare("källa", "Källa", "Var siffran står, om det inte är i uppgiftens källor.", None)


class Statistic(Result):
    """One figure about an area."""
