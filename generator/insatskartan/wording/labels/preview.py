"""The preview of a change."""

from __future__ import annotations

PREVIEW_TITLE = "Förhandsvisning av en ändring"
PREVIEW_NOTE = (
    "Så kommer sidorna att se ut om ändringen godkänns. Härifrån går det inte att följa länkar till andra sidor."
)
PREVIEW_CONTENTS = "Det som är ändrat"
PREVIEW_CONSEQUENCES = "Vad det betyder"
PREVIEW_PAGE = "Sidan om {} efter ändringen"
PREVIEW_MORE = "Fler sidor är ändrade. Här visas de {} första sidorna."
