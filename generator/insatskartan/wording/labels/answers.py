"""Answers about who may take part, and why a door is closed. Unknown is never said as yes or as no."""

from __future__ import annotations

ANSWERS = {"ja": "Öppen", "nej": "Stängd", "villkor": "Öppen om", "okänt": "Oklart"}
"""About a person, in the finder and nowhere else."""
TAKES = {"ja": "Tar emot", "delvis": "Tar emot i vissa delar", "okänt": "Framgår inte", "nej": "Tar inte emot"}
"""About a group of people, in lists, tables, rows and headings."""
TOOK = {"ja": "Tog emot", "delvis": "Tog emot i vissa delar", "okänt": "Framgår inte", "nej": "Tog inte emot"}
"""About a group, when an insats has ended or may have."""
TAKES_INCOME = "{}: {}"
YEAR = "({})"
"""The year of a claim, after it."""
TAKES_MEANINGS = {
    "ja": "Källan säger att gruppen tas emot. Ålder, beslut och annat kan ändå hindra den enskilda.",
    "delvis": "Gruppen tas emot, men inte i alla delar eller inte i alla åldrar.",
    "okänt": "Källan säger varken ja eller nej. Fråga den som driver insatsen.",
    "nej": "Källan säger att gruppen inte tas emot. Skälet står på insatsens sida.",
}
TAKES_HEADINGS = {**TAKES, "nej": "Tar inte emot, och varför"}
NOT_STATED = "Framgår inte av källan"
BASES = {
    "uttryckligt": "Står i källan",
    "rubrik": "Följer bara av rubriken i källan",
    "tolkning": "Vår tolkning av källan",
}
CLOSED_BASIS = "att det är stängt: {}"
OTHERS_BASIS = "det som gäller andra: {}"
CLOSED_REASONS = {
    "finansiering": "Finansieringen",
    "lag": "Lagen",
    "lokalt-beslut": "Lokalt beslut",
    "målgrupp": "Målgruppen",
}
CLOSED_BECAUSE = "orsak: {}"
CLOSED_PARTS = "Delar som inte tar emot:"
ENDED_ONE = "avslutad insats"
ENDED_MANY = "avslutade insatser"
WHY_CLOSED = "Varför:"
CHANGED_BY = "Kan ändras av:"
NO_REASON = "Källan säger inte varför."
ONLY_LISTED = "Källan räknar upp insatsen bland dem som inte är tillgängliga, men säger inte varför."
CLOSED_TITLE = "Vad tar inte emot?"
CLOSED_TO = "Tar inte emot, helt eller delvis: personer med {}"
