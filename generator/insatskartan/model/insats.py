"""The records of the knowledge base: the only place where a field is declared.

`records` says what a record is, and `reports` holds those about follow-up. The Python name is the field's one English
identifier, the alias its one Swedish word: YAML key, API key and label have the same root. JSON Schema, field
reference, canonical key order and labels are derived from these classes. A record holds what its file says and nothing
else; inheritance between record and door is resolved in `access`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import model_validator
from pydantic.json_schema import JsonSchemaValue

from insatskartan.model.records import NOTE, Record, ShortForm, declare
from insatskartan.model.reports import FollowUp, SourceRef
from insatskartan.model.scalars import (
    AreaRef,
    Code,
    Date,
    DateOrUnknown,
    Fingerprint,
    InsatsId,
    InsatsRef,
    Number,
    PlaceRef,
    Reviewer,
    Slug,
    Text,
    Whole,
    WholeOrUnknown,
    Word,
    Years,
    Yes,
    fail,
    wrong_type,
)

Answer = Literal["ja", "nej", "okänt"]
Status = Literal["planerad", "pågående", "avslutad", "okänd"]

BASES = ("uttryckligt", "rubrik", "tolkning")
LEVELS = ("individ", "struktur")
FORMS = ("kommunal", "esf-projekt", "finsam", "övrig", "vård", "arbetsförmedlingen")
CLOSED_HEADING = "ej-tillgänglig"
HEADINGS = (*FORMS, CLOSED_HEADING)
MEANS = (
    "anvisning", "ansökan", "anmälan", "beslut", "remiss", "köpt-plats", "eget-besök", "kontakt", "okänt",
)  # fmt: skip
RELATIONS = (
    "stöds-av", "stöder", "del-av", "har-del", "samverkar-med", "leder-till", "tar-emot-från", "liknar",
    "förväxla-inte-med",
)  # fmt: skip
CLOSED_REASONS = ("finansiering", "lag", "lokalt-beslut", "målgrupp")
STATES = ("öppen", "pågår", "genomförd", "avvisad")
AREA_KINDS = ("kommun", "förbund", "region", "myndighet", "samverkansområde")

MESSAGES = {
    "utan-gräns": "En åldersgräns ska ha från, till eller båda. Finns ingen gräns, skriv «svar: alla».",
    "svar-och-gräns": "Åldern kan inte både vara «{}» och ha gränser. Ta bort det ena.",
    "beslut": "Räkna upp besluten under «krävs», eller skriv «svar: inga» eller «svar: okänt».",
}
"""What is said about values that do not go together, for `check` and for the form on the site."""

Basis = Annotated[str, Word(*BASES)]
Heading = Annotated[str, Word(*HEADINGS)]
ClosedReason = Annotated[str, Word(*CLOSED_REASONS)]
Others = Annotated[Answer, Word("ja", "nej", "okänt")]


# Fields that several records share; pydantic copies them. Each record names them last, where they are written.
BASIS = declare("grund", "Grund", "Vad uppgiften vilar på: uttryckligt, rubrik eller tolkning.", None, "uttryckligt")
CLOSED_BASIS = declare(
    "stängd_grund", "Grund för stängt", "Vad utestängningen vilar på, när det är något annat än grund.", None, "rubrik"
)
CLOSED_REASON = declare(
    "stängd_orsak",
    "Orsak till stängt",
    "Varför det är stängt, bara när källan säger det: finansiering, lag, lokalt-beslut eller målgrupp.",
    None,
    "målgrupp",
)
OTHERS = declare("övriga", "Övriga", "Vad som gäller för alla som inte räknas upp. Utelämnad: okänt.", "okänt", "nej")
CHANGED_BY = declare("kan_ändras_av", "Kan ändras av", "Vem som kan ändra villkoret, när källan säger det.", None)


class Age(ShortForm):
    """Which ages may take part, inclusive, in whole years."""

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

    @model_validator(mode="after")
    def _consistent(self) -> Age:
        bounded = self.lower is not None or self.upper is not None
        if self.answer == "gräns" and not bounded:
            fail("fel-typ", MESSAGES["utan-gräns"])
        if self.answer != "gräns" and bounded:
            fail("fel-typ", MESSAGES["svar-och-gräns"].format(self.answer))
        return self

    @classmethod
    def short_schema(cls) -> JsonSchemaValue:
        """Return the two words."""
        return {"enum": ["alla", "okänt"]}


class _Criterion(ShortForm):
    """For whom a door is open: named, excluded, and what holds for all others."""

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
    basis: Basis | None = BASIS
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
    basis: Basis | None = BASIS
    closed_basis: Basis | None = CLOSED_BASIS
    closed_reason: ClosedReason | None = CLOSED_REASON
    note: Text | None = NOTE


class Decision(ShortForm):
    """Which decisions must exist before the start."""

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

    @model_validator(mode="after")
    def _consistent(self) -> Decision:
        if (self.answer == "krävs") != bool(self.required):
            fail("fel-typ", MESSAGES["beslut"])
        return self

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

    age: Age | None = declare("ålder", "Ålder", "Vilka åldrar som får delta.", None, {"från": 16, "till": 29})
    residence: Residence | None = declare(
        "bosatt", "Bosatt i", "Var deltagaren ska bo.", None, {"öppen_för": ["burlov"], "övriga": "nej"}
    )
    income: Income | None = declare(
        "försörjning", "Försörjning", "Vad deltagaren får leva på.", None, {"öppen_för": ["aktivitetsersattning"]}
    )
    decision: Decision | None = declare(
        "beslut", "Beslut först", "Beslut som måste finnas före start.", None, ["bistandsbeslut"]
    )
    conditions: tuple[Condition, ...] | None = declare("villkor", "Villkor", "Allt annat som avgör, i ord.", None)
    referrals: tuple[Referral, ...] | None = declare(
        "väg_in", "Vem öppnar dörren", "Vem som kan hänvisa, och hur.", None, [{"via": "socialtjansten"}]
    )


class _DoorHead(Record):
    name: Text | None = declare("namn", "Namn", "Vad ingången kallas på sidan.", None, "Boende i Burlöv")


class Door(Access, _DoorHead):
    """One way in. All its criteria must hold; any open door opens the insats."""

    note: Text | None = NOTE


class _PartHead(Record):
    name: Text = declare("namn", "Namn", "Vad delen heter.", example="Mötesplatsen")
    description: Text | None = declare("beskrivning", "Beskrivning", "Vad delen är.", None)


class Part(Access, _PartHead):
    """A part of an insats with access of its own."""

    doors: tuple[Door, ...] | None = declare("ingångar", "Ingångar", "Delens egna ingångar.", None)
    note: Text | None = NOTE


class TargetGroup(Record):
    """Whom the insats is meant for."""

    groups: tuple[Annotated[str, Code("malgrupper")], ...] = declare(
        "grupper", "Grupper", "Koder ur ordlistan över målgrupper.", (), ["unga-vuxna"]
    )
    description: Text | None = declare("beskrivning", "Beskrivning", "Målgruppen i ord.", None)


class Places(Record):
    """How many can take part at the same time."""

    number: WholeOrUnknown = declare("antal", "Antal", "Antal platser, eller «okänd».", example="20")
    unit: Text = declare("enhet", "Enhet", "Vad som räknas.", "platser", "deltagare")
    about: Yes = declare("ungefär", "Ungefär", "«ja» när källan skriver cirka.", default=False)
    note: Text | None = NOTE


class Combination(Record):
    """Something one may do at the same time."""

    what: Text = declare("vad", "Vad", "Det som går att kombinera med.", example="arbete")
    note: Text | None = declare("not", "Anmärkning", "Hur och hur länge.", None)


class Period(Record):
    """From when to when; partial dates allowed. `okänd`: there is a date, it is missing in the source."""

    start: DateOrUnknown | None = declare("start", "Start", "Första dag, månad eller år.", None, "2018-03-01")
    end: DateOrUnknown | None = declare("slut", "Slut", "Sista dag, månad eller år.", None, "2018-08")
    extension: Annotated[str, Word("sökt")] | None = declare(
        "förlängning", "Förlängning", "«sökt» när förlängning är sökt men inte beslutad.", None, "sökt"
    )
    note: Text | None = NOTE


class Result(Record):
    """One measured outcome."""

    measure: Annotated[str, Code("matt")] = declare(
        "mått", "Mått", "Vad som är mätt.", example="till-arbete-eller-studier"
    )
    value: Number = declare("värde", "Värde", "Talet, eller «okänd».", example="74")
    unit: Text = declare("enhet", "Enhet", "Till exempel procent eller personer.", example="procent")
    out_of: Whole | None = declare("av", "Av", "Hur många som räknats totalt.", None, "200")
    about: Yes = declare("ungefär", "Ungefär", "«ja» när källan skriver cirka.", default=False)
    period: Date | None = declare("period", "Period", "Tid som måttet gäller.", None, "2017")
    note: Text | None = NOTE
    source: SourceRef | None = declare("källa", "Källa", "Var siffran står, om det inte är i uppgiftens källor.", None)


class Statistic(Result):
    """One figure about an area."""


class Contact(Record):
    """How to reach the insats: a function, never a person."""

    role: Text = declare("funktion", "Funktion", "Mottagning, växel eller roll.", example="Mottagningen")
    phone: Text | None = declare("telefon", "Telefon", "Telefonnummer.", None)
    email: Text | None = declare("e-post", "E-post", "Funktionsbrevlåda, inte en persons adress.", None)
    web: Text | None = declare("webb", "Webbsida", "Adress som börjar med https.", None)
    note: Text | None = declare("not", "Anmärkning", "Till exempel tider.", None)


class Relation(Record):
    """A link to another insats, written in one of the two files."""

    id: InsatsRef = declare("id", "Insats", "Den andra insatsen.", example="burlov/forandringsagenter")
    how: Annotated[str, Word(*RELATIONS)] = declare("hur", "Hur", "Vad sambandet är.", example="stöds-av")
    note: Text | None = NOTE


class Listing(Record):
    """A list the insats belongs to besides its own area and form."""

    area: AreaRef = declare("område", "Område", "Områdets mapp.", example="staffanstorp")
    heading: Heading = declare("rubrik", "Rubrik", "Rubriken i områdets lista.", example="ej-tillgänglig")
    note: Text | None = declare("not", "Anmärkning", "Vad som gäller just där.", None)


class Confirmation(Record):
    """When and how the record was last confirmed. Confirming is not editing."""

    date: Date = declare("datum", "Datum", "När uppgifterna senast bekräftades.", example="2018-05")
    by: Text = declare("av", "Av", "Roll eller organisation, aldrig en person.", example="UMA-projektet")
    means: Text = declare("sätt", "Sätt", "Till exempel kartläggning, telefon eller webbplats.", example="kartläggning")


class _Identity(Record):
    mall: Slug | None = declare("mall", "Mall", "Fil i insatser/_mallar/ med gemensamt innehåll.", None, "lss")
    name: Text = declare("namn", "Namn", "Vad insatsen heter.", example="PEAK")
    full_name: Text | None = declare("fullständigt_namn", "Fullständigt namn", "När namnet är en förkortning.", None)
    other_names: tuple[Text, ...] = declare("alternativa_namn", "Kallas också", "Andra namn som folk söker på.", ())
    summary: Text = declare(
        "sammanfattning", "Sammanfattning", "Vad det är, på vanlig svenska, högst 300 tecken.", example="En träffpunkt."
    )
    description: Text | None = declare("beskrivning", "Beskrivning", "Längre text; stycken, listor och betoning.", None)
    level: Annotated[str, Word(*LEVELS)] = declare(
        "nivå", "Nivå", "Något en person deltar i (individ) eller arbete med strukturer (struktur).", example="individ"
    )
    form: Annotated[str, Word(*FORMS)] = declare("form", "Form", "Rubriken i Bilaga 1.", example="kommunal")
    directions: tuple[Annotated[str, Code("inriktningar")], ...] = declare(
        "inriktning", "Inriktning", "Vad insatsen gör.", example=["arbetstraning"]
    )
    provider: Text | None = declare("huvudman", "Huvudman", "Vem som ansvarar.", None, "Burlövs kommun")
    partners: tuple[Text, ...] = declare("samverkan", "Samverkan", "Andra som deltar i arbetet.", ())
    target: TargetGroup | None = declare("målgrupp", "Målgrupp", "Vem insatsen är till för.", None)


class _Content(Record):
    doors: tuple[Door, ...] | None = declare("ingångar", "Ingångar", "Vägar in, när de är fler än en.", None)
    parts: tuple[Part, ...] = declare("delar", "Delar", "Delar som inte har samma tillträde.", ())
    activities: tuple[Text, ...] = declare("innehåll", "Innehåll", "Vad man gör där.", ())
    methods: tuple[Annotated[str, Code("metoder")], ...] = declare(
        "metoder", "Metoder", "Koder ur ordlistan över metoder.", ()
    )
    places: Places | None = declare("platser", "Platser", "Hur många som får plats.", None)
    combinations: tuple[Combination, ...] = declare(
        "kan_kombineras_med", "Kan kombineras med", "Vad man får göra samtidigt.", ()
    )
    period: Period | None = declare("period", "Period", "När insatsen pågår.", None)
    successor: Text | None = declare(
        "efterträdare", "Efterträdare", "Vad som kom i stället: id, text eller «ingen».", None, "ingen"
    )
    results: tuple[Result, ...] = declare("resultat", "Resultat", "Uppmätta resultat.", ())
    follow_ups: tuple[FollowUp, ...] = declare("uppföljning", "Uppföljning", "Rapporter över tid.", ())
    contacts: tuple[Contact, ...] = declare("kontakt", "Kontakt", "Hur man når insatsen.", ())
    relations: tuple[Relation, ...] = declare("relaterade", "Relaterade insatser", "Samband med andra insatser.", ())
    listings: tuple[Listing, ...] = declare("listningar", "Listningar", "Andra listor insatsen hör till.", ())
    sources: tuple[SourceRef, ...] = declare(
        "källor", "Källor", "Varifrån uppgifterna kommer.", example=[{"dokument": "uma-2018"}]
    )
    confirmed: Confirmation = declare(
        "kontrollerad",
        "Kontrollerad",
        "När uppgifterna senast bekräftades.",
        example={"datum": "2018-05", "av": "UMA-projektet", "sätt": "kartläggning"},
    )
    review_every: Whole = declare("granskas_var", "Granskas var", "Månader mellan kontrollerna.", 12, "12")
    remark: Text | None = declare("anteckning", "Anteckning", "För den som redigerar; visas inte på sidan.", None)


class Insats(_Content, Access, _Identity):
    """One intervention: `insatser/<område>/<slug>.yml`. The order of the fields is the order of the file."""


class Recommendation(Record):
    """What someone is advised to do."""

    text: Text = declare("text", "Text", "Rekommendationen i ord.")
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
    )
    remark: Text | None = declare("anteckning", "Anteckning", "För den som redigerar; visas inte på sidan.", None)


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
