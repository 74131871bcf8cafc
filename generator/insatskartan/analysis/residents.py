"""What those who live on an income source are answered, in an area or anywhere: the one place that labels take it from.

A label is about a group of people, and says what the source says about that group. It is worked out from the answers of
`matching.match` for somebody of whom nothing is known but the income source and, when the label is about an area, where
they live. So no list says more than the finder does:

- *ja* (tar emot): the best door of the best part says yes to both, and nothing closes it.
- *delvis* (tar emot i vissa delar): some part is open to the group and another is not known to be; or the group is
  welcome, but a limit whose figure is missing shuts some of them out; or a source lists the insats both as open to the
  group and among what is closed to it.
- *nej* (tar inte emot): every door is closed to the group.
- *okänt* (framgår inte): all else, also when it may have ended.

What has ended takes in nobody and refuses nobody: it has no label.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from insatskartan.catalog import access
from insatskartan.matching.criteria import TIME, Lexicon, Person
from insatskartan.matching.match import match
from insatskartan.model.insats import CLOSED_HEADING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from insatskartan.catalog.catalog import Catalog, Entry
    from insatskartan.matching.match import DoorAnswer

Takes: TypeAlias = Literal["ja", "delvis", "nej", "okänt"]
"""Whether a group is taken in."""
TAKES: tuple[Takes, ...] = ("ja", "delvis", "okänt", "nej")
"""Best first."""


class Claim(NamedTuple):
    """What a source says about a group, and how old that is."""

    takes: Takes
    year: str
    """The year that the record was confirmed, or that its undated source is about."""
    is_old: bool
    """Whether it should have been confirmed again."""


class Residents:
    """The claims of a catalog on one day; each is worked out once."""

    def __init__(self, catalog: Catalog, today: dt.date) -> None:
        self.catalog = catalog
        self.today = today
        self._lexicon = Lexicon(catalog)
        self._claims: dict[object, Claim | None] = {}

    def claim(self, entry: Entry, income: str, kommun: str = "") -> Claim | None:
        """Return what an insats says of those who live on an income source, in a municipality or anywhere.

        None for what has ended and for what no person takes part in.
        """
        if entry.insats.level != "individ" or entry.status(self.today) == "avslutad":
            return None
        key = entry.id, income, self._where(entry, kommun)
        if key not in self._claims:
            takes = self._takes(entry, income, kommun)
            self._claims[key] = Claim(takes, entry.year, entry.is_due(self.today))
        return self._claims[key]

    def takes(self, entry: Entry, income: str, kommun: str = "") -> Takes | None:
        """Return the answer of a claim alone."""
        claim = self.claim(entry, income, kommun)
        return claim and claim.takes

    def stated(self, entry: Entry, income: str) -> Takes:
        """Return what the record says of an income source, whether it still holds or not."""
        return self._takes(entry, income, "", ended=True)

    def in_focus(self, entry: Entry, kommun: str = "") -> Claim | None:
        """Return the claim about the income source in focus; None also when no income source is."""
        return self.claim(entry, self.catalog.focus_code, kommun) if self.catalog.focus else None

    def _where(self, entry: Entry, kommun: str) -> object:
        """Return what an answer depends on of where somebody lives: as a rule only what the doors say about it."""
        ways = tuple(entry.doors.all_ways())
        opened = any(referral.insats for way in ways for referral in way.referrals)
        if not kommun or opened or any(listing.heading == CLOSED_HEADING for listing in entry.listings):
            return kommun
        places = self.catalog.larger_places[kommun]
        return tuple(access.answer(way.residence, places) for way in ways)

    def _takes(self, entry: Entry, income: str, kommun: str, *, ended: bool = False) -> Takes:
        answered = match(Person(kommun or None, income=income), entry, self.today, self._lexicon)
        door = partial(_door, lives=bool(kommun), ended=ended)
        if answered.parts:
            takes = _of_parts([_best(map(door, part.doors)) for part in answered.parts])
        else:
            takes = _best(map(door, answered.doors))
        return "delvis" if takes == "ja" and self._is_listed_as_closed(entry, income, kommun) else takes

    def _is_listed_as_closed(self, entry: Entry, income: str, kommun: str) -> bool:
        """Tell whether a list that is about the group has the insats among what is closed to it."""
        closed = {listing.area for listing in entry.listings if listing.heading == CLOSED_HEADING}
        here = self.catalog.larger_places[kommun] if kommun else closed
        return income == self.catalog.focus_code and not closed.isdisjoint(here)


def _door(door: DoorAnswer, *, lives: bool, ended: bool) -> Takes:
    """Answer for one door; `lives` when it is known where, and `ended` to leave out what time says."""
    reasons = {reason.criterion: reason for reason in door.reasons if not (ended and reason.criterion == TIME)}
    if any(reason.answer == "nej" for reason in reasons.values()):
        return "nej"
    if any(reason.missing in ("siffra", "annan insats") for name, reason in reasons.items() if name != "ålder"):
        return "okänt"
    if any(reasons[name].answer != "ja" for name in (("bosatt", "försörjning") if lives else ("försörjning",))):
        return "okänt"
    return "delvis" if reasons["ålder"].missing == "siffra" else "ja"


def _best(answers: Iterable[Takes]) -> Takes:
    return min(answers, key=TAKES.index)


def _of_parts(answers: list[Takes]) -> Takes:
    if len(set(answers)) == 1:
        return answers[0]
    return "delvis" if {"ja", "delvis"}.intersection(answers) else "okänt"
