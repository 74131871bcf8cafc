"""The words of the data files: vocabularies, and texts that look like personal data and are none."""

from __future__ import annotations

from typing import Annotated

from insatskartan.model.records import Record, declare
from insatskartan.model.scalars import AreaRef, Code, Date, Slug, Text, Word, Yes


class Term(Record):
    """One word of a vocabulary."""

    code: Slug = declare("kod", "Kod", "Ordet i datafilerna: a–z, 0–9 och bindestreck.")
    name: Text = declare("namn", "Namn", "Ordet på sidan.")
    explanation: Text = declare("förklaring", "Förklaring", "Vad det betyder, på vanlig svenska.")
    synonyms: tuple[Text, ...] = declare("synonymer", "Synonymer", "Andra ord för samma sak.", ())
    abbreviation: Text | None = declare("förkortning", "Förkortning", "Som den skrivs i löpande text.", None)
    members: tuple[AreaRef, ...] = declare("omfattar", "Omfattar", "Områden som ingår (geografi).", ())
    doorkeepers: tuple[Annotated[str, Code("remittenter")], ...] = declare(
        "remittenter", "Öppnar dörrar som", "De vägar in som den som frågar själv kan öppna (frågare).", ()
    )
    proper: Yes = declare("egennamn", "Egennamn", "«ja» när namnet har stor bokstav inne i en mening.", default=False)
    toward_work: Annotated[str, Word("ja", "nej")] | None = declare(
        "mot_arbete",
        "Mot arbete",
        "«ja»: ett steg mot arbete. «nej»: insatsen räknas inte dit, vad den än gör mer (inriktningar).",
        None,
    )
    publisher: Text | None = declare("utgivare", "Utgivare", "Vem som gett ut dokumentet (källor).", None)
    date: Date | None = declare("datum", "Datum", "När dokumentet kom (källor).", None)
    in_focus: Yes = declare(
        "i_fokus", "I fokus", "Försörjningen som rubriken «Inte tillgängliga för» gäller (en enda).", default=False
    )


class Exemption(Record):
    """A text that looks like a person's data and is none."""

    text: Text = declare("text", "Text", "Exakt som den står.", example="19121212-1212")
    reason: Text = declare("skäl", "Skäl", "Varför den får stå.", example="Skatteverkets testnummer.")


class Exemptions(Record):
    """What the search for personal data passes over: `insatser/_undantag.yml`."""

    exemptions: tuple[Exemption, ...] = declare(
        "undantag", "Undantag", "Texter som får stå.", example=[{"text": "19121212-1212", "skäl": "Testnummer."}]
    )


class Vocabulary(Record):
    """The words of one kind: `insatser/_ord/<ordlista>.yml`."""

    name: Text = declare("namn", "Namn", "Vad ordlistan heter.", example="Försörjning")
    explanation: Text = declare("förklaring", "Förklaring", "Vad orden används till.", example="Vad man lever på.")
    terms: tuple[Term, ...] = declare(
        "begrepp", "Begrepp", "Orden.", example=[{"kod": "lon", "namn": "Lön", "förklaring": "Lön från ett arbete."}]
    )
