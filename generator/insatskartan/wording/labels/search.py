"""Search: its field, its results, and what they can be narrowed by."""

from __future__ import annotations

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
OPEN_TO = "Tar emot försörjningen"
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
    "stangt/": "Tar inte emot",
    "grannar": "Lista",
    "luckor": "Luckor",
    "luckor/": "Luckor",
    "ordlista": "Ordlista",
}
"""What a page is, in the row of a result, by its address; those below a folder have `/`."""
