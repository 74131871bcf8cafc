"""Which keys hold texts that we word ourselves: what rules about words look at."""

from __future__ import annotations

TEXTS = frozenset(
    {
        "avvikelser",
        "beskrivning",
        "brukarmedverkan",
        "förklaring",
        "innehåll",
        "kan_ändras_av",
        "lärdomar",
        "mål",
        "not",
        "sammanfattning",
        "text",
        "utfall",
        "vad",
        "villkor",
    }
)
"""Keys of what we word ourselves; names, titles and sources are worded by others."""
