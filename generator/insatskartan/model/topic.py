"""What is known beside the insatser: who the target group is, themes with recommendations, ways to go, and methods.

One kind of record for all of it, because they are read alike: some text, figures, steps, recommendations and sources.
`kind` says among which pages it is shown. Areas hold the numbers; a figure only says which of them it shows.
"""

from __future__ import annotations

from typing import Annotated

from insatskartan.model.area import Recommendation
from insatskartan.model.records import Record, declare
from insatskartan.model.result import Result, SourceRef
from insatskartan.model.scalars import AreaRef, Code, Date, InsatsRef, Slug, Text, Word, Yes

TOPIC_KINDS = ("målgrupp", "tema", "väg", "metod")
FIGURE_FORMS = ("staplar", "delad")


class Figure(Record):
    """A picture of some of an area's statistics, and the table it is drawn from."""

    title: Text = declare("titel", "Titel", "Vad bilden visar.", example="Hur många är med i daglig verksamhet?")
    text: Text | None = declare("text", "Text", "Vad läsaren behöver veta om bilden.", None)
    form: Annotated[str, Word(*FIGURE_FORMS)] = declare(
        "form", "Form", "staplar: en stapel för varje tal. delad: talen är delar av samma helhet.", "staplar", "delad"
    )
    area: AreaRef = declare("område", "Område", "Området som har siffrorna.", example="uma-kommunerna")
    measures: tuple[Annotated[str, Code("matt")], ...] = declare(
        "mått", "Mått", "Vilka mått som visas, i den ordningen.", example=["i-daglig-verksamhet"]
    )
    period: Date | None = declare("period", "Period", "Bara tal från den tiden. Utelämnad: alla.", None, "2018-03")
    by_member: Yes = declare(
        "per_område", "Per område", "«ja» visar också talen för varje område som ingår.", default=False
    )


class Step(Record):
    """One step of a way."""

    code: Slug = declare("kod", "Kod", "Stegets namn i adresser: a–z, 0–9 och bindestreck.", example="kartlaggning")
    name: Text = declare("namn", "Namn", "Vad steget heter.", example="Gemensam kartläggning")
    who: Text | None = declare("vem", "Vem", "Vem som gör det.", None, "Kommunen och Arbetsförmedlingen")
    text: Text | None = declare("text", "Text", "Vad som händer i steget.", None)
    directions: tuple[Annotated[str, Code("inriktningar")], ...] = declare(
        "inriktning", "Inriktning", "Inriktningar som hjälper i steget.", ()
    )
    insatser: tuple[InsatsRef, ...] = declare("insatser", "Insatser", "Insatser som källan nämner i steget.", ())
    leads_to: tuple[Slug, ...] = declare("leder_till", "Leder till", "Koder för stegen som kan komma sedan.", ())


class Topic(Record):
    """One subject: `insatser/_kunskap/<slug>.yml`."""

    name: Text = declare("namn", "Namn", "Vad sidan heter.", example="Från skola till arbete")
    kind: Annotated[str, Word(*TOPIC_KINDS)] = declare("typ", "Typ", "målgrupp, tema, väg eller metod.", example="väg")
    summary: Text = declare(
        "sammanfattning", "Sammanfattning", "En eller två meningar.", example="Sista året i skolan."
    )
    description: Text | None = declare("beskrivning", "Beskrivning", "Längre text; stycken, listor och betoning.", None)
    areas: tuple[AreaRef, ...] = declare("områden", "Områden", "Områden som det handlar om.", ())
    method: Annotated[str, Code("metoder")] | None = declare(
        "metod", "Metod", "Metoden som det handlar om, när typen är metod.", None, "supported-employment"
    )
    evidence: tuple[Result, ...] = declare("evidens", "Evidens", "Vad som är uppmätt om metoden.", ())
    figures: tuple[Figure, ...] = declare("figurer", "Figurer", "Bilder av siffror.", ())
    steps: tuple[Step, ...] = declare("steg", "Steg", "Stegen i en väg, i den ordning de läses.", ())
    recommendations: tuple[Recommendation, ...] = declare(
        "rekommendationer", "Rekommendationer", "Vad som borde göras, och hur det går.", ()
    )
    sources: tuple[SourceRef, ...] = declare(
        "källor", "Källor", "Varifrån uppgifterna kommer.", example=[{"dokument": "uma-2018"}]
    )
    remark: Text | None = declare(
        "anteckning", "Anteckning", "För den som redigerar; visas inte på sidan.", None, internal=True
    )
