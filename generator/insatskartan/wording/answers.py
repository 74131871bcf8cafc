"""The sentences of answers about access, for Python and JavaScript.

`matching` and `matching.js` fill them in and have no words of their own. They are read aloud to the person they are
about, so each is a whole, short sentence.
"""

from __future__ import annotations

SENTENCES = {
    # Ages. {gräns} is one of the spans.
    "alla-åldrar": "Alla åldrar får delta.",
    "ålder-nämns-inte": "Källan nämner ingen åldersgräns.",
    "åldersgräns-utan-siffra": "Åldersgränsen finns, men siffran saknas i källan.",
    "åldersgräns": "Åldersgränsen är {gräns}.",
    "övre-siffra-saknas": "Det finns också en övre gräns, men siffran saknas i källan.",
    "undre-siffra-saknas": "Det finns också en undre gräns, men siffran saknas i källan.",
    "gräns-mellan": "{från}–{till} år",
    "gräns-ett-år": "{från} år",
    "gräns-från": "från {från} år",
    "gräns-till": "till och med {till} år",
    "personens-ålder": "Personen är {ålder} år.",
    "ålder-inte-angiven": "Personens ålder är inte angiven.",
    # Where one must live.
    "bosatt-alla": "Det spelar ingen roll var personen bor.",
    "bosatt-ingen": "Dörren är stängd, var man än bor.",
    "bosatt-nämns-inte": "Källan säger inte var man ska bo.",
    "bosatt-bara": "Bara för boende i {namn}.",
    "bosatt-för": "För boende i {namn}.",
    "bosatt-inte-för": "Inte för boende i {namn}.",
    "personen-bor": "Personen bor i {kommun}.",
    "personen-bor-inom": "Personen bor i {kommun}, som hör till {namn}.",
    "kommun-inte-angiven": "Personens kommun är inte angiven.",
    # What one may live on.
    "försörjning-alla": "Det spelar ingen roll vad personen lever på.",
    "försörjning-ingen": "Dörren är stängd, vad man än lever på.",
    "försörjning-nämns-inte": "Källan säger inte vad man ska leva på.",
    "försörjning-bara": "Bara för den som har {namn}.",
    "försörjning-för": "För den som har {namn}.",
    "försörjning-inte-för": "Inte för den som har {namn}.",
    "personen-har": "Personen har {namn}.",
    "försörjning-inte-angiven": "Vad personen lever på är inte angivet.",
    # For both.
    "andra-får": "Andra får också delta.",
    "alla-andra-får": "Alla andra får delta.",
    "andra-får-inte": "Andra får inte delta.",
    "andra-nämns-inte": "Källan säger inte om andra får delta.",
    # Which decision comes first.
    "inget-beslut": "Inget beslut behövs först.",
    "beslut-nämns-inte": "Källan säger inte om det behövs något beslut först.",
    "beslut-först": "Först behövs {namn}.",
    "har-beslut": "Personen har {namn}.",
    "saknar-beslut": "Personen har inte {namn} än.",
    "beslut-inte-angivet": "Om personen har {namn} är inte angivet.",
    # Who opens the door.
    "öppnar-nämns-inte": "Källan säger inte vem som öppnar dörren.",
    "dörren-öppnas": "Dörren öppnas av {namn}.",
    "öppnar-så": "{namn} ({sätt})",
    "väg-stängd": "{namn} är stängd för personen.",
    "väg-oklar": "Om {namn} tar emot personen är oklart.",
    "du-öppnar": "Du frågar därifrån.",
    "frågar-inte-angivet": "Vem som frågar är inte angivet.",
    # When.
    "avslutad": "Insatsen avslutades {datum}.",
    "börjar": "Insatsen börjar {datum}.",
    "har-kanske-börjat": "Insatsen börjar {datum}. Om den har börjat än framgår inte.",
    "pågår": "Insatsen pågår.",
    "pågår-framgår-inte": "Om insatsen pågår framgår inte av källan.",
    "slut-saknas": "Insatsen har ett slutdatum, men det saknas i källan.",
    "förlängning-sökt": "Slutdatumet {datum} har passerat. Förlängning är sökt, men om den blev av står inte i källan.",
    # What a statement rests on, and who can change it.
    "grund-uttryckligt": "Det står i källan.",
    "grund-rubrik": "Det följer bara av rubriken i källan.",
    "grund-tolkning": "Det är vår tolkning av källan.",
    "kan-ändras": "Det kan ändras av {namn}.",
    "kan-ändras-enligt": "Det kan ändras av {namn} ({ställe}).",
    # What to do.
    "gör-ålder": "Ta reda på hur gammal personen är.",
    "gör-bosatt": "Ta reda på var personen bor.",
    "gör-försörjning": "Ta reda på vad personen lever på.",
    "gör-har-beslut": "Ta reda på om personen har {namn}.",
    "gör-ansök": "Ansök om {namn}.",
    "gör-be": "Be {namn} öppna dörren.",
    "gör-du": "Du kan öppna dörren ({sätt}).",
    "gör-själv": "Personen öppnar själv dörren ({sätt}).",
    "gör-villkor": "Kontrollera villkoret: {text}",
    "gör-vänta": "Insatsen börjar {datum}.",
    "gör-fråga": "Fråga {vem} om {ämnen}.",
    "gör-fråga-också": "Fråga {vem} om {ämnen}, och om {tid}.",
    "verksamheten": "verksamheten",
    "ämne-ålder": "åldersgränsen",
    "ämne-bosatt": "var man ska bo",
    "ämne-försörjning": "vad man får leva på",
    "ämne-beslut": "vilket beslut som behövs först",
    "ämne-väg_in": "vem som öppnar dörren",
    "ämne-tid": "insatsen fortfarande finns",
    "ämne-början": "insatsen har börjat",
    # The one question that settles most.
    "avgör-ålder": "Hur gammal är personen?",
    "avgör-bosatt": "Var bor personen?",
    "avgör-försörjning": "Vad lever personen på?",
    "avgör-beslut": "Vilka beslut har personen?",
    "avgör-väg_in": "Vem frågar?",
    "avgör-många": "{fråga} Svaret kan avgöra {antal} insatser.",
    "avgör-en": "{fråga} Svaret kan avgöra en insats.",
}

MEANS = {
    "anvisning": "anvisar",
    "ansökan": "ansökan",
    "anmälan": "anmälan",
    "beslut": "beslutar",
    "remiss": "remiss",
    "köpt-plats": "köper plats",
    "eget-besök": "eget besök",
    "kontakt": "kontakt",
    "okänt": "hur det går till framgår inte",
}
"""How a door is opened."""


def say(sentence: str, **values: object) -> str:
    """Fill in a sentence."""
    return SENTENCES[sentence].format(**values)


def age_span(lower: object, upper: object) -> str:
    """Word a span of ages of which at least one end is a number: «16–29 år», «till och med 29 år»."""
    if isinstance(lower, int) and isinstance(upper, int):
        form = "gräns-ett-år" if lower == upper else "gräns-mellan"
    else:
        form = "gräns-från" if isinstance(lower, int) else "gräns-till"
    return say(form, från=lower, till=upper)


def with_basis(text: str, basis: str | None) -> str:
    """Add what a statement rests on, when the record says so."""
    if not basis:
        return text
    return f"{text}{'' if text.endswith(('.', '!', '?')) else '.'} {SENTENCES[f'grund-{basis}']}"
