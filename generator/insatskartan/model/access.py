"""Who may take part: the criteria of an insats, and of its doors and parts, that may each state their own."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import model_validator
from pydantic.json_schema import JsonSchemaValue

from insatskartan.model.constraints import Answered, Disjoint, Explains, Ordered, Passable
from insatskartan.model.records import NOTE, Group, Record, ShortForm, declare
from insatskartan.model.scalars import Code, InsatsRef, PlaceRef, Text, Word, Years, fail, wrong_type

Answer = Literal["ja", "nej", "okänt"]

BASES = ("uttryckligt", "rubrik", "tolkning")
MEANS = (
    "anvisning", "ansökan", "anmälan", "beslut", "remiss", "köpt-plats", "eget-besök", "kontakt", "okänt",
)  # fmt: skip
CLOSED_REASONS = ("finansiering", "lag", "lokalt-beslut", "målgrupp")

MESSAGES = {
    "utan-gräns": "En åldersgräns ska ha från, till eller båda. Finns ingen gräns, skriv «svar: alla».",
    "svar-och-gräns": "Åldern kan inte både vara «{}» och ha gränser. Ta bort det ena.",
    "beslut": "Räkna upp besluten under «krävs», eller skriv «svar: inga» eller «svar: okänt».",
}
"""Messages about values that contradict each other, for `check` and for the form on the site."""

Basis = Annotated[str, Word(*BASES)]
ClosedReason = Annotated[str, Word(*CLOSED_REASONS)]
Others = Annotated[Answer, Word("ja", "nej", "okänt")]


# Fields that several records share; pydantic copies them. Each record names them last, where they are written.
BASIS = declare("grund", "Grund", "Vad uppgiften vilar på: uttryckligt, rubrik eller tolkning.", None, "uttryckligt")
CLOSED_BASIS = declare(
    "stängd_grund", "Grund för stängt", "Vad utestängningen vilar på, när det är något annat än grund.", None, "rubrik"
)
OTHERS_BASIS = declare(
    "övriga_grund",
    "Grund för övriga",
    "Vad det som gäller för övriga vilar på, när det är något annat än grund.",
    None,
    "tolkning",
)
CLOSED_REASON = declare(
    "stängd_orsak",
    "Orsak till stängt",
    "Varför det är stängt, bara när källan säger det: finansiering, lag, lokalt-beslut eller målgrupp.",
    None,
    "målgrupp",
)
OTHERS = declare("övriga", "Övriga", "Vad som gäller för alla som inte räknas upp. Utelämnad: okänt.", "okänt", "nej")
CHANGED_BY = declare(
    "kan_ändras_av", "Kan ändras av", "Vem som kan ändra villkoret, när källan säger det.", None, one_line=True
)
CHANGED_BY_SOURCE = declare(
    "kan_ändras_ställe",
    "Var det står",
    "Var källan säger vem som kan ändra villkoret.",
    None,
    "UMA-förstudien, sida 18",
    one_line=True,
)


class _Answering(ShortForm):
    """A record whose answer has to agree with what else it says."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        for constraint in self.constraints:
            if isinstance(constraint, Answered):
                for breach in constraint.breaches(self, "", dt.date.max):  # no shape depends on the day
                    fail(constraint.rule, MESSAGES[breach.case].format(*breach.values))
        return self


class Age(_Answering):
    """Which ages may take part, inclusive, in whole years."""

    constraints = (
        Answered(("svar", "från", "till"), "fel-typ", "utan-gräns", word="gräns", otherwise="svar-och-gräns"),
        Ordered(("från", "till"), "åldersordning"),
    )
    answer: Annotated[Literal["alla", "okänt", "gräns"], Word("alla", "okänt", "gräns")] = declare(
        "svar", "Svar", "Skrivs bara när «alla» eller «okänt» behöver grund eller anmärkning.", "gräns", "alla"
    )
    lower: Years | None = declare("från", "Lägsta ålder", "Yngsta ålder. Utelämnad: ingen undre gräns.", None, "16")
    upper: Years | None = declare("till", "Högsta ålder", "Äldsta ålder. Utelämnad: ingen övre gräns.", None, "29")
    basis: Basis | None = BASIS
    note: Text | None = NOTE

    @classmethod
    def expand(cls, value: Any) -> Any:
        """Read «alla» and «okänt»."""
        if value in ("alla", "okänt"):
            return {"svar": value}
        return wrong_type("«alla», «okänt» eller nycklarna från och till", value)

    @classmethod
    def short_schema(cls) -> JsonSchemaValue:
        """Return the two words."""
        return {"enum": ["alla", "okänt"]}


class _Criterion(ShortForm):
    """For whom a door is open: named, excluded, and what holds for all others."""

    constraints = (
        Disjoint(("öppen_för", "stängd_för"), "överlapp"),
        Passable(("öppen_för", "stängd_för", "övriga"), "stängd-dörr"),
        Explains(("stängd_orsak", "stängd_för", "övriga"), "orsak-utan-stängt"),
    )

    @classmethod
    def expand(cls, value: Any) -> Any:
        """Read «alla» and «okänt»."""
        if value in ("alla", "okänt"):
            return {"övriga": "ja" if value == "alla" else "okänt"}
        return wrong_type("«alla», «okänt» eller nycklarna öppen_för, stängd_för och övriga", value)

    @classmethod
    def short_schema(cls) -> JsonSchemaValue:
        """Return the two words."""
        return {"enum": ["alla", "okänt"]}


class Residence(_Criterion):
    """Where one must live."""

    open_to: tuple[PlaceRef, ...] = declare(
        "öppen_för", "Öppen för", "Kommuner eller geografiska områden vars invånare får delta.", (), ["burlov"]
    )
    closed_to: tuple[PlaceRef, ...] = declare(
        "stängd_för", "Stängd för", "Kommuner eller områden vars invånare inte får delta.", ()
    )
    others: Others = OTHERS
    changed_by: Text | None = CHANGED_BY
    changed_by_source: Text | None = CHANGED_BY_SOURCE
    basis: Basis | None = BASIS
    others_basis: Basis | None = OTHERS_BASIS
    closed_basis: Basis | None = CLOSED_BASIS
    closed_reason: ClosedReason | None = CLOSED_REASON
    note: Text | None = NOTE


class Income(_Criterion):
    """What one may live on."""

    open_to: tuple[Annotated[str, Code("forsorjning")], ...] = declare(
        "öppen_för", "Öppen för", "Försörjningar som ger tillträde.", (), ["aktivitetsersattning"]
    )
    closed_to: tuple[Annotated[str, Code("forsorjning")], ...] = declare(
        "stängd_för", "Stängd för", "Försörjningar som utesluter.", (), ["forsorjningsstod"]
    )
    others: Others = OTHERS
    changed_by: Text | None = CHANGED_BY
    changed_by_source: Text | None = CHANGED_BY_SOURCE
    basis: Basis | None = BASIS
    others_basis: Basis | None = OTHERS_BASIS
    closed_basis: Basis | None = CLOSED_BASIS
    closed_reason: ClosedReason | None = CLOSED_REASON
    note: Text | None = NOTE


class Decision(_Answering):
    """Which decisions must exist before the start."""

    constraints = (Answered(("svar", "krävs"), "fel-typ", "beslut", word="krävs", otherwise="beslut"),)
    answer: Annotated[Literal["inga", "krävs", "okänt"], Word("inga", "krävs", "okänt")] = declare(
        "svar", "Svar", "Skrivs bara när «inga» eller «okänt» behöver grund eller anmärkning.", "krävs", "inga"
    )
    required: tuple[Annotated[str, Code("beslut")], ...] = declare(
        "krävs", "Krävs", "Beslut som måste finnas före start.", (), ["bistandsbeslut"]
    )
    basis: Basis | None = BASIS
    note: Text | None = NOTE

    @classmethod
    def expand(cls, value: Any) -> Any:
        """Read «inga», «okänt» and a plain list of codes."""
        if value in ("inga", "okänt"):
            return {"svar": value}
        if isinstance(value, list):
            return {"krävs": value}
        return wrong_type("«inga», «okänt» eller en lista med beslut", value)

    @classmethod
    def short_schema(cls) -> JsonSchemaValue:
        """Return the two words and the list."""
        return {"anyOf": [{"enum": ["inga", "okänt"]}, {"type": "array", "items": {"type": "string"}}]}


class Condition(ShortForm):
    """Anything else that decides, as text: shown, never evaluated."""

    text: Text = declare("text", "Villkor", "Villkoret i ord.")
    basis: Basis | None = BASIS

    @classmethod
    def expand(cls, value: Any) -> Any:
        """Read a plain text."""
        if isinstance(value, str):
            return {"text": value}
        return wrong_type("text", value)

    @classmethod
    def short_schema(cls) -> JsonSchemaValue:
        """Return plain text."""
        return {"type": "string"}


class Referral(Record):
    """Who may open the door, and how."""

    via: Annotated[str, Code("remittenter")] = declare(
        "via", "Via", "Vem som öppnar dörren.", example="arbetsformedlingen"
    )
    means: Annotated[str, Word(*MEANS)] = declare("sätt", "Sätt", "Hur det går till.", "okänt", "anvisning")
    insats: InsatsRef | None = declare("insats", "Insats", "Insatsen som hänvisar hit.", None, "burlov/peak")
    basis: Basis | None = BASIS
    note: Text | None = NOTE


class Access(Record):
    """The criteria of a record, a door or a part. What is left out is inherited; left out everywhere it is unknown."""

    age: Age | None = declare(
        "ålder", "Ålder", "Vilka åldrar som får delta.", None, {"från": 16, "till": 29}, group=Group.ACCESS
    )
    residence: Residence | None = declare(
        "bosatt",
        "Bosatt i",
        "Var deltagaren ska bo.",
        None,
        {"öppen_för": ["burlov"], "övriga": "nej"},
        group=Group.ACCESS,
    )
    income: Income | None = declare(
        "försörjning",
        "Försörjning",
        "Vad deltagaren får leva på.",
        None,
        {"öppen_för": ["aktivitetsersattning"]},
        group=Group.ACCESS,
    )
    decision: Decision | None = declare(
        "beslut", "Beslut först", "Beslut som måste finnas före start.", None, ["bistandsbeslut"], group=Group.ACCESS
    )
    conditions: tuple[Condition, ...] | None = declare(
        "villkor", "Villkor", "Allt annat som avgör, i ord.", None, group=Group.ACCESS
    )
    referrals: tuple[Referral, ...] | None = declare(
        "väg_in",
        "Vem öppnar dörren",
        "Vem som kan hänvisa, och hur.",
        None,
        [{"via": "socialtjansten"}],
        group=Group.WAYS_IN,
    )


class _DoorHead(Record):
    name: Text | None = declare("namn", "Namn", "Vad ingången kallas på sidan.", None, "Boende i Burlöv", one_line=True)


class Door(Access, _DoorHead):
    """One way in. All its criteria must hold; any open door opens the insats."""

    note: Text | None = NOTE


class _PartHead(Record):
    name: Text = declare("namn", "Namn", "Vad delen heter.", example="Mötesplatsen", one_line=True)
    description: Text | None = declare("beskrivning", "Beskrivning", "Vad delen är.", None)


class Part(Access, _PartHead):
    """A part of an insats with access of its own."""

    doors: tuple[Door, ...] | None = declare("ingångar", "Ingångar", "Delens egna ingångar.", None)
    note: Text | None = NOTE
