"""Headings of the facts about an insats, contact, and how fresh a record is."""

from __future__ import annotations

FOR_WHOM = "För vem"
DOOR_SHORT = "Öppnar dörren"
AREA = "Område"
ANSWER = "Svar"
TIME = "Tid"
OTHER_DOORS_UNKNOWN = "för andra vägar in framgår det inte"
AGE_NOT_STATED = "nämns inte"
CONTACT = "Kontakt"
PHONE = "Telefon"
NO_CONTACT = "Kontaktuppgifter saknas i källan."
ASK_PROVIDER = "Fråga {}."
FRESHNESS = "Hur färska är uppgifterna?"
CONFIRMED = "Bekräftade {} av {} ({})."
UNDATED = "Källan har inget datum och handlar om tiden till och med {}. Ingen har bekräftat uppgifterna."
DUE = "Det är {}. Fråga innan du hänvisar någon: mycket kan ha ändrats."
