"""The promise of `/api/v1`: keys are added, never renamed or removed. The published JSON Schema is made of it.

Written out, because a key that is renamed in the model must not be renamed here by itself. `PROMISES` says which record
of the model each is about: a field that the promise does not name yet follows after those it names.

Written as calls where a key is `not`, which Python does not allow as an attribute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from typing_extensions import TypedDict

from insatskartan.model import access, insats, reports, result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from insatskartan.model.records import Record

P = TypeVar("P")
FIGURES = ("heltal", "tal")
"""Kinds of fields whose «okänd» is null."""

Answer = Literal["ja", "nej", "okänt"]

ApiAge = TypedDict(
    "ApiAge",
    {
        "från": int | None,
        "till": int | None,
        "från_okänd": bool,
        "till_okänd": bool,
        "svar": Literal["alla", "gräns", "okänd"],
        "grund": str | None,
        "not": str | None,
    },
)
ApiCriterion = TypedDict(
    "ApiCriterion",
    {
        "öppen_för": list[str],
        "stängd_för": list[str],
        "övriga": Answer,
        "kan_ändras_av": str | None,
        "kan_ändras_ställe": str | None,
        "grund": str | None,
        "övriga_grund": str | None,
        "stängd_grund": str | None,
        "stängd_orsak": str | None,
        "not": str | None,
    },
)
ApiDecision = TypedDict(
    "ApiDecision",
    {"svar": Literal["inga", "krävs", "okänt"], "krävs": list[str], "grund": str | None, "not": str | None},
)
ApiReferral = TypedDict(
    "ApiReferral",
    {"via": str, "sätt": str, "insats": str | None, "grund": str | None, "not": str | None},
)


class ApiCondition(TypedDict):
    """Anything else that decides, as text."""

    text: str
    grund: str | None


ApiWay = TypedDict(
    "ApiWay",
    {
        "namn": str | None,
        "ålder": ApiAge,
        "bosatt": ApiCriterion,
        "försörjning": ApiCriterion,
        "beslut": ApiDecision,
        "väg_in": list[ApiReferral],
        "villkor": list[ApiCondition],
        "not": str | None,
    },
)
ApiPart = TypedDict(
    "ApiPart",
    {"namn": str, "beskrivning": str | None, "ingångar": list[ApiWay], "not": str | None},
)
ApiListing = TypedDict("ApiListing", {"område": str, "rubrik": str, "not": str | None})
ApiPlaces = TypedDict("ApiPlaces", {"antal": int | None, "enhet": str, "ungefär": bool, "not": str | None})
ApiPeriod = TypedDict(
    "ApiPeriod",
    {
        "start": str | None,
        "slut": str | None,
        "okända": list[str],
        "förlängning": str | None,
        "tills_vidare": bool,
        "not": str | None,
    },
)
ApiGround = TypedDict("ApiGround", {"om": str, "grund": str, "not": str | None})


class ApiSource(TypedDict):
    """Where it says so."""

    dokument: str
    ställe: str | None


ApiResult = TypedDict(
    "ApiResult",
    {
        "mått": str,
        "värde": int | float | None,
        "enhet": str,
        "av": int | None,
        "ungefär": bool,
        "period": str | None,
        "not": str | None,
        "källa": ApiSource | None,
    },
)
ApiCombination = TypedDict("ApiCombination", {"vad": str, "not": str | None})
ApiRelation = TypedDict("ApiRelation", {"id": str, "hur": str, "not": str | None})
ApiContact = TypedDict(
    "ApiContact",
    {"funktion": str, "telefon": str | None, "e-post": str | None, "webb": str | None, "not": str | None},
)


class ApiTarget(TypedDict):
    """Whom the insats is meant for."""

    grupper: list[str]
    beskrivning: str | None


class ApiReportPeriod(TypedDict):
    """The time a report covers, both ends included."""

    från: str
    till: str


ApiGoal = TypedDict(
    "ApiGoal",
    {
        "mål": str,
        "delmål": bool,
        "del": str | None,
        "uppnått": Literal["ja", "delvis", "väntas", "nej", "inte-bedömt"],
        "antal": int | None,
        "av": int | None,
        "utfall": str | None,
        "not": str | None,
    },
)
ApiParticipants = TypedDict(
    "ApiParticipants",
    {
        "vilka": str | None,
        "totalt": int | None,
        "kvinnor": int | None,
        "män": int | None,
        "not": str | None,
    },
)


class ApiLesson(TypedDict):
    """What one of the parties has learned."""

    part: str
    text: str


ApiFollowUp = TypedDict(
    "ApiFollowUp",
    {
        "typ": Literal["kvartalsrapport", "tertialrapport", "slutrapport"],
        "period": ApiReportPeriod,
        "diarienummer": str | None,
        "datum": str | None,
        "fri_form": bool,
        "syfte": str | None,
        "aktiviteter": str | None,
        "avvikelser": str | None,
        "åtgärder": str | None,
        "brukarmedverkan": str | None,
        "mål": list[ApiGoal],
        "bedömning": str | None,
        "styrgruppens_analys": str | None,
        "jämställdhet": str | None,
        "ändrat_behov": str | None,
        "målgrupp_enligt_ansökan": str | None,
        "förväntat_antal": str | None,
        "ändrad_målgrupp": str | None,
        "deltagare": list[ApiParticipants],
        "metod": str | None,
        "uppföljningsmetod": str | None,
        "tas_tillvara": str | None,
        "återförda_medel": str | None,
        "följder": str | None,
        "lärdomar": list[ApiLesson],
        "källa": ApiSource,
        "not": str | None,
    },
)


class ApiConfirmation(TypedDict):
    """When, by which role and how the record was confirmed; the day is null when the source is undated."""

    datum: str | None
    odaterad: bool
    avser: str | None
    av: str
    sätt: str


class ApiLinks(TypedDict):
    """Addresses relative to the site's root, and the YAML file's path in the repository."""

    html: str
    json: str
    källfil: str


class ApiInsats(TypedDict):
    """One insats. What is not known is null or «okänt», never left out."""

    id: str
    namn: str
    fullständigt_namn: str | None
    alternativa_namn: list[str]
    sammanfattning: str
    beskrivning: str | None
    område: str
    listningar: list[ApiListing]
    nivå: Literal["individ", "struktur"]
    form: str
    inriktning: list[str]
    målgrupp: ApiTarget | None
    status: Literal["planerad", "pågående", "avslutad", "okänd"]
    ålder: ApiAge
    tillgång: dict[str, Literal["ja", "nej", "delvis", "okänt"]]
    gäller: Answer
    ingångar: list[ApiWay]
    delar: list[ApiPart]
    huvudman: str | None
    samverkan: list[str]
    platser: ApiPlaces | None
    period: ApiPeriod
    efterträdare: str | None
    metoder: list[str]
    innehåll: list[str]
    kan_kombineras_med: list[ApiCombination]
    resultat: list[ApiResult]
    uppföljning: list[ApiFollowUp]
    kontakt: list[ApiContact]
    grunder: list[ApiGround]
    källor: list[ApiSource]
    kontrollerad: ApiConfirmation
    granskas_var: int
    relaterade: list[ApiRelation]
    mall: str | None
    från_mall: list[str]
    länkar: ApiLinks


PROMISES: Mapping[type[Record], type[Any]] = {
    access.Age: ApiAge,
    access.Residence: ApiCriterion,
    access.Income: ApiCriterion,
    access.Decision: ApiDecision,
    access.Referral: ApiReferral,
    access.Condition: ApiCondition,
    access.Door: ApiWay,
    access.Part: ApiPart,
    insats.Insats: ApiInsats,
    insats.TargetGroup: ApiTarget,
    insats.Listing: ApiListing,
    insats.Places: ApiPlaces,
    insats.Period: ApiPeriod,
    insats.Combination: ApiCombination,
    insats.Relation: ApiRelation,
    insats.Contact: ApiContact,
    insats.Ground: ApiGround,
    insats.Confirmation: ApiConfirmation,
    result.SourceRef: ApiSource,
    result.Result: ApiResult,
    reports.FollowUp: ApiFollowUp,
    reports.ReportPeriod: ApiReportPeriod,
    reports.Goal: ApiGoal,
    reports.Participants: ApiParticipants,
    reports.Lesson: ApiLesson,
}
"""The promise about each record inside an insats."""


def promised(promise: type[P], values: Mapping[str, Any]) -> P:
    """Return values in the order of the promise, then what the model has beside it.

    Raises KeyError when a promised key is missing.
    """
    in_order = {key: values[key] for key in promise.__annotations__}
    return cast("P", {**in_order, **values})
