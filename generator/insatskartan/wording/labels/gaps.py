"""The pages about what is missing."""

from __future__ import annotations

GAPS = "Luckor"
GAPS_QUESTION = "Luckor: vad saknas, kommun för kommun?"
GAP_WORD = "ingen"
KOMMUN = "Kommun"
ALL_DIRECTIONS = "Alla inriktningar"
SKIP_TABLE = "Hoppa över tabellen"
ONE_STOP = "I tabellerna går du mellan siffrorna med piltangenterna. Tabb går vidare till nästa del av sidan."
MAP = "Antal insatser i varje kommun"
MAP_LABEL = "Karta med antal insatser: öppna / öppna om / oklara"
LEGEND = {
    "ja-3": "Öppen: allt vi vet om personen passar",
    "villkor-3": "Öppen om: något återstår att ordna eller fråga om",
    "oklart-3": "Oklart: uppgifterna räcker inte för ett svar",
    "ingen": "Ingen: inget är öppet och inget är oklart",
}
SHOWS_DIRECTION = "Kartan och tabellen efter ålder visar: {n}."
NOT_FETCHED = "Siffrorna gick inte att hämta. Försök igen."
