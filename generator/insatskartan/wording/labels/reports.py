"""Reports over time: goals, outcomes and participants."""

from __future__ import annotations

REPORTS = {
    "kvartalsrapport": "Kvartalsrapport",
    "tertialrapport": "Tertialrapport",
    "slutrapport": "Slutrapport",
}
REPORT_DATED = "{}, daterad {}"
REPORT_OF = "Rapporter: {}"
READ_REPORTS = "Läs och skriv ut rapporterna, avsnitt för avsnitt"
NEXT_DUE = "Nästa rapport: en {} väntas efter {}."
NEXT_LATE = "Nästa rapport: en {} skulle ha kommit efter {}. Den finns inte här."
REACHED = {
    "ja": "Uppnått",
    "delvis": "Delvis uppnått",
    "väntas": "Bedömning: väntas nås",
    "nej": "Inte uppnått",
    "inte-bedömt": "Inte bedömt",
}
GOAL = "Mål"
STEP = "Delmål:"
GOALS_OF = "{}: {} av {}"
GOAL_TABLE = "Målen i varje rapport"
GOAL_CHART = "Stapeldiagram över hur många mål som är uppnådda i varje rapport. Svaren står i tabellen efter."
NO_OUTCOME = "Rapporten skriver inget utfall."
NOT_NAMED = "Nämns inte"
OUTCOME = "Utfall"
LAST_OUTCOME = "Senaste utfallet"
OUT_OF_UNKNOWN = "{}, av hur många framgår inte"
EVERYBODY = "Alla deltagare"
WHO_COUNTED = "Vilka"
TOTAL = "Totalt"
WOMEN = "Kvinnor"
MEN = "Män"
REMARK = "Anmärkning"
SEX_NOT_STATED = "Kön framgår inte"
NUMBER_MISSING = "Saknas i källan"
PARTICIPANT_TABLE = "Deltagare, kvinnor och män i varje rapport"
PARTICIPANT_CHART = "Stapeldiagram över antalet kvinnor och män. Siffrorna står i tabellen efter."
DO_NOT_ADD_UP = "{} kvinnor och {} män blir {}, men totalt står {}."
EMPTY_SECTION = "Tomt i rapporten."
FREE_FORM = "Rapporten följer inget formulär. Den har inget avsnitt om {}."
