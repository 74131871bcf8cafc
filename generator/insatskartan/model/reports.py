"""Reports about an insats over time, section by section as the förbund's own forms have them.

Which sections belong to which form, and in which order, is in `FORMS`. A section that a report leaves empty
is an empty section of the form, and is shown as one. A report that follows no form (`fri_form`) may hold any section,
and leaves none empty.
"""

from __future__ import annotations

from typing import Annotated, Any

from insatskartan.model.constraints import NotAhead, Ordered
from insatskartan.model.records import NOTE, Record, ShortForm, declare
from insatskartan.model.result import SourceRef
from insatskartan.model.scalars import Date, Text, Whole, WholeOrUnknown, Word, Yes, wrong_type

REACHED = ("ja", "delvis", "väntas", "nej", "inte-bedömt")
"""How a goal may have gone."""

FORMS: dict[str, tuple[tuple[str, str], ...]] = {
    "kvartalsrapport": (
        ("2.1", "aktiviteter"),
        ("2.2", "avvikelser"),
        ("2.2", "åtgärder"),
        ("2.3", "brukarmedverkan"),
        ("2.4", "mål"),
        ("2.5", "bedömning"),
        ("2.6", "styrgruppens_analys"),
    ),
    "tertialrapport": (
        ("", "aktiviteter"),
        ("", "avvikelser"),
        ("", "åtgärder"),
        ("", "brukarmedverkan"),
        ("", "mål"),
        ("", "bedömning"),
        ("", "styrgruppens_analys"),
    ),
    "slutrapport": (
        ("", "syfte"),
        ("", "mål"),
        ("", "jämställdhet"),
        ("", "ändrat_behov"),
        ("", "målgrupp_enligt_ansökan"),
        ("", "förväntat_antal"),
        ("", "ändrad_målgrupp"),
        ("", "deltagare"),
        ("", "metod"),
        ("", "uppföljningsmetod"),
        ("", "tas_tillvara"),
        ("", "återförda_medel"),
        ("", "följder"),
        ("", "lärdomar"),
    ),
}
"""Sections of each form: their number, when the form numbers them, and the key of the field."""
MONTHS = {"kvartalsrapport": 3, "tertialrapport": 4}
"""How many months a report covers, for those that come again and again."""


class ReportPeriod(Record):
    """The time a report covers, both ends included."""

    constraints = (Ordered(("från", "till"), "datumordning", "rapportperiod", at="till"),)
    start: Date = declare("från", "Från", "Första månad eller dag.", example="2024-01")
    end: Date = declare("till", "Till", "Sista månad eller dag.", example="2024-03")


class Participants(ShortForm):
    """How many have taken part; a plain number is the total."""

    who: Text | None = declare(
        "vilka", "Vilka", "Vilka som räknas, när det inte är alla.", None, "Utskrivna", one_line=True
    )
    total: WholeOrUnknown = declare("totalt", "Totalt", "Alla deltagare, eller «okänd».", example="307")
    women: Whole | None = declare("kvinnor", "Kvinnor", "När källan säger det.", None, "125")
    men: Whole | None = declare("män", "Män", "När källan säger det.", None, "182")
    note: Text | None = NOTE

    @classmethod
    def expand(cls, value: Any) -> Any:
        """Read a plain number."""
        if isinstance(value, str):
            return {"totalt": value}
        return wrong_type("ett antal eller nycklarna totalt, kvinnor och män", value)

    @classmethod
    def short_schema(cls) -> dict[str, Any]:
        """Return the number."""
        return {"type": "integer", "minimum": 0}


class Goal(Record):
    """A goal and how it went."""

    goal: Text = declare("mål", "Mål", "Målet i ord.", example="Minst 20 personer per år får stöd.")
    step: Yes = declare("delmål", "Delmål", "«ja» när det är ett delmål till målet ovanför.", default=False)
    part: Text | None = declare("del", "Del", "Delen av insatsen som målet gäller.", None, "Samordningsteamet")
    reached: Annotated[str, Word(*REACHED)] = declare(
        "uppnått",
        "Uppnått",
        "ja, delvis, väntas (bedöms nås), nej eller inte-bedömt.",
        "inte-bedömt",
        "ja",
    )
    number: Whole | None = declare("antal", "Antal", "Hur många det gick så för, när källan säger det.", None, "34")
    out_of: Whole | None = declare("av", "Av", "Hur många som räknats totalt.", None, "39")
    outcome: Text | None = declare("utfall", "Utfall", "Hur det gick, i ord.", None)
    note: Text | None = NOTE


class Lesson(Record):
    """What one of the parties has learned."""

    party: Text = declare(
        "part", "Part", "Organisationen eller rollen, aldrig en person.", example="Försäkringskassan", one_line=True
    )
    text: Text = declare("text", "Lärdom", "Lärdomen i ord.")


class FollowUp(Record):
    """One report."""

    constraints = (NotAhead(("datum",), "datumordning", "rapportdatum"),)
    kind: Annotated[str, Word(*FORMS)] = declare(
        "typ", "Typ", "kvartalsrapport, tertialrapport eller slutrapport.", example="kvartalsrapport", identity=True
    )
    period: ReportPeriod = declare(
        "period", "Period", "Tid som rapporten gäller.", example={"från": "2024-01", "till": "2024-03"}, identity=True
    )
    file_number: Text | None = declare(
        "diarienummer", "Diarienummer", "Ärendets nummer.", None, "SFG 24-11", one_line=True
    )
    date: Date | None = declare("datum", "Datum", "När rapporten skrevs eller kom in.", None, "2024-04-18")
    free_form: Yes = declare("fri_form", "Fri form", "«ja» när rapporten inte följer något formulär.", default=False)
    purpose: Text | None = declare("syfte", "Syfte", "Insatsens syfte enligt ansökan.", None)
    activities: Text | None = declare("aktiviteter", "Aktiviteter", "Vad som har gjorts eller påbörjats.", None)
    deviations: Text | None = declare("avvikelser", "Avvikelser", "Vad som inte blev som planerat.", None)
    measures: Text | None = declare("åtgärder", "Åtgärder", "Vad som görs åt avvikelserna.", None)
    involvement: Text | None = declare("brukarmedverkan", "Brukarmedverkan", "Hur deltagarna har varit med.", None)
    goals: tuple[Goal, ...] = declare("mål", "Mål", "Mål och delmål med utfall.", ())
    assessment: Text | None = declare("bedömning", "Bedömning", "Vad som går bra och mindre bra.", None)
    steering: Text | None = declare("styrgruppens_analys", "Styrgruppens analys", "Styrgruppens syn på utfallet.", None)
    equality: Text | None = declare("jämställdhet", "Jämställdhet", "Tankar om jämställdhet och jämlikhet.", None)
    changed_need: Text | None = declare("ändrat_behov", "Ändrat behov", "Hur behovet har ändrats under tiden.", None)
    target: Text | None = declare(
        "målgrupp_enligt_ansökan", "Målgrupp enligt ansökan", "Vem insatsen skulle vara till för.", None
    )
    expected: Text | None = declare("förväntat_antal", "Förväntat antal", "Hur många som väntades delta.", None)
    changed_target: Text | None = declare("ändrad_målgrupp", "Målgruppen som den blev", "Vem som faktiskt kom.", None)
    participants: tuple[Participants, ...] = declare("deltagare", "Deltagare", "Hur många som har deltagit.", ())
    method: Text | None = declare("metod", "Metod", "Hur man har arbetat.", None)
    follow_up_method: Text | None = declare("uppföljningsmetod", "Metod för uppföljning", "Hur målen följts upp.", None)
    kept: Text | None = declare("tas_tillvara", "Så tas resultaten till vara", "Vad som lever vidare.", None)
    returned: Text | None = declare("återförda_medel", "Återförda medel", "Om pengar har lämnats tillbaka.", None)
    consequences: Text | None = declare("följder", "Följder av återförda medel", "Vad de ledde till.", None)
    lessons: tuple[Lesson, ...] = declare("lärdomar", "Lärdomar", "Vad varje part har lärt sig.", ())
    source: SourceRef = declare(
        "källa", "Källa", "Var rapporten finns.", example={"dokument": "uma-2018", "ställe": "sida 4"}
    )
    note: Text | None = NOTE
