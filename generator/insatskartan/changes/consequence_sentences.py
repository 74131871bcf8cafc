"""Word each shift of answers as one Swedish sentence.

The four answers keep their meaning whichever way they change: open under conditions is «öppen om något ordnas», and
unclear is «oklart».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.scalars import MAX_AGE
from insatskartan.text.swedish import capital, listing
from insatskartan.wording.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.changes.consequences import MaybeVerdict, Shift

SENTENCES: dict[MaybeVerdict, str] = {
    "stängd": "{Vilka} kan inte delta{förut}.",
    "oklart": "Nu oklart för {vilka}{förut}.",
    "öppen om": "Nu öppen om något ordnas, för {vilka}{förut}.",
    "öppen": "Nu öppen för {vilka}{förut}.",
    None: "Finns inte längre för {vilka}{förut}.",
}
"""By the new answer."""
NO_LONGER = "{Vilka} kan inte längre delta{förut}."
"""For an insats that closes."""
GONE = "Finns inte längre att delta i{förut}."
"""For an insats that is gone for everyone."""
EVERYONE = "alla"
NOBODY = {NO_LONGER: "Ingen{rest} kan längre delta{förut}.", SENTENCES["stängd"]: "Ingen{rest} kan delta{förut}."}
"""For everyone: «alla kan inte delta» would mean that some can."""
NEW = {
    "stängd": "Stängd för {vilka}.",
    "oklart": "Oklart för {vilka}.",
    "öppen om": "Öppen om något ordnas, för {vilka}.",
    "öppen": "Öppen för {vilka}.",
}
"""For a new insats."""
BEFORE = {"stängd": "stängt", "oklart": "oklart", "öppen om": "öppet om något ordnades", "öppen": "öppet"}
"""The earlier answer, as part of a sentence."""
_MAX_NAMED = 3
"""More names than this are not listed: municipalities are counted, or those left out are named when they are few."""


def sentence(shift: Shift, before: Catalog, after: Catalog, own: str = "") -> str:
    """Return the sentence of a shift; the municipality with the code `own` is called the insats's own."""
    whom = _persons(shift, before, after, own)
    was = [BEFORE[verdict] for verdict in shift.before if verdict]
    if not was and shift.after:
        text = NEW[shift.after].format(vilka=whom)
    else:
        closing = shift.after == "stängd" and set(shift.before) & {"öppen", "öppen om"}
        form = NO_LONGER if closing else SENTENCES[shift.after]
        form = GONE if shift.after is None and whom == EVERYONE else form
        form = NOBODY.get(form, form) if whom.startswith(EVERYONE) else form
        earlier = "" if closing and shift.before == ("öppen",) else f" (förut {listing(was, 'eller')})"
        text = form.format(Vilka=capital(whom), vilka=whom, rest=whom.removeprefix(EVERYONE), förut=earlier)
    lead = listing((_name("fragare", code, after, before) for code in shift.askers), "eller")
    leads = ([f"delen {shift.part.strip()}"] if shift.part is not None else []) + (
        [f"när {lead} frågar"] if lead else []
    )
    return f"{capital(', '.join(leads))}: {text[:1].lower()}{text[1:]}" if leads else text


def _name(vocabulary: str, code: str, *catalogs: Catalog) -> str:
    """Return the word for a code in the first catalog that has it."""
    known = next((c for c in catalogs if code in c.terms.get(vocabulary, {})), catalogs[0])
    return Phrases(known).in_text(vocabulary, code)


def _persons(shift: Shift, before: Catalog, after: Catalog, own: str) -> str:
    """Describe the persons of a shift: ages, income sources, municipalities and decisions."""
    incomes = _incomes(shift.incomes, before, after)
    place = " i den egna kommunen" if shift.kommuner == (own,) else _places(shift.kommuner, before, after)
    held = listing(_name("beslut", code, after, before) for code in shift.decisions)
    rest = f"{incomes}{place}{f' som har {held}' if held else ''}"
    years = [year for lower, upper in shift.ages for year in range(lower, upper + 1)]
    if years and len(years) <= _MAX_NAMED:
        return f"{_single(years)}{rest}"
    if years:
        return f"personer {listing((_span(lower, upper) for lower, upper in shift.ages), 'eller')}{rest}"
    return f"{'personer' if incomes or held else EVERYONE}{rest}"


def _single(years: Sequence[int]) -> str:
    """Return «16- och 17-åringar»."""
    *first, last = years
    return listing([*(f"{year}-" for year in first), f"{last}-åringar"])


def _span(lower: int, upper: int) -> str:
    if lower == 0:
        return f"under {upper + 1} år"
    if upper == MAX_AGE:
        return f"över {lower - 1} år"
    return f"{lower} år" if lower == upper else f"{lower}–{upper} år"


def _incomes(codes: Sequence[str], before: Catalog, after: Catalog) -> str:
    if not codes:
        return ""
    others = [term.code for term in after.incomes if term.code not in codes]
    names = [_name("forsorjning", code, after, before) for code in codes]
    if len(names) > _MAX_NAMED and len(others) <= _MAX_NAMED:
        left_out = listing((_name("forsorjning", code, after) for code in others), "eller")
        return f" med annan försörjning än {left_out}"
    return f" med {listing(names, 'eller')}"


def _places(codes: Sequence[str], before: Catalog, after: Catalog) -> str:
    if not codes:
        return ""
    names = [Phrases(after if code in after.areas else before).place(code) for code in codes]
    others = [area.name for code, area in after.kommuner.items() if code not in codes]
    if len(names) <= _MAX_NAMED:
        return f" i {listing(names)}"
    if len(others) < _MAX_NAMED:
        return f" i alla kommuner utom {listing(others)}"
    return f" i {len(names)} kommuner"
