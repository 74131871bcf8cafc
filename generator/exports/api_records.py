"""The records of `/api/v1`. Stable: fields are added, never renamed or removed. Their JSON Schema is made of them.

Written as calls where a key is `not`, which Python does not allow as an attribute.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict

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
        "grund": str | None,
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
        "not": str | None,
    },
)


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


class ApiConfirmation(TypedDict):
    """When, by which role and how the record was confirmed."""

    datum: str
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
    uppföljning: list[dict[str, Any]]
    kontakt: list[ApiContact]
    källor: list[ApiSource]
    kontrollerad: ApiConfirmation
    granskas_var: int
    relaterade: list[ApiRelation]
    mall: str | None
    från_mall: list[str]
    länkar: ApiLinks
