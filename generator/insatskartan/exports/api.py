"""`/api/v1`: the knowledge base as JSON.

Stable, versioned: within v1 fields are added, never renamed or removed. Keys are the YAML keys. Lists are in Swedish
order, so that the difference between two builds shows only real change.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from pydantic import TypeAdapter

from insatskartan.exports.api_records import ApiInsats
from insatskartan.exports.artifact import Artifact
from insatskartan.exports.editor_schema import schema
from insatskartan.exports.gaps import ApiGaps, gaps
from insatskartan.model.access import Age, Decision, Income, Residence
from insatskartan.model.scalars import UNKNOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.area import Area
    from insatskartan.model.insats import Period
    from insatskartan.model.records import Record
    from insatskartan.model.reports import FollowUp
    from insatskartan.model.result import Result

VERSION = "1.0"
ROOT = "api/v1"


def artifacts(catalog: Catalog, today: dt.date) -> Iterator[Artifact]:
    """Yield every file of the API."""
    # A record stands in several files; it is turned into text once.
    records = {entry.id: _text(insats(catalog, entry, today)) for entry in catalog.insatser.values()}
    areas = {code: _text(area(catalog, code)) for code in catalog.areas}
    words = {name: _plain(vocabulary) for name, vocabulary in catalog.vocabularies.items()}
    head = {"version": _text(VERSION), "läge": _text(today.isoformat())}

    yield _file("insatser.json", {**head, "insatser": _list(records.values())})
    for id_, record in records.items():
        yield _file(f"insatser/{id_}.json", {**head, "insats": record})
    yield _file("områden.json", {**head, "områden": _list(areas.values())})
    yield _file("ord.json", {**head, "ordlistor": _text(words)})
    yield _file("kunskap.json", {**head, "ämnen": _text([topic(catalog, slug) for slug in catalog.topics])})
    for code in catalog.kommuner:
        met = _list(records[entry.id] for entry in catalog.met_by_residents(code))
        places = _text(sorted(catalog.larger_places[code]))
        yield _file(f"kommun/{code}.json", {**head, "område": areas[code], "platser": places, "insatser": met})
    for row in gaps(catalog, today):
        yield _file(f"luckor/{row['försörjning']}.json", {**head, **{key: _text(value) for key, value in row.items()}})
    for name, described in schemas(catalog).items():
        yield _file(f"{name}.json", {key: _text(value) for key, value in described.items()})


def schemas(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Return what describes the API, by file name without its ending."""
    return {
        "schema/insats": _schema(ApiInsats),
        "schema/luckor": _schema(ApiGaps),
        "schema/insats-yaml": schema("insats", catalog),
        "schema/omrade-yaml": schema("område", catalog),
        "schema/ordlista-yaml": schema("ordlista", catalog),
        "schema/kunskap-yaml": schema("kunskap", catalog),
        "openapi": openapi(),
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _list(texts: Iterable[str]) -> str:
    return f"[{','.join(texts)}]"


def _file(path: str, content: dict[str, str]) -> Artifact:
    """Return a file of one object whose values are JSON texts already."""
    text = ",".join(f"{_text(key)}:{value}" for key, value in content.items())
    return Artifact(f"{ROOT}/{path}", f"{{{text}}}\n".encode())


def insats(catalog: Catalog, entry: Entry, today: dt.date) -> ApiInsats:
    """Convert one entry."""
    record = entry.insats
    relations = catalog.related.get(entry.id, ())
    # Built of the model's own dumps, so mypy cannot follow; a test validates every record against the schema.
    converted = {
        "id": entry.id,
        "namn": record.name,
        "fullständigt_namn": record.full_name,
        "alternativa_namn": list(record.other_names),
        "sammanfattning": record.summary,
        "beskrivning": record.description,
        "område": entry.area,
        "listningar": _plains(entry.listings),
        "nivå": record.level,
        "form": record.form,
        "inriktning": list(record.directions),
        "målgrupp": _plain(record.target) if record.target else None,
        "status": entry.status(today),
        "ålder": _age(_overall_age(entry)),
        "tillgång": {term.code: entry.doors.income(term.code) for term in catalog.incomes},
        "ingångar": [_way(way) for way in entry.ways],
        "delar": [
            {
                "namn": part.name,
                "beskrivning": part.description,
                "not": part.note,
                "ingångar": [_way(way) for way in ways],
            }
            for part, ways in entry.doors.parts
        ],
        "huvudman": record.provider,
        "samverkan": list(record.partners),
        "platser": _places(record.places),
        "period": _period(record.period),
        "efterträdare": record.successor,
        "metoder": list(record.methods),
        "innehåll": list(record.activities),
        "kan_kombineras_med": _plains(record.combinations),
        "resultat": [_result(row) for row in record.results],
        "uppföljning": [_follow_up(report) for report in record.follow_ups],
        "kontakt": _plains(record.contacts),
        "källor": _plains(record.sources),
        "kontrollerad": _plain(record.confirmed),
        "granskas_var": record.review_every,
        "relaterade": [{"id": id_, "hur": how, "not": note} for id_, how, note in relations],
        "mall": record.mall,
        "från_mall": list(entry.from_mall),
        "länkar": {
            "html": f"insatser/{entry.id}/",
            "json": f"{ROOT}/insatser/{entry.id}.json",
            "källfil": entry.file,
        },
    }
    return cast("ApiInsats", converted)


def area(catalog: Catalog, code: str) -> dict[str, Any]:
    """Convert one area."""
    record: Area = catalog.areas[code]
    return {
        "id": code,
        **_plain(record, without={"anteckning", "statistik", "granskare"}),
        "statistik": [_result(row) for row in record.statistics],
        "medlemmar": list(record.members or catalog.members.get(code, ())),
        "länkar": {"html": f"omraden/{code}/", "källfil": f"insatser/{code}/_område.yml"},
    }


def topic(catalog: Catalog, slug: str) -> dict[str, Any]:
    """Convert one topic; its figures name the areas and measures whose numbers they show."""
    source = f"insatser/_kunskap/{slug}.yml"
    return {"id": slug, **_plain(catalog.topics[slug], without={"anteckning"}), "länkar": {"källfil": source}}


def _overall_age(entry: Entry) -> Age:
    """Return the age of the record, or of its doors when they all say the same; doors that differ make it unknown."""
    ages = {way.age for way in entry.ways}
    return ages.pop() if len(ages) == 1 else entry.insats.age or Age.model_validate("okänt")


def _age(value: Age) -> dict[str, Any]:
    """«gräns» with null at an end means no limit there, unless the figure is missing."""
    return {
        "från": value.lower if isinstance(value.lower, int) else None,
        "till": value.upper if isinstance(value.upper, int) else None,
        "från_okänd": value.lower == UNKNOWN,
        "till_okänd": value.upper == UNKNOWN,
        "svar": "okänd" if value.answer == "okänt" else value.answer,
        "grund": value.basis,
        "not": value.note,
    }


def _way(way: ResolvedDoor) -> dict[str, Any]:
    return {
        "namn": way.name,
        "ålder": _age(way.age),
        "bosatt": _criterion(way.residence),
        "försörjning": _criterion(way.income),
        "beslut": _decision(way.decision),
        "väg_in": _plains(way.referrals),
        "villkor": _plains(way.conditions),
        "not": way.note,
    }


def _criterion(value: Residence | Income) -> dict[str, Any]:
    return {
        "öppen_för": list(value.open_to),
        "stängd_för": list(value.closed_to),
        "övriga": value.others,
        "kan_ändras_av": value.changed_by,
        "grund": value.basis,
        "stängd_grund": value.closed_basis,
        "stängd_orsak": value.closed_reason,
        "not": value.note,
    }


def _decision(value: Decision) -> dict[str, Any]:
    return {"svar": value.answer, "krävs": list(value.required), "grund": value.basis, "not": value.note}


def _period(value: Period | None) -> dict[str, Any]:
    """Return dates; one that exists but is missing in the source is null, and is named in `okända`."""
    dates = {"start": value.start if value else None, "slut": value.end if value else None}
    return {
        **{key: None if date == UNKNOWN else date for key, date in dates.items()},
        "okända": [key for key, date in dates.items() if date == UNKNOWN],
        "förlängning": value.extension if value else None,
        "not": value.note if value else None,
    }


def _places(value: Record | None) -> dict[str, Any] | None:
    if value is None:
        return None
    plain = _plain(value)
    return {**plain, "antal": None if plain["antal"] == UNKNOWN else plain["antal"]}


def _result(value: Result) -> dict[str, Any]:
    plain = _plain(value)
    return {**plain, "värde": None if plain["värde"] == UNKNOWN else plain["värde"]}


def _follow_up(value: FollowUp) -> dict[str, Any]:
    """Return a report; a total that is missing in the source is null."""
    groups = _plains(value.participants)
    known = [{**group, "totalt": None if group["totalt"] == UNKNOWN else group["totalt"]} for group in groups]
    return {**_plain(value), "deltagare": known}


def _plain(record: Record, without: set[str] | None = None) -> dict[str, Any]:
    """Return a record as the YAML keys say it."""
    plain: dict[str, Any] = record.model_dump(mode="json", by_alias=True)
    return {key: value for key, value in plain.items() if key not in (without or ())}


def _plains(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [_plain(record) for record in records]


def _schema(kind: Any) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **TypeAdapter(kind).json_schema()}


def openapi() -> dict[str, Any]:
    """Return the description of the API in OpenAPI 3.1."""
    reference = {"$ref": "schema/insats.json"}
    many = {"type": "array", "items": reference}
    paths: dict[str, tuple[str, dict[str, Any]]] = {
        "/insatser.json": ("Alla insatser", {"insatser": many}),
        "/insatser/{område}/{slug}.json": ("En insats", {"insats": reference}),
        "/områden.json": ("Kommuner och andra områden", {"områden": {"type": "array", "items": {"type": "object"}}}),
        "/ord.json": ("Ordlistorna", {"ordlistor": {"type": "object"}}),
        "/kunskap.json": (
            "Målgruppen, teman med rekommendationer, och vägar",
            {"ämnen": {"type": "array", "items": {"type": "object"}}},
        ),
        "/kommun/{område}.json": (
            "Allt som en boende i kommunen kan möta",
            {
                "område": {"type": "object"},
                "platser": {"type": "array", "items": {"type": "string"}},
                "insatser": many,
            },
        ),
        "/luckor/{försörjning}.json": (
            "Hur många insatser som är öppna, öppna om och oklara, efter kommun, inriktning och ålder",
            {key: {"$ref": f"schema/luckor.json#/properties/{key}"} for key in ApiGaps.__annotations__},
        ),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Insatskartan",
            "version": VERSION,
            "description": "Stabil inom v1: fält läggs till, men byter inte namn och tas inte bort.",
            "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": "."}],
        "paths": {path: {"get": _operation(path, *answer)} for path, answer in paths.items()},
    }


def _operation(path: str, summary: str, content: dict[str, Any]) -> dict[str, Any]:
    names = [part.partition("}")[0] for part in path.split("{")[1:]]
    head = {"version": {"type": "string"}, "läge": {"type": "string", "format": "date"}}
    answer = {"type": "object", "properties": {**head, **content}, "required": [*head, *content]}
    return {
        "summary": summary,
        "parameters": [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names],
        "responses": {"200": {"description": summary, "content": {"application/json": {"schema": answer}}}},
    }
