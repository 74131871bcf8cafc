"""Menus, links, buttons and the filters of tables."""

from __future__ import annotations

SEARCH = "Sök"
SEARCH_LONG = "Sök insats"
CLOSE = "Stäng"
MENU = "Meny"
HOME = "Start"
CRUMBS = "Länkstig"
MAIN_MENU = "Huvudmeny"
HEADER = "Sidhuvud"
ABOUT_SITE = "Om webbplatsen"
ON_PAGE = "På sidan"
EDIT = "Ändra i filen"
EDIT_PAGE = "Redigera sidan"
EDIT_FILE = "Filen heter {}."
REPORT = "Rapportera fel"
OPEN_DATA = "Uppgifterna som öppna data (JSON)"
CLEAR = "Rensa"
CLEAR_ALL = "Rensa alla"
FILTER_TEXT = "Sök i tabellen"
ALL = "Alla"
ALL_ANSWERS = "Alla svar"
FOOTER = {
    "om/": "Om Insatskartan",
    "bidra/": "Bidra och rätta",
    "oppna-data/": "Öppna data",
    "tillganglighet/": "Tillgänglighetsredogörelse",
}
ALL_SHOWN = "Alla {n} visas."
SOME_SHOWN = "{n} av {alla} visas."
