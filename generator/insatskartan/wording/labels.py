"""Every small text of the site, once: labels, answers, buttons, hints and announcements.

Longer text stands where it is read: in the templates and in `content/`. Texts with `{}` are filled in where they are
used; `{n}` and `{alla}` are filled in by filter.js, which has no words of its own.
"""

from __future__ import annotations

# Answers. Unknown is never said as yes or as no.
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

# What an insats is.
STATUSES = {
    "planerad": "Planerad",
    "pågående": "Pågår",
    "avslutad": "Avslutad",
    "okänd": "Okänt om den pågår",
}
LEVELS = {"individ": "Något en person deltar i", "struktur": "Arbete med strukturer, inget man söker till"}
HEADINGS = {
    "kommunal": "Kommunala insatser",
    "esf-projekt": "ESF-projekt",
    "finsam": "Finsam-projekt",
    "övrig": "Övriga insatser",
    "vård": "Hälso- och sjukvård",
    "arbetsförmedlingen": "Arbetsförmedlingens insatser",
}
FINSAM_OF = "Finsam-projekt i {}"
FORMS = {
    "kommunal": "Kommunal insats",
    "esf-projekt": "ESF-projekt",
    "finsam": "Finsam-projekt",
    "övrig": "Övrig insats",
    "vård": "Hälso- och sjukvård",
    "arbetsförmedlingen": "Arbetsförmedlingen",
}
AREA_KINDS = {
    "kommun": "Kommuner",
    "förbund": "Samordningsförbund",
    "region": "Vården",
    "myndighet": "Staten",
    "samverkansområde": "Större områden",
}
AREA_KIND = {
    "kommun": "Kommun",
    "förbund": "Samordningsförbund",
    "region": "Vården",
    "myndighet": "Staten",
    "samverkansområde": "Större område",
}
RELATIONS = {
    "stöds-av": "Får stöd av",
    "stöder": "Ger stöd till",
    "del-av": "Är en del av",
    "har-del": "Har som del",
    "samverkar-med": "Samverkar med",
    "leder-till": "Kan leda vidare till",
    "tar-emot-från": "Tar emot från",
    "liknar": "Liknar",
    "förväxla-inte-med": "Förväxla inte med",
}

# Labels of facts.
FOR_WHOM = "För vem"
DOOR_SHORT = "Öppnar dörren"
AREA = "Område"
ANSWER = "Svar"
TIME = "Tid"
OTHER_DOORS_UNKNOWN = "för andra vägar in framgår det inte"
AGE_NOT_STATED = "nämns inte"

# What is missing.
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

# Numbers, themes and recommendations.
KNOWLEDGE = "Kunskap"
ABOUT_KNOWLEDGE = "Det som källorna vet utöver insatserna: vilka personerna är, hur man arbetar och vad det leder till."
NO_KNOWLEDGE = "Här finns inget än."
SUBJECTS = {
    "vagar": ("Vägar", "Vilka steg går man på väg mot arbete eller studier, och vad hjälper i varje steg?"),
    "metoder": ("Metoder", "Bestämda sätt att arbeta. Vad de går ut på, vad som är uppmätt, och var man kan vara med."),
    "resultat": ("Resultat", "Allt som är uppmätt och som står i källorna: vad, hur många, av hur många och när."),
    "malgruppen": (
        "Målgruppen i siffror",
        "Vilka är de, hur nära arbete bedöms de stå, och hur många är med i något? Varje tal har källa och tid.",
    ),
    "teman": (
        "Teman och rekommendationer",
        "Vad hindrar unga på väg mot arbete, vad borde göras åt det, och hur långt har det kommit?",
    ),
}
"""Name of each subject beside the insatser, and what its page answers."""
READ_ON = "Läs vidare"
TITLES = {"väg": "{} (väg)", "tema": "{} (tema)", "metod": "{} (metod)"}
"""Of pages, because an insats may be called the same."""
ADVICE_QUESTION = "Vad betyder läget?"
ADVICE_MEANINGS = {
    "öppen": "ingen har sagt att något har börjat",
    "pågår": "någon arbetar med det",
    "genomförd": "det är gjort",
    "avvisad": "någon har sagt nej till det",
}
NO_TIME = "Tiden saknas"
NO_WHOLE = "Av hur många framgår inte"
WHOLE = "Av {} personer"
WHOLE_NAMED = "Av {}: {}"
ADVICE_STATE = "Läge: {}"
REST = "Resten framgår inte"
NUMBERS_TABLE = "Siffrorna i en tabell"
DIFFERENT_PEOPLE = "Talen gäller olika personer. De säger inte vilken insats som är bäst."
NOT_THE_SAME = (
    "{}: {}. {}: {}. Det är inte samma personer: det ena gäller en insats, det andra en grupp i hela området."
)
WITHOUT_WHOLE = "{} av {} säger inte av hur många."
MIXED_UNITS = "En del är andelar och en del är antal."
DIFFERENT_TIMES = "Tiderna är olika, eller saknas för någon."
NOT_DRAWN = "Går inte att rita som andel"
WHAT = "Vad"
HOW_MANY = "Hur många"
SOURCE = "Källa"
CONCERNS = "Gäller"
NO_METHOD_USERS = "Ingen insats i Insatskartan säger att den använder metoden."

# Reports over time.
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
REACHED = {"ja": "Uppnått", "delvis": "Delvis uppnått", "nej": "Inte uppnått", "inte-bedömt": "Inte bedömt"}
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

# Contact and freshness.
CONTACT = "Kontakt"
PHONE = "Telefon"
NO_CONTACT = "Kontaktuppgifter saknas i källan."
ASK_PROVIDER = "Fråga {}."
FRESHNESS = "Hur färska är uppgifterna?"
CONFIRMED = "Bekräftade {} av {} ({})."
DUE = "Det är {}. Fråga innan du hänvisar någon: mycket kan ha ändrats."

# Buttons and links.
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

# The finder: questions about a person, and what it answers.
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

# Search.
SEARCH_HINT = "Sök insats, ord eller kommun"
SEARCH_RESULTS = "Sökträffar"
SEARCH_EMPTY = "Skriv ett ord, eller välj något under Begränsa."
SEARCH_FAILED = "Sökningen gick inte att ladda."
SEARCH_PAGE = "Visa alla träffar och begränsa"
SEARCH_START = "Skriv för att söka. Sökningen sker i din webbläsare: inget sparas och inget skickas."
SEARCH_KEYS_OFF = "Stäng av genvägen snedstreck (/)"
SEARCH_KEYS_ON = "Slå på genvägen snedstreck (/)"
ONE_HIT = "1 träff."
MANY_HITS = "{n} träffar."
FIRST_HITS = "De {n} första av {alla} träffar."
NO_HITS = "Inga träffar."
ALL_WORDS = "{n} har alla orden, de andra något av dem."
SOME_WORDS = "Ingen sida har alla orden. Träffarna har något av dem."
NOWHERE = "«{ord}» finns inte på någon sida."
IGNORED = "«{ord}» finns inte på någon sida. Träffarna gäller resten."
DID_YOU_MEAN = "Menade du {ord}?"
SHOWN_INSTEAD = "«{ord}» finns inte på någon sida. Träffarna gäller «{annat}»."
FOUND_BY = {
    "synonym": "Hittades genom «{annat}», som är ett annat ord för «{ord}».",
    "förkortning": "Hittades genom «{annat}», som «{ord}» är en förkortning av.",
    "närliggande": "Hittades genom «{annat}», som ligger nära «{ord}».",
    "del": "Hittades genom «{annat}», där «{ord}» ingår.",
}
NARROW = "Begränsa"
SEARCH_WORDS = "Sökord"
LIVES = "Kommun där personen bor"
OPEN_TO = "Öppet med försörjningen"
FACETS = {
    "kommun": LIVES,
    "forsorjning": OPEN_TO,
    "alder": "Ålder",
    "inriktning": "Inriktning",
    "form": "Form",
    "metod": "Metod",
    "vag": "Vem öppnar dörren",
    "malgrupp": "Målgrupp",
    "status": "Pågår den?",
}
AGES = "{}–{} år"
ONE_AGE = "{} år"
AGE_UNCLEAR = "Oklart: {}"
RESIDENCE_UNCLEAR = "Oklart: boende i {}"
SHOW_MORE = "Visa fler"
REMOVE_CHOICE = "Ta bort «{val}» ({n})"
REMOVE_ALL = "Ta bort alla val ({n})"
BLOCKED_BY = "Dina val stänger ute alla träffar. Så många finns utan dem:"
TRY_FINDER = "Svara på frågor om en person i stället"
MISSING_INSATS = "Saknas en insats? Föreslå den."
PAGE_KINDS = {
    "": "Sida",
    "insatser/": "Rapporter",
    "insatser": "Lista",
    "hitta": "Verktyg",
    "omraden": "Lista",
    "omraden/": "Område",
    "metoder": "Lista",
    "metoder/": "Metod",
    "vagar": "Lista",
    "vagar/": "Väg",
    "teman": "Lista",
    "teman/": "Tema",
    "resultat": "Resultat",
    "malgruppen": "Siffror",
    "forsorjning": "Lista",
    "forsorjning/": "Försörjning",
    "stangt": "Lista",
    "stangt/": "Stängt",
    "grannar": "Lista",
    "luckor": "Luckor",
    "luckor/": "Luckor",
    "ordlista": "Ordlista",
}
"""What a page is, in the row of a result, by its address; those below a folder have `/`."""

# What a page says when there is nothing.
NOTHING_FITS = "Ingen insats passar alla val. Ta bort något val."
NOTHING_ELSEWHERE = "Källan nämner ingen insats i någon annan kommun som tar emot boende i {}."
UNSURE_ELSEWHERE = "Oklart om boende i {} får delta: {} på annat håll"
GAP = "En lucka är en inriktning där källan inte nämner något som är öppet för den som bor i kommunen och har {}."
NO_GAP_TO_FILL = "Källan nämner ingen insats i närheten som skulle fylla en lucka."
NOTHING_HERE = "Källan nämner ingen insats här med den inriktningen."
NOTHING_OF = {
    "ja": "Källan nämner ingen insats som är öppen.",
    "delvis": "Källan nämner ingen insats som är delvis öppen.",
    "nej": "Källan nämner ingen insats som är stängd.",
    "okänt": "Ingen insats är oklar.",
}

DATA_ERRORS = "Fel i datafilerna. Sidorna visar det som gällde innan, tills de är rättade."
MORE_ERRORS = "Och {} till. De står i terminalen."
NOT_FILLED_IN = "Inte ifyllt än av den som publicerar"

# For link previews.
SOCIAL_PICTURE = "Insatskartan: vad finns, vem får delta och vem öppnar dörren? Fyra dörrar, från öppen till stängd."

# For scripts.
ALL_SHOWN = "Alla {n} visas."
SOME_SHOWN = "{n} av {alla} visas."
SHOWS_DIRECTION = "Kartan och tabellen efter ålder visar: {n}."
NOT_FETCHED = "Siffrorna gick inte att hämta. Försök igen."

# Print.
PRINTED_FROM = "Insatskartan, uppgifter för {}. Adress: {}"

# The preview of a change.
PREVIEW_TITLE = "Förhandsvisning av en ändring"
PREVIEW_NOTE = (
    "Så kommer sidorna att se ut om ändringen godkänns. Härifrån går det inte att följa länkar till andra sidor."
)
PREVIEW_CONTENTS = "Det som är ändrat"
PREVIEW_CONSEQUENCES = "Vad det betyder"
PREVIEW_PAGE = "Sidan om {} efter ändringen"
PREVIEW_MORE = "Fler sidor är ändrade. Här visas de {} första sidorna."

# Proposals.
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
