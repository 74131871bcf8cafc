"""Topics of the knowledge base: subjects, recommendations, numbers and charts."""

from __future__ import annotations

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
ADVICE_STATES = {"öppen": "inte påbörjad", "pågår": "pågår", "genomförd": "genomförd", "avvisad": "avvisad"}
ADVICE_KINDS = {"rekommendation": "Rekommendation", "önskan": "Önskan", "begäran": "Begäran"}
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
