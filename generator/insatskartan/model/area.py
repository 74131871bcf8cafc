"""An area, what somebody thought of what it offers, and what was recommended."""

from __future__ import annotations

from typing import Annotated

from insatskartan.model.constraints import NotAhead
from insatskartan.model.records import Record, declare
from insatskartan.model.result import SourceRef, Statistic
from insatskartan.model.scalars import AreaRef, Date, Fingerprint, InsatsId, InsatsRef, Reviewer, Text, Word

STATES = ("öppen", "pågår", "genomförd", "avvisad")
ADVICE_KINDS = ("rekommendation", "önskan", "begäran")
AREA_KINDS = ("kommun", "förbund", "region", "myndighet", "samverkansområde")


class Recommendation(Record):
    """What someone is advised to do."""

    text: Text = declare("text", "Text", "Rekommendationen i ord.")
    kind: Annotated[str, Word(*ADVICE_KINDS)] = declare(
        "slag", "Slag", "rekommendation, önskan eller begäran: vad källan gör den till.", ADVICE_KINDS[0], "önskan"
    )
    concerns: tuple[InsatsRef, ...] = declare("gäller", "Gäller", "Insatser som rekommendationen handlar om.", ())
    state: Annotated[str, Word(*STATES)] = declare("läge", "Läge", "öppen, pågår, genomförd eller avvisad.", "öppen")
    areas: tuple[AreaRef, ...] = declare("områden", "Områden", "Områden som rekommendationen rör.", ())


class Material(Record):
    """One insats as it stood in the area's list when the reflection was written."""

    id: InsatsId = declare("id", "Insats", "Insatsen, även om den inte finns kvar.", example="burlov/peak")
    name: Text = declare("namn", "Namn", "Vad insatsen hette.", example="PEAK")
    fingerprint: Fingerprint = declare(
        "avtryck", "Avtryck", "Tolv bokstäver som blir andra när uppgifterna ändras.", example="abcdefghijkl"
    )


class Reflection(Record):
    """What somebody thought of an area's insatser, and when."""

    constraints = (NotAhead(("datum",), "datumordning", "reflektion"),)
    date: Date = declare("datum", "Datum", "När reflektionen skrevs.", example="2018-05")
    text: Text = declare("text", "Text", "Reflektionen; stycken, listor och betoning.")
    recommendations: tuple[Recommendation, ...] = declare("rekommendationer", "Rekommendationer", "Råd.", ())
    source: SourceRef | None = declare("källa", "Källa", "Var reflektionen står.", None)
    differs: Text | None = declare(
        "avviker", "Avviker", "Varför sidan om luckor säger något annat än reflektionen om insatser mot arbete.", None
    )
    material: tuple[Material, ...] = declare(
        "underlag", "Underlag", "Insatserna som de var då; «insatskartan material» skriver listan.", ()
    )


class Area(Record):
    """A municipality or another provider: `insatser/<område>/_område.yml`."""

    name: Text = declare("namn", "Namn", "Områdets namn utan «kommun».", example="Burlöv")
    kind: Annotated[str, Word(*AREA_KINDS)] = declare("typ", "Typ", "Vad för slags område.", example="kommun")
    kommunkod: Text | None = declare("kommunkod", "Kommunkod", "Fyra siffror inom citattecken.", None, '"1231"')
    alliance: AreaRef | None = declare("förbund", "Samordningsförbund", "Förbundets mapp.", None, "mittskane")
    members: tuple[AreaRef, ...] = declare("omfattar", "Omfattar", "Områden som ingår.", ())
    description: Text | None = declare("beskrivning", "Beskrivning", "Vad området är.", None)
    statistics: tuple[Statistic, ...] = declare("statistik", "Statistik", "Siffror om området.", ())
    reflection: Reflection | None = declare("reflektion", "Reflektion", "Vad källan säger om utbudet.", None)
    reviewers: tuple[Reviewer, ...] = declare(
        "granskare",
        "Granskare",
        "Vilka på GitHub som tillfrågas när något i områdets mapp ändras; visas inte på sidan.",
        (),
        ["@organisation/grupp"],
        internal=True,
    )
    remark: Text | None = declare(
        "anteckning", "Anteckning", "För den som redigerar; visas inte på sidan.", None, internal=True
    )
