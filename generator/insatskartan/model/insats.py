"""The records of the knowledge base: the only place where a field is declared.

`records` says what a record is, and `reports` holds those about follow-up. The Python name is the field's one English
identifier, the alias its one Swedish word: YAML key, API key and label have the same root. JSON Schema, field
reference, canonical key order and labels are derived from these classes. A record holds what its file says and nothing
else; inheritance between record and door is resolved in `access`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from insatskartan.model.access import Access, Basis, Door, Part
from insatskartan.model.constraints import Alone, MaxLength, NotAhead, NotEmpty, Ordered
from insatskartan.model.records import NOTE, Group, Record, ShortForm, declare
from insatskartan.model.reports import FollowUp
from insatskartan.model.result import Result, SourceRef
from insatskartan.model.scalars import (
    AreaRef,
    Code,
    Date,
    DateOrUnknown,
    InsatsOrText,
    InsatsRef,
    MallName,
    Text,
    Whole,
    WholeOrUnknown,
    Word,
    Yes,
    fail,
    wrong_type,
)

Status = Literal["planerad", "pågående", "avslutad", "okänd"]
LEVELS = ("individ", "struktur")
FORMS = ("kommunal", "esf-projekt", "finsam", "övrig", "vård", "arbetsförmedlingen")
CLOSED_HEADING = "ej-tillgänglig"
HEADINGS = (*FORMS, CLOSED_HEADING)
RELATIONS = (
    "stöds-av", "stöder", "del-av", "har-del", "samverkar-med", "leder-till", "tar-emot-från", "liknar",
    "förväxla-inte-med",
)  # fmt: skip
Heading = Annotated[str, Word(*HEADINGS)]
PERMANENT = "tills-vidare"
NOBODY, NO_DATE = "ingen", "källan har inget datum"
"""What the confirmation of an undated source says of role and means."""
MESSAGES = {
    "odaterad": "En odaterad källa har ingen dag: skriv «odaterad: ja» och vilken tid den handlar om, «avser: 2021».",
}
"""Messages about values that contradict each other."""
GROUNDED = (
    "huvudman", "form", "nivå", "område", "samverkan", "målgrupp", "inriktning", "metoder", "innehåll", "platser",
)  # fmt: skip
"""What `grunder` may be about: the claims that have no basis of their own."""


class TargetGroup(Record):
    """Whom the insats is meant for."""

    groups: tuple[Annotated[str, Code("malgrupper")], ...] = declare(
        "grupper", "Grupper", "Koder ur ordlistan över målgrupper.", (), ["unga-vuxna"]
    )
    description: Text | None = declare("beskrivning", "Beskrivning", "Målgruppen i ord.", None)


class Places(Record):
    """How many can take part at the same time."""

    number: WholeOrUnknown = declare("antal", "Antal", "Antal platser, eller «okänd».", example="20")
    unit: Text = declare("enhet", "Enhet", "Vad som räknas.", "platser", "deltagare", one_line=True)
    about: Yes = declare("ungefär", "Ungefär", "«ja» när källan skriver cirka.", default=False)
    note: Text | None = NOTE


class Combination(Record):
    """Something one may do at the same time."""

    what: Text = declare("vad", "Vad", "Det som går att kombinera med.", example="arbete", one_line=True)
    note: Text | None = declare("not", "Anmärkning", "Hur och hur länge.", None)


class Period(ShortForm):
    """From when to when; partial dates allowed. `okänd`: there is a date, it is missing in the source."""

    constraints = (
        Ordered(("start", "slut"), "datumordning", "period", at="slut"),
        Alone(("tills_vidare", "slut"), "datumordning", "tills-vidare"),
    )
    start: DateOrUnknown | None = declare("start", "Start", "Första dag, månad eller år.", None, "2018-03-01")
    end: DateOrUnknown | None = declare("slut", "Slut", "Sista dag, månad eller år.", None, "2018-08")
    extension: Annotated[str, Word("sökt")] | None = declare(
        "förlängning", "Förlängning", "«sökt» när förlängning är sökt men inte beslutad.", None, "sökt"
    )
    permanent: Yes = declare("tills_vidare", "Tills vidare", "«ja» när den finns tills vidare.", default=False)
    note: Text | None = NOTE

    @classmethod
    def expand(cls, value: Any) -> Any:
        """Read «tills-vidare»."""
        if value == PERMANENT:
            return {"tills_vidare": "ja"}
        return wrong_type(f"«{PERMANENT}» eller nycklarna start och slut", value)

    @classmethod
    def short_schema(cls) -> JsonSchemaValue:
        """Return the word."""
        return {"enum": [PERMANENT]}


class Contact(Record):
    """How to reach the insats: a function, never a person."""

    role: Text = declare("funktion", "Funktion", "Mottagning, växel eller roll.", example="Mottagningen", one_line=True)
    phone: Text | None = declare("telefon", "Telefon", "Telefonnummer.", None, one_line=True, address="telefon")
    email: Text | None = declare(
        "e-post", "E-post", "Funktionsbrevlåda, inte en persons adress.", None, one_line=True, address="e-post"
    )
    web: Text | None = declare("webb", "Webbsida", "Adress som börjar med https.", None, one_line=True, address="webb")
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


class Ground(Record):
    """What one claim of the record rests on, when the source does not say it outright."""

    about: Annotated[str, Word(*GROUNDED)] = declare("om", "Om", "Vilken uppgift det gäller.", example="huvudman")
    basis: Basis = declare("grund", "Grund", "Vad uppgiften vilar på.", example="tolkning")
    note: Text | None = NOTE


class Confirmation(Record):
    """When and how the record was last confirmed. Confirming is not editing.

    What comes from a source without a date has been confirmed by nobody: `odaterad` then stands instead of date, role
    and means, and `avser` says which time the source is about.
    """

    constraints = (
        NotAhead(("datum",), "datumordning", "kontroll", unless="odaterad"),
        NotAhead(("avser",), "datumordning", "avser"),
    )
    instead: ClassVar[Mapping[str, tuple[str, ...]]] = {"odaterad": ("datum", "av", "sätt")}
    date: Date = declare("datum", "Datum", "När uppgifterna senast bekräftades.", example="2018-05")
    undated: Yes = declare("odaterad", "Odaterad", "«ja» när källan inte har något datum.", default=False)
    covers: Date | None = declare("avser", "Avser", "Den senaste tid som en odaterad källa handlar om.", None, "2021")
    by: Text = declare("av", "Av", "Roll eller organisation, aldrig en person.", example="UMA-projektet", one_line=True)
    means: Text = declare(
        "sätt", "Sätt", "Till exempel kartläggning, telefon eller webbplats.", example="kartläggning", one_line=True
    )

    @model_validator(mode="before")
    @classmethod
    def _by_nobody(cls, value: Any) -> Any:
        if not isinstance(value, dict) or value.get("odaterad") != "ja":
            return value
        if not value.get("avser") or "datum" in value:
            fail("fel-typ", MESSAGES["odaterad"])
        return {"datum": value["avser"], "av": NOBODY, "sätt": NO_DATE, **value}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Require either the date with all that goes with it, or that the source is undated."""
        result = handler.resolve_ref_schema(handler(schema))
        return {**result, "anyOf": [{"required": result.pop("required")}, {"required": [*cls.instead, "avser"]}]}


class _Identity(Record):
    mall: MallName | None = declare(
        "mall",
        "Mall",
        "Fil i insatser/_mallar/ med gemensamt innehåll.",
        None,
        "lss",
        group=Group.RELATIONS,
        last_in_group=True,
    )
    name: Text = declare("namn", "Namn", "Vad insatsen heter.", example="PEAK", one_line=True, group=Group.DESCRIPTION)
    full_name: Text | None = declare(
        "fullständigt_namn",
        "Fullständigt namn",
        "När namnet är en förkortning.",
        None,
        one_line=True,
        group=Group.DESCRIPTION,
    )
    other_names: tuple[Text, ...] = declare(
        "alternativa_namn", "Kallas också", "Andra namn som folk söker på.", (), group=Group.DESCRIPTION
    )
    summary: Text = declare(
        "sammanfattning",
        "Sammanfattning",
        "Vad det är, på vanlig svenska, högst 300 tecken.",
        example="En träffpunkt.",
        group=Group.DESCRIPTION,
    )
    description: Text | None = declare(
        "beskrivning", "Beskrivning", "Längre text; stycken, listor och betoning.", None, group=Group.DESCRIPTION
    )
    level: Annotated[str, Word(*LEVELS)] = declare(
        "nivå",
        "Nivå",
        "Något en person deltar i (individ) eller arbete med strukturer (struktur).",
        example="individ",
        group=Group.RELATIONS,
    )
    form: Annotated[str, Word(*FORMS)] = declare(
        "form", "Form", "Rubriken i Bilaga 1.", example="kommunal", group=Group.RELATIONS
    )
    directions: tuple[Annotated[str, Code("inriktningar")], ...] = declare(
        "inriktning", "Inriktning", "Vad insatsen gör.", example=["arbetstraning"], group=Group.RELATIONS
    )
    provider: Text | None = declare(
        "huvudman", "Huvudman", "Vem som ansvarar.", None, "Burlövs kommun", one_line=True, group=Group.RELATIONS
    )
    partners: tuple[Text, ...] = declare(
        "samverkan", "Samverkan", "Andra som deltar i arbetet.", (), group=Group.RELATIONS
    )
    target: TargetGroup | None = declare(
        "målgrupp", "Målgrupp", "Vem insatsen är till för.", None, group=Group.DESCRIPTION
    )


class _Content(Record):
    doors: tuple[Door, ...] | None = declare(
        "ingångar", "Ingångar", "Vägar in, när de är fler än en.", None, group=Group.WAYS_IN
    )
    parts: tuple[Part, ...] = declare("delar", "Delar", "Delar som inte har samma tillträde.", (), group=Group.WAYS_IN)
    activities: tuple[Text, ...] = declare("innehåll", "Innehåll", "Vad man gör där.", (), group=Group.DESCRIPTION)
    methods: tuple[Annotated[str, Code("metoder")], ...] = declare(
        "metoder", "Metoder", "Koder ur ordlistan över metoder.", (), group=Group.DESCRIPTION
    )
    places: Places | None = declare("platser", "Platser", "Hur många som får plats.", None, group=Group.ROOM)
    combinations: tuple[Combination, ...] = declare(
        "kan_kombineras_med", "Kan kombineras med", "Vad man får göra samtidigt.", (), group=Group.DESCRIPTION
    )
    period: Period | None = declare("period", "Period", "När insatsen pågår.", None, group=Group.TIME)
    successor: InsatsOrText | None = declare(
        "efterträdare",
        "Efterträdare",
        "Vad som kom i stället: id, text eller «ingen».",
        None,
        "ingen",
        group=Group.TIME,
        one_line=True,
    )
    results: tuple[Result, ...] = declare("resultat", "Resultat", "Uppmätta resultat.", (), group=Group.RESULTS)
    follow_ups: tuple[FollowUp, ...] = declare(
        "uppföljning", "Uppföljning", "Rapporter över tid.", (), group=Group.RESULTS
    )
    contacts: tuple[Contact, ...] = declare("kontakt", "Kontakt", "Hur man når insatsen.", (), group=Group.ROOM)
    relations: tuple[Relation, ...] = declare(
        "relaterade", "Relaterade insatser", "Samband med andra insatser.", (), group=Group.RELATIONS
    )
    listings: tuple[Listing, ...] = declare(
        "listningar", "Listningar", "Andra listor insatsen hör till.", (), group=Group.RELATIONS
    )
    grounds: tuple[Ground, ...] = declare(
        "grunder", "Vad uppgifterna vilar på", "Grund för uppgifter som inte har någon egen.", (), group=Group.SOURCES
    )
    sources: tuple[SourceRef, ...] = declare(
        "källor", "Källor", "Varifrån uppgifterna kommer.", example=[{"dokument": "uma-2018"}], group=Group.SOURCES
    )
    confirmed: Confirmation = declare(
        "kontrollerad",
        "Kontrollerad",
        "När uppgifterna senast bekräftades.",
        example={"datum": "2018-05", "av": "UMA-projektet", "sätt": "kartläggning"},
        group=Group.SOURCES,
    )
    review_every: Whole = declare(
        "granskas_var", "Granskas var", "Månader mellan kontrollerna.", 12, "12", group=Group.SOURCES
    )
    remark: Text | None = declare(
        "anteckning",
        "Anteckning",
        "För den som redigerar; visas inte på sidan.",
        None,
        internal=True,
        group=Group.SOURCES,
    )


class Insats(_Content, Access, _Identity):
    """One intervention: `insatser/<område>/<slug>.yml`. The order of the fields is the order of the file."""

    constraints = (
        MaxLength(("sammanfattning",), "sammanfattning", limit=300),
        NotEmpty(("inriktning",), "tom-lista", "lista"),
        NotEmpty(("källor",), "tom-lista", "lista"),
        NotEmpty(("ingångar",), "tom-lista", "ingångar"),
    )
