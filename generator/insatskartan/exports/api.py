"""`/api/v1`: the knowledge base as JSON.

Stable, versioned: within v1 fields are added, never renamed or removed. Keys are the YAML keys. Lists are in Swedish
order, so that the difference between two builds shows only real change. `api_records` writes the promise down; a field
that is new to the model is added to it, here and in the published schema, by being declared.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from insatskartan.exports.api_records import FIGURES, ApiAge, ApiInsats, ApiPeriod, ApiWay, promised
from insatskartan.exports.api_schema import VERSION, schemas
from insatskartan.exports.artifact import Artifact
from insatskartan.exports.gaps import gaps
from insatskartan.model.access import Access, Age, Door
from insatskartan.model.fields import Field, fields, keys
from insatskartan.model.files import FILES
from insatskartan.model.insats import Confirmation, Period
from insatskartan.model.records import Record
from insatskartan.model.scalars import UNKNOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.model.access import Part
    from insatskartan.model.area import Area

ROOT = "api/v1"


def artifacts(catalog: Catalog, today: dt.date) -> Iterator[Artifact]:
    """Yield every file of the API."""
    # Several files hold the same record; it is serialised once.
    records = {entry.id: _text(insats(catalog, entry, today)) for entry in catalog.insatser.values()}
    areas = {code: _text(area(catalog, code)) for code in catalog.areas}
    words = {name: plain(vocabulary) for name, vocabulary in catalog.vocabularies.items()}
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
        opening = _list(records[id_] for id_ in _opening(catalog, code))
        lists = {"insatser": met, "öppnar": opening}
        yield _file(f"kommun/{code}.json", {**head, "område": areas[code], "platser": places, **lists})
    for row in gaps(catalog, today):
        yield _file(f"luckor/{row['försörjning']}.json", {**head, **{key: _text(value) for key, value in row.items()}})
    for name, described in schemas(catalog).items():
        yield _file(f"{name}.json", {key: _text(value) for key, value in described.items()})


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _list(texts: Iterable[str]) -> str:
    return f"[{','.join(texts)}]"


def _file(path: str, content: dict[str, str]) -> Artifact:
    """Return a file of one object whose values are JSON texts already."""
    text = ",".join(f"{_text(key)}:{value}" for key, value in content.items())
    return Artifact(f"{ROOT}/{path}", f"{{{text}}}\n".encode())


def _opening(catalog: Catalog, kommun: str) -> list[str]:
    """Return the ids of insatser that open a door of one that residents may meet, and that are not among those."""
    met = list(catalog.met_by_residents(kommun))
    referrals = (referral for entry in met for way in entry.doors.all_ways() for referral in way.referrals)
    ids = {entry.id for entry in met}
    return sorted({referral.insats for referral in referrals if referral.insats and referral.insats not in ids})


def insats(catalog: Catalog, entry: Entry, today: dt.date) -> ApiInsats:
    """Convert one entry: what the record says, and what follows from it."""
    record = entry.insats
    return promised(
        ApiInsats,
        {
            # The criteria are shown with the doors, where they are resolved.
            **plain(record, without=keys(Access)),
            "id": entry.id,
            "område": entry.area,
            "listningar": [plain(row) for row in entry.listings],
            "status": entry.status(today),
            "ålder": _age(_overall_age(entry)),
            "tillgång": {term.code: entry.doors.income(term.code) for term in catalog.incomes},
            "gäller": entry.still_holds(today),
            "ingångar": [_door(door) for door in entry.ways],
            "delar": [_part(part, doors) for part, doors in entry.doors.parts],
            "period": _period(record.period),
            "kontrollerad": _confirmation(record.confirmed),
            "relaterade": [plain(relation) for relation in catalog.related.get(entry.id, ())],
            "från_mall": list(entry.from_mall),
            "länkar": {
                "html": f"insatser/{entry.id}/",
                "json": f"{ROOT}/insatser/{entry.id}.json",
                "källfil": entry.file,
            },
        },
    )


def area(catalog: Catalog, code: str) -> dict[str, Any]:
    """Convert one area."""
    record: Area = catalog.areas[code]
    return {
        "id": code,
        **plain(record, without=("statistik",)),
        "statistik": [plain(row) for row in record.statistics],
        "medlemmar": list(record.members or catalog.members.get(code, ())),
        "länkar": {"html": f"omraden/{code}/", "källfil": f"insatser/{FILES['område'].path_of(code)}"},
    }


def topic(catalog: Catalog, slug: str) -> dict[str, Any]:
    """Convert one topic; its figures name the areas and measures whose numbers they show."""
    source = f"insatser/{FILES['kunskap'].path_of(slug)}"
    return {"id": slug, **plain(catalog.topics[slug]), "länkar": {"källfil": source}}


def plain(record: Record, without: Collection[str] = ()) -> dict[str, Any]:
    """Return a record by its YAML keys, but for what only those who edit need.

    A figure that is missing in the source is null.
    """
    shown = (field for field in fields(type(record)) if not field.marks.internal and field.key not in without)
    return {field.key: _value(field, getattr(record, field.name)) for field in shown}


def _value(field: Field, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(field, row) for row in value]
    if isinstance(value, Record):
        return plain(value)
    return None if value == UNKNOWN and field.kind in FIGURES else value


def _overall_age(entry: Entry) -> Age:
    """Return the age of the record, or of its doors when they all say the same; doors that differ make it unknown."""
    ages = {door.age for door in entry.ways}
    return ages.pop() if len(ages) == 1 else entry.insats.age or Age.model_validate("okänt")


def _age(value: Age) -> ApiAge:
    """«gräns» with null at an end means no limit there, unless the figure is missing."""
    unknown = {"från_okänd": value.lower == UNKNOWN, "till_okänd": value.upper == UNKNOWN}
    answer = "okänd" if value.answer == "okänt" else value.answer
    return promised(ApiAge, {**plain(value), **unknown, "svar": answer})


def _door(door: ResolvedDoor) -> ApiWay:
    own = {field.key: _value(field, getattr(door, field.name)) for field in fields(Door)}
    return promised(ApiWay, {**own, "ålder": _age(door.age)})


def _part(part: Part, doors: Iterable[ResolvedDoor]) -> dict[str, Any]:
    return {**plain(part, without=(*keys(Access), "ingångar")), "ingångar": [_door(door) for door in doors]}


def _confirmation(value: Confirmation) -> dict[str, Any]:
    """Nobody has confirmed what an undated source says, so there is no day when it was done."""
    return {**plain(value), **({"datum": None} if value.undated else {})}


def _period(value: Period | None) -> ApiPeriod:
    """Return dates; one that exists but is missing in the source is null, and is named in `okända`."""
    period = value or Period.model_validate({})
    unknown = [
        field.key for field in fields(Period) if field.kind == "datum" and getattr(period, field.name) == UNKNOWN
    ]
    return promised(ApiPeriod, {**plain(period), **dict.fromkeys(unknown), "okända": unknown})
