"""For whom an answer is another, in one sentence each.

The four answers keep their meaning: what is open under conditions is «öppen om något ordnas», and what is unclear is
«oklart», whichever way it changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.model.scalars import MAX_AGE
from insatskartan.text.swedish import capital, listing
from insatskartan.wording.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.changes.consequences import Outcome, Shift

SENTENCES: dict[Outcome, str] = {
    "stängd": "{Vilka} kan inte delta{förut}.",
    "oklart": "Nu oklart för {vilka}{förut}.",
    "öppen om": "Nu öppen om något ordnas, för {vilka}{förut}.",
    "öppen": "Nu öppen för {vilka}{förut}.",
    None: "Finns inte längre för {vilka}{förut}.",
}
"""What holds from now on."""
NO_LONGER = "{Vilka} kan inte längre delta{förut}."
"""The same when it is shut, and was open or open under conditions."""
GONE = "Finns inte längre att delta i{förut}."
"""The same when there is nothing left, for anyone."""
EVERYONE = "alla"
NOBODY = {NO_LONGER: "Ingen{rest} kan längre delta{förut}.", SENTENCES["stängd"]: "Ingen{rest} kan delta{förut}."}
"""The same when it is all persons, as «alla kan inte delta» would mean that some can."""
NEW = {
    "stängd": "Stängd för {vilka}.",
    "oklart": "Oklart för {vilka}.",
    "öppen om": "Öppen om något ordnas, för {vilka}.",
    "öppen": "Öppen för {vilka}.",
}
"""The same when there was nothing before."""
BEFORE = {"stängd": "stängt", "oklart": "oklart", "öppen om": "öppet om något ordnades", "öppen": "öppet"}
"""What held until now; a part of the sentence."""
_NAMED = 3
"""More municipalities than this are counted; all but fewer are named as what is left out."""


def sentence(shift: Shift, before: Catalog, after: Catalog, own: str = "") -> str:
    """Say one shift; with `own` the municipality with that code is called the insats's own."""
    whom = _persons(shift, before, after, own)
    was = [BEFORE[outcome] for outcome in shift.before if outcome]
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
    """Say which persons it is about: ages, income sources and municipalities."""
    incomes = _incomes(shift.incomes, before, after)
    place = " i den egna kommunen" if shift.kommuner == (own,) else _places(shift.kommuner, before, after)
    held = listing(_name("beslut", code, after, before) for code in shift.decisions)
    rest = f"{incomes}{place}{f' som har {held}' if held else ''}"
    years = [year for lower, upper in shift.ages for year in range(lower, upper + 1)]
    if years and len(years) <= _NAMED:
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
    if len(names) > _NAMED and len(others) <= _NAMED:
        left_out = listing((_name("forsorjning", code, after) for code in others), "eller")
        return f" med annan försörjning än {left_out}"
    return f" med {listing(names, 'eller')}"


def _places(codes: Sequence[str], before: Catalog, after: Catalog) -> str:
    if not codes:
        return ""
    names = [Phrases(after if code in after.areas else before).place(code) for code in codes]
    others = [area.name for code, area in after.kommuner.items() if code not in codes]
    if len(names) <= _NAMED:
        return f" i {listing(names)}"
    if len(others) < _NAMED:
        return f" i alla kommuner utom {listing(others)}"
    return f" i {len(names)} kommuner"
