"""Persons and records of every kind, for laws that hold for all of them. Records are as YAML gives them."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from insatskartan.matching.criteria import Person
from insatskartan.model.access import BASES, MEANS
from support.matching_cases import IDS

PLACES = ["lund", "eslov", "burlov", "kalmar", "lunds-stift", "vaxjo-stift", "varden", "soderforbundet"]
KOMMUNER = ["lund", "eslov", "burlov", "kalmar"]
INCOMES = ["aktivitetsersattning", "forsorjningsstod", "sjukpenning", "lon"]
DECISIONS = ["bistandsbeslut", "lss-beslut", "skolbeslut"]
DOORKEEPERS = ["sjalv", "socialtjansten", "lss-handlaggare", "arbetsformedlingen", "psykiatrin"]
ASKERS = ["arbetsformedlingen", "kommunen", "varden", "sjalv"]
DATES = ["2025", "2026", "2026-11", "2026-11-21", "2026-11-22", "2026-11-23", "2027-01", "okänd"]
"""Around the day of the tests."""
TRAPS = [
    "å ä ö é ñ", "{namn}", "{}", "{0}", "{{text}}", "$& $1 $` $' $$", "%s %(namn)s", "\\1 \\n", "två\nrader", "👩‍🦽 𝔘𝔫𝔤",
    "\"citat\" och 'citat'", "<b>fet</b>", "slut.", "slut...", "Vill du?", "__proto__", "constructor",
]  # fmt: skip
"""Texts that mean something to somebody who fills in sentences carelessly."""

_ages = st.sampled_from(["0", "15", "16", "17", "20", "29", "okänd"])
_texts = st.sampled_from(TRAPS) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    str.strip
)
_notes = {"grund": st.sampled_from(BASES), "not": _texts}


def _some(codes: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(codes), max_size=3, unique=True)


def _keys(**optional: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=optional)


def _criterion(codes: list[str]) -> st.SearchStrategy[Any]:
    return st.sampled_from(["alla", "okänt"]) | _keys(
        öppen_för=_some(codes),
        stängd_för=_some(codes),
        övriga=st.sampled_from(["ja", "nej", "okänt"]),
        kan_ändras_av=_texts,
        kan_ändras_ställe=_texts,
        övriga_grund=st.sampled_from(BASES),
        stängd_grund=st.sampled_from(BASES),
        **_notes,
    )


def _word(*words: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(words) | st.fixed_dictionaries({"svar": st.sampled_from(words)}, optional=_notes)


_limits = _keys(från=_ages, till=_ages, **_notes).filter(lambda age: "från" in age or "till" in age)
_required = st.lists(st.sampled_from(DECISIONS), min_size=1, max_size=3, unique=True)
_access = {
    "ålder": _word("alla", "okänt") | _limits,
    "bosatt": _criterion(PLACES),
    "försörjning": _criterion(INCOMES),
    "beslut": _word("inga", "okänt") | _required | st.fixed_dictionaries({"krävs": _required}, optional=_notes),
    "villkor": st.lists(
        _texts | st.fixed_dictionaries({"text": _texts}, optional={"grund": _notes["grund"]}), max_size=2
    ),
    "väg_in": st.lists(
        st.fixed_dictionaries(
            {"via": st.sampled_from(DOORKEEPERS)},
            optional={"sätt": st.sampled_from(MEANS), "insats": st.sampled_from(IDS), **_notes},
        ),
        max_size=3,
    ),
}
doors = _keys(namn=_texts, **{"not": _texts}, **_access)
"""A door on its own is also a record without doors."""
_parts = st.fixed_dictionaries({"namn": _texts}, optional={**_access, "ingångar": st.lists(doors, max_size=2)})
_periods = _keys(
    start=st.sampled_from(DATES),
    slut=st.sampled_from(DATES),
    förlängning=st.just("sökt"),
    tills_vidare=st.just("ja"),
    **{"not": _texts},
)
_frames = {
    "huvudman": _texts,
    "period": _periods | st.just("tills-vidare"),
    "kontakt": st.lists(st.fixed_dictionaries({"funktion": _texts}), max_size=1),
}
_within = {"ingångar": st.lists(doors, max_size=3), "delar": st.lists(_parts, max_size=3)}


@st.composite
def _nearly_open(draw: st.DrawFn, extra: dict[str, st.SearchStrategy[Any]]) -> dict[str, Any]:
    """Make a record that is open to all but for one or two things, so that every verdict is met."""
    fields = {**_frames, **_access, **extra}
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), min_size=1, max_size=2, unique=True))
    return {"annars": "öppet", **{key: draw(fields[key]) for key in chosen}}


simple = _nearly_open({}) | _keys(**_frames, **_access)
"""Records with one door, which is the record itself."""
records = _nearly_open(_within) | _nearly_open(_within) | _keys(**_frames, **_within, **_access)


_ages_told = st.sampled_from([0, 14, 15, 16, 18, 20, 29, 30, 99])
_well_known = st.builds(
    Person,
    st.sampled_from(KOMMUNER),
    _ages_told,
    st.sampled_from(INCOMES),
    st.fixed_dictionaries(dict.fromkeys(DECISIONS, st.booleans())),
    st.sampled_from(ASKERS),
)
_little_known = st.builds(
    Person,
    st.none() | st.sampled_from(KOMMUNER),
    st.none() | _ages_told,
    st.none() | st.sampled_from(INCOMES),
    st.dictionaries(st.sampled_from(DECISIONS), st.booleans(), max_size=3),
    st.none() | st.sampled_from(ASKERS),
)
persons = _well_known | _little_known
"""People of whom everything is told, or anything may be left out."""


@st.composite
def known_more_and_less(draw: st.DrawFn) -> tuple[Person, Person]:
    """Make a person, and the same person when less is told."""
    more = draw(persons)
    kept = draw(st.sets(st.sampled_from(["kommun", "age", "income", "asker", *DECISIONS]), max_size=6))
    less = Person(
        more.kommun if "kommun" in kept else None,
        more.age if "age" in kept else None,
        more.income if "income" in kept else None,
        {code: has for code, has in more.decisions.items() if code in kept},
        more.asker if "asker" in kept else None,
    )
    return more, less


@st.composite
def shuffled(draw: st.DrawFn, value: Any, lists: frozenset[str]) -> Any:
    """Return the same value with all keys, and the lists below some keys, in another order."""

    def mix(part: Any, key: str) -> Any:
        if isinstance(part, dict):
            return {key: mix(part[key], key) for key in draw(st.permutations(list(part)))}
        if isinstance(part, list):
            mixed = [mix(one, "") for one in part]
            return draw(st.permutations(mixed)) if key in lists else mixed
        return part

    return mix(value, "")


@st.composite
def without_a_restriction(draw: st.DrawFn, record: dict[str, Any]) -> dict[str, Any]:
    """Take one restriction away from a record without doors; the same record when it has none."""
    freed = copy.deepcopy(record)
    ways: list[tuple[Any, Any]] = []
    for key in ("bosatt", "försörjning"):
        if isinstance(freed.get(key), dict):
            ways += [(freed[key].get("stängd_för", []), code) for code in freed[key].get("stängd_för", [])]
            ways += [(freed[key], "övriga")] if freed[key].get("övriga") == "nej" else []
    if isinstance(freed.get("ålder"), dict):
        ways += [(freed["ålder"], key) for key in ("från", "till") if key in freed["ålder"]]
    ways += [(freed["villkor"], one) for one in freed.get("villkor", [])]
    needed = freed.get("beslut")
    needed = needed.get("krävs", []) if isinstance(needed, dict) else needed if isinstance(needed, list) else []
    ways += [(needed, code) for code in needed]
    ways += [(freed["period"], "slut")] if "slut" in freed.get("period", {}) else []
    if ways:
        _remove(*draw(st.sampled_from(ways)))
    return _tidied(freed)


def _remove(holder: Any, what: Any) -> None:
    if isinstance(holder, list):
        holder.remove(what)
    else:
        del holder[what]


def _tidied(record: dict[str, Any]) -> dict[str, Any]:
    """Say in words that no limit and no decision is left."""
    if isinstance(record.get("ålder"), dict) and not record["ålder"].keys() & {"från", "till", "svar"}:
        record["ålder"] = "alla"
    if record.get("beslut") in ([], {}) or (
        isinstance(record.get("beslut"), dict) and record["beslut"].get("krävs") == []
    ):
        record["beslut"] = "inga"
    return record
