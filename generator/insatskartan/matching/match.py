"""Answer whether a person may take part in an insats, why, and who opens the door: `match(person, entry, …)`.

Pure. `host/assets/insatskartan/finder/matching.js` gives the same answers from the records of `/api/v1`, in the same
sentences; both run on the cases in `tests/data/matching/`.

A door is *stängd* when a criterion says no, and *öppen* when all say yes. It is *oklart* when a figure is missing,
because the person may be shut out and nobody can tell, and when there is nothing to go by: the source does not name who
opens the door, or does not say both that residents may come and on which income or with which decision. A fact about
the person that is missing makes no door unclear if the source has an answer for everyone. Otherwise the door is *öppen
om*, and the answer lists what must hold and what to ask about. The best door decides, and the best part. So knowing
more about a person never turns an open door into an unclear one, nor a closed one into an open one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from insatskartan.matching.criteria import SELF, of_door, of_time
from insatskartan.text.swedish import listing
from insatskartan.wording.answers import say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from insatskartan.catalog.access import ResolvedDoor
    from insatskartan.catalog.catalog import Entry
    from insatskartan.matching.criteria import Lexicon, Person, Reason

Verdict = Literal["öppen", "öppen om", "oklart", "stängd"]

VERDICTS: tuple[Verdict, ...] = ("öppen", "öppen om", "oklart", "stängd")
"""Best first."""
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


def match(person: Person, entry: Entry, today: dt.date, lexicon: Lexicon) -> Match:
    """Tell whether a person may take part in an insats, on that day."""
    time = of_time(entry, today)

    def judged(ways: Iterable[ResolvedDoor]) -> tuple[DoorAnswer, ...]:
        return tuple(sorted((_door(person, entry, way, time, lexicon) for way in ways), key=_door_order))

    if not entry.doors.parts:
        doors = judged(entry.ways)
        return Match(entry.id, doors[0].answer, doors, ())
    parts = tuple(
        PartAnswer(part.name, doors[0].answer, doors) for part, ways in entry.doors.parts for doors in (judged(ways),)
    )
    best = min(parts, key=lambda part: VERDICTS.index(part.answer))
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


def _door(person: Person, entry: Entry, way: ResolvedDoor, time: Reason | None, lexicon: Lexicon) -> DoorAnswer:
    own = not lexicon.doorkeepers.get(person.asker or "", frozenset()).isdisjoint(r.via for r in way.referrals)
    reasons = (*of_door(way, person, lexicon), *filter(None, (time,)))
    answer = _verdict(way, reasons)
    todo = () if answer == "stängd" else tuple(_todo(reasons, _whom_to_ask(entry, way, lexicon)))
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
    welcome = "bosatt" in clear and ("försörjning" in clear or way.decision.required)
    if any(reason.missing == "siffra" for reason in reasons) or not (way.referrals or welcome):
        return "oklart"
    return "öppen om"


def _todo(reasons: tuple[Reason, ...], whom: str) -> Iterator[str]:
    """Yield what to do, and last what to ask, and whom."""
    yield from (reason.todo for reason in reasons if reason.todo)
    topics = [say(f"ämne-{reason.criterion}") for reason in reasons if reason.missing in ("uppgift", "siffra")]
    if topics:
        yield say("gör-fråga", vem=whom, ämnen=listing(topics))


def _whom_to_ask(entry: Entry, way: ResolvedDoor, lexicon: Lexicon) -> str:
    doorkeepers = dict.fromkeys(r.via for r in way.referrals if r.via != SELF)
    names = lexicon.phrases.all_in_text("remittenter", doorkeepers)
    return entry.insats.provider or listing(names, "eller") or say("verksamheten")


def _door_order(door: DoorAnswer) -> tuple[int, bool, int, bytes]:
    """Sort the best door first, then the one that the asker opens; the rest only makes the order stable."""
    holds = sum(reason.answer == "ja" for reason in door.reasons)
    notes = (reason.note or "" for reason in door.reasons)
    texts = "\n".join([door.name or "", *(reason.text for reason in door.reasons), *notes, *door.todo])
    # JavaScript compares UTF-16 units.
    return VERDICTS.index(door.answer), not door.own, -holds, texts.encode("utf-16-be")
