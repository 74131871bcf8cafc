"""The finder: questions about a person, and what it answers."""

from __future__ import annotations

ASK_KOMMUN = "Var bor personen?"
CHOOSE_KOMMUN = "Välj kommun"
ALL_KOMMUNER = "Alla kommuner"
ASK_AGE = "Ålder i hela år"
WRONG_AGE = "Skriv ett helt tal från 0 till {}."
ASK_INCOME = "Vad lever personen på?"
ASK_DECISIONS = "Vilka beslut har personen?"
ASK_WHO = "Vem är du som frågar?"
NOT_KNOWN = "Vet inte"
NOT_SAID = "Inte angivet"
HAS = "Har"
HAS_NOT = "Har inte"
CLEAR_ANSWERS = "Rensa alla svar"
STAYS_HERE = (
    "Svaren stannar i din webbläsare: inget sparas och inget skickas. "
    "Valen står i adressfältet efter tecknet #, så att du kan skicka länken till en kollega."
)
STAYS_SHORT = "Svaren stannar i din webbläsare."
SHOW_WHAT_EXISTS = "Visa vad som finns"
CHOOSE_FIRST = "Välj kommun, så visas vad som är öppet, öppet på villkor, oklart och stängt."
FETCHING = "Hämtar kommunens insatser …"
FETCH_FAILED = "Uppgifterna kunde inte hämtas."
TRY_AGAIN = "Försök igen"
NEXT_QUESTION = "Nästa fråga:"
ANSWER_NOW = "Svara nu"
COUNTED = "{öppen} öppna, {villkor} öppna om något ordnas, {oklart} oklara och {stängd} stängda."
VERDICT_MEANINGS = {
    "öppen": "Allt stämmer, och det är känt vem som öppnar dörren.",
    "öppen om": "Inget säger nej, men något behöver ordnas eller kontrolleras först.",
    "oklart": "Inget säger nej, men källan säger för lite för att svara.",
    "stängd": "Minst ett villkor säger nej, vilken dörr man än tar.",
}
BECAUSE = {
    "öppen": "Så öppnas dörren:",
    "öppen om": "Det här behövs:",
    "oklart": "För att få veta mer:",
    "stängd": "Därför är det stängt:",
}
HOLDS = {"ja": "Stämmer", "nej": "Hindrar", "okänt": "Vet inte än"}
GO_TO = "Gå till svaren"
OTHER_PLACES = "I andra kommuner och förbund"
ENDED = "Avslutade insatser"
ALL_REASONS = "Alla skäl"
PARTS = "Delar"
DOOR_NAME = "Väg in"
MISSING_HERE = "saknas i källan"
CONFIRMED_SHORT = "Bekräftad"
OLD = "Fråga innan du hänvisar."
ADD = "Lägg i min lista"
REMOVE = "Ta bort ur min lista"
MY_LIST = "Min lista"
MADE = "Enligt Insatskartan {}"
PRINT = "Skriv ut"
COPY = "Kopiera som text"
COPIED = "Listan är kopierad."
NOT_COPIED = "Webbläsaren tillät inte kopiering. Markera texten och kopiera den."
EMPTY_LIST = "Töm listan"
LIST_AS_TEXT = "Listan som text"
