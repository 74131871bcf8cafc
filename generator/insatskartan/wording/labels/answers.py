"""Answers about who may take part, and why a door is closed. Unknown is never said as yes or as no."""

from __future__ import annotations

ANSWERS = {"ja": "Öppen", "nej": "Stängd", "delvis": "Delvis öppen", "villkor": "Öppen om", "okänt": "Oklart"}
ANSWER_MEANINGS = {
    "ja": "Källan säger att gruppen får delta. Andra villkor kan gälla.",
    "delvis": "Någon del av insatsen är öppen, men inte allt.",
    "okänt": "Källan säger varken ja eller nej. Fråga den som öppnar dörren.",
    "nej": "Källan säger att gruppen inte får delta. Skälet står på insatsens sida.",
}
ANSWER_HEADINGS = {
    "ja": "Öppet",
    "delvis": "Delvis öppet",
    "nej": "Stängt, och varför",
    "okänt": "Oklart",
}
NOT_STATED = "Framgår inte av källan"
BASES = {
    "uttryckligt": "Står i källan",
    "rubrik": "Följer bara av rubriken i källan",
    "tolkning": "Vår tolkning av källan",
}
CLOSED_BASIS = "det som är stängt: {}"
CLOSED_REASONS = {
    "finansiering": "Finansieringen",
    "lag": "Lagen",
    "lokalt-beslut": "Lokalt beslut",
    "målgrupp": "Målgruppen",
}
CLOSED_BECAUSE = "orsak: {}"
CLOSED_PARTS = "Stängda delar:"
ENDED_ONE = "avslutad insats"
ENDED_MANY = "avslutade insatser"
WHY_CLOSED = "Varför stängd:"
CHANGED_BY = "Kan ändras av:"
NO_REASON = "Källan säger inte varför."
ONLY_LISTED = "Källan räknar upp insatsen bland dem som inte är tillgängliga, men säger inte varför."
WITH_INCOME = "{} med {}"
CLOSED_TO = "Inte öppna för personer med {}"
