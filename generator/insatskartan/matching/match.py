"""Answer whether a person may take part in an insats, why, and who opens the door: `match(person, entry, …)`.

Pure. `host/assets/insatskartan/finder/matching.js` gives the same answers from the records of `/api/v1`, in the same
sentences; both run on the cases in `tests/data/matching/`.

A door is *stängd* when a criterion says no, and *öppen* when all say yes. It is *oklart* when a figure is missing,
because the person may be shut out and nobody can tell, and when there is nothing to go by: the source does not name who
opens the door and at least one of where to live and what to live on, or does not say both that residents may come and
on which income or with which decision. A door that another insats opens is never better than that insats. A fact about
the person that is missing makes no door unclear if the source has an answer for everyone. Otherwise the door is *öppen
om*, and the answer lists what must hold and what to ask about. The best door decides, and the best part; among equals
the one with fewest things left to settle, and then the one that stands first in the file. So knowing more about a
person never turns an open door into an unclear one, nor a closed one into an open one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from insatskartan.matching.criteria import TIME, VERDICTS, of_door, of_time
from insatskartan.text.swedish import in_text, listing
from insatskartan.wording.answers import say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Entry
    from insatskartan.matching.criteria import Lexicon, Person, Reason, Verdict

FACTS = ("bosatt", "ålder", "försörjning", "beslut", "väg_in")
"""The facts about a person, named by the criterion that asks for them, in the order of the questions."""


@dataclass(frozen=True, slots=True)
class DoorAnswer:
    """Whether one door is open."""

    name: str | None
    answer: Verdict
    reasons: tuple[Reason, ...]
    todo: tuple[str, ...]
    own: bool
    """Whether the person who asks opens this door."""
    note: str | None
    """The remark of the record about the door as a whole."""


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """Whether a part is open; the best door first."""

    name: str
    answer: Verdict
    doors: tuple[DoorAnswer, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Whether an insats is open to a person; the best door, or the best part, decides."""

    id: str
    answer: Verdict
    doors: tuple[DoorAnswer, ...]
    """The doors of the insats, or of its best part; the best one first."""
    parts: tuple[PartAnswer, ...]

    @property
    def partly(self) -> bool:
        """Whether some part is closed and another is not."""
        return len({part.answer == "stängd" for part in self.parts}) > 1

    def all_doors(self) -> Iterator[DoorAnswer]:
        """Yield the doors, or those of all parts."""
        yield from (door for part in self.parts for door in part.doors)
        if not self.parts:
            yield from self.doors


def match(
    person: Person, entry: Entry, today: dt.date, lexicon: Lexicon, visited: frozenset[str] = frozenset()
) -> Match:
    """Tell whether a person may take part in an insats, on that day.

    `visited` are the insatser whose doors are being judged already, when this one opens a door of theirs.
    """
    through = partial(_through, person, today, lexicon, visited | {entry.id})
    time = tuple(filter(None, (of_time(entry, today),)))
    mine = lexicon.doorkeepers.get(person.asker or "", frozenset())

    def judged(ways: Iterable[ResolvedDoor]) -> tuple[DoorAnswer, ...]:
        answered = (_door(entry, way, (*of_door(way, person, lexicon, through), *time), mine) for way in ways)
        return tuple(sorted(answered, key=_door_order))

    if not entry.doors.parts:
        doors = judged(entry.ways)
        return Match(entry.id, doors[0].answer, doors, ())
    parts = tuple(
        PartAnswer(part.name, doors[0].answer, doors) for part, ways in entry.doors.parts for doors in (judged(ways),)
    )
    best = min(parts, key=lambda part: _door_order(part.doors[0]))
    return Match(entry.id, best.answer, best.doors, parts)


def deciding(matches: Iterable[Match]) -> tuple[str, str] | None:
    """Return the fact that would settle most insatser if it were known, by its criterion, and the question in words.

    None when no fact about the person is missing.
    """
    counted = dict.fromkeys(FACTS, 0)
    for answered in matches:
        doors = [door for door in answered.all_doors() if door.answer != "stängd"]
        for criterion in {r.criterion for door in doors for r in door.reasons if r.missing == "om personen"}:
            counted[criterion] += 1
    criterion = max(FACTS, key=lambda name: counted[name])
    if not counted[criterion]:
        return None
    form = "avgör-en" if counted[criterion] == 1 else "avgör-många"
    return criterion, say(form, fråga=say(f"avgör-{criterion}"), antal=counted[criterion])


def _through(person: Person, today: dt.date, lexicon: Lexicon, visited: frozenset[str], id_: str) -> Verdict:
    """Answer for an insats that opens a door of another; unclear when the two open each other's doors."""
    entry = lexicon.catalog.insatser.get(id_)
    return match(person, entry, today, lexicon, visited).answer if entry and id_ not in visited else "oklart"


def _door(entry: Entry, way: ResolvedDoor, reasons: tuple[Reason, ...], mine: frozenset[str]) -> DoorAnswer:
    own = not mine.isdisjoint(referral.via for referral in way.referrals)
    answer = _verdict(way, reasons)
    todo = () if answer == "stängd" else tuple(_todo(reasons, _whom_to_ask(entry)))
    return DoorAnswer(way.name, answer, reasons, todo, own, way.note)


def _verdict(way: ResolvedDoor, reasons: tuple[Reason, ...]) -> Verdict:
    if any(reason.answer == "nej" for reason in reasons):
        return "stängd"
    if all(reason.answer == "ja" for reason in reasons):
        return "öppen"
    others = {"bosatt": way.residence.others, "försörjning": way.income.others}
    clear = {
        reason.criterion
        for reason in reasons
        if reason.answer == "ja" or (reason.missing == "om personen" and others.get(reason.criterion) != "okänt")
    }
    known = clear & {"bosatt", "försörjning"}
    welcome = "bosatt" in known and ("försörjning" in known or way.decision.required)
    if any(reason.missing in ("siffra", "annan insats") for reason in reasons):
        return "oklart"
    return "öppen om" if welcome or (known and way.referrals) else "oklart"


def _todo(reasons: tuple[Reason, ...], whom: str) -> Iterator[str]:
    """Yield what to do, and last what to ask, and whom."""
    yield from (reason.todo for reason in reasons if reason.todo)
    silent = [reason for reason in reasons if reason.missing in ("uppgift", "siffra")]
    topics = [say(f"ämne-{reason.criterion}") for reason in silent if reason.criterion != TIME]
    time = next((say(reason.topic) for reason in silent if reason.criterion == TIME), "")
    if topics and time:
        yield say("gör-fråga-också", vem=whom, ämnen=listing(topics), tid=time)
    elif topics or time:
        yield say("gör-fråga", vem=whom, ämnen=listing(topics) or time)


def _whom_to_ask(entry: Entry) -> str:
    contact = next((in_text(contact.role) for contact in entry.insats.contacts), "")
    return contact or entry.insats.provider or say("verksamheten")


def _door_order(door: DoorAnswer) -> tuple[int, int, bool]:
    """Sort the best door first, then the one with fewest things left to settle, then the one that the asker opens.

    The file decides between those that are left: sorting keeps its order.
    """
    return VERDICTS.index(door.answer), sum(reason.answer != "ja" for reason in door.reasons), not door.own
