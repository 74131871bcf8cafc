"""What an insats is, where it is, and how it relates to others."""

from __future__ import annotations

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
