"""Proposals: the form, and the ways to send what it makes."""

from __future__ import annotations

PROPOSE = "Föreslå en ändring"
PROPOSE_NEW = "Föreslå en ny insats"
LACKING = "Saknas något?"
STILL_TRUE = "Stämmer det fortfarande?"
CONFIRM = "Ja, bekräfta uppgifterna"
PROPOSAL_LEADS = {
    "andra": "Ändra det som är fel. Du ser vad som ändras innan något lämnar din webbläsare.",
    "ny": "Berätta om en insats som saknas. Inget lämnar din webbläsare förrän du själv väljer det.",
    "stammer": "Har du sett att uppgifterna stämmer? Säg när och hur du vet det. Inget annat ändras.",
    "fel": "Säg vad som är fel, så rättar någon det.",
}
MUST_BE_FILLED_IN = "Det viktigaste"
WHICH_INSATS = "Vilken insats?"
OPEN_FORM = "Öppna formuläret"
FETCHING_FORM = "Hämtar formuläret …"
FORM_FAILED = "Formuläret kunde inte hämtas. Insatsen kanske har bytt adress."
CONCERNS_INSATS = "Det gäller:"
REVIEW = "Granska förslaget"
CHANGED_HERE = "Det här ändras"
CHANGE_MORE = "Tillbaka till formuläret"
SOMETHING_WRONG = "Något stämmer inte"
WITHOUT_SCRIPTS = (
    "Formuläret behöver JavaScript. Utan JavaScript kan du skriva till den som ansvarar för webbplatsen, "
    "eller ändra i filen på GitHub. En fil per insats: varje rad har ett ord, ett kolon och ett värde."
)
REMOVE_ROW = "Ta bort"
REQUIRED = "(måste fyllas i)"
WAYS_OUT = "Skicka förslaget"
NO_PERSON = "Skriv aldrig något om en enskild person. Det du skickar kan alla läsa."
WAY_GITHUB = "Skicka via GitHub"
WAY_GITHUB_ABOUT = "Kräver ett konto på GitHub. Ett ifyllt formulär öppnas där, och inget skickas innan du väljer det."
WAY_GITHUB_LONG = (
    "Texten är för lång för länken. Kopiera den först, och klistra in den i fältet Innehåll när formuläret är öppet."
)
WAY_MAIL = "Skicka med e-post"
WAY_MAIL_ABOUT = "Inget konto behövs. Skriv till den som ansvarar för webbplatsen eller för insatsen."
WAY_EDITOR_ABOUT = "Kopiera filen. I GitHub: markera all text, klistra in, och spara som ett förslag."
OPEN_MAIL = "Öppna ett färdigt brev"
LETTER = "Brevet"
COPY_LETTER = "Kopiera brevet"
FILE_TEXT = "Filen"
COPY_FILE = "Kopiera filen"
SAVE_FILE = "Spara filen"
TEXT_COPIED = "Kopierat."
TEXT_NOT_COPIED = "Webbläsaren tillät inte kopiering. Texten är markerad: kopiera den med Ctrl+C."
BECOMES = "blir"
ROW_ADDED = "Tillagt:"
ROW_REMOVED = "Borttaget:"
ROWS_MOVED = "Ordningen är ändrad."
CLOSED_HEADING = "Inte tillgänglig"
OTHERS_ANSWER = {"ja": "Ja", "nej": "Nej", "okänt": "Okänt"}
AGE_ANSWER = {"alla": "Alla åldrar", "okänt": "Okänt", "gräns": "Det finns gränser"}
DECISION_ANSWER = {"inga": "Inget beslut krävs", "krävs": "Beslut krävs", "okänt": "Okänt"}
FAULTS = (
    "Fel ålder",
    "Fel målgrupp",
    "Insatsen har upphört",
    "Fel kontaktuppgifter",
    "Öppet för fler än vad som står",
    "Något annat",
)
WHAT_FAULT = "Vad är fel?"
RIGHT_ANSWER = "Vad ska det stå?"
HOW_KNOWN = "Hur vet du det?"
HOW_KNOWN_HINT = "Till exempel ett beslut, en webbsida eller att du arbetar där. Ange roll, inte namn."
REPORT_READY = "Det här skickas"
GO_ON = "Fortsätt"
PROPOSAL_WORDS = {
    "ja": "ja",
    "nej": "nej",
    "okänd": "okänd",
    "okändHjälp": "Finns, men saknas i källan",
    "ejIfyllt": "Inte ifyllt",
    "exempel": "Till exempel {}.",
    "datum": "Skriv 2018, 2018-10 eller 2018-10-31.",
    "lägg": "Lägg till en rad i {}",
    "tillagd": "{} är tillagd.",
    "borttagen": "{} är borttagen.",
    "frånMall": "Uppgiften är gemensam för flera kommuner. Här går den att ändra, men inte att ta bort.",
    "ingetÄndrat": "Inget är ändrat än.",
    "område": "Var finns insatsen?",
    "områdeHjälp": "Kommunen, eller den som annars driver insatsen.",
    "väljOmråde": "Välj område",
    "områdeSaknas": "Välj var insatsen finns.",
    "kortnamn": "Kortnamn i adressen",
    "kortnamnHjälp": "a–z, 0–9 och bindestreck. Följer namnet om du inte skriver något annat.",
    "finnsRedan": "Insatsen {} finns redan. Ändra den i stället, eller välj ett annat kortnamn.",
    "rubrik": {"andra": "Ändra {}", "ny": "Ny insats: {}", "stammer": "Stämmer: {}", "fel": "Fel i {}"},
    "ändringar": {
        "andrat": "{var}: {fore} → {efter}",
        "tillagt": "{var}: tillagt {efter}",
        "borttaget": "{var}: borttaget {fore}",
        "ordning": "{var}: ny ordning",
    },
    "brevFil": "Så ska filen {} se ut:",
    "brevBifoga": "Filen {} följer med som bilaga.",
    "brevKlistra": "(Klistra in brevet här.)",
    "väljFel": "Välj vad som är fel.",
    "skrivSvar": "Skriv vad det ska stå.",
    "källa": "Hur jag vet det",
    "personnummer": "Texten innehåller något som är ett giltigt personnummer. Ta bort det.",
}
"""Words that the scripts of the form put together."""
