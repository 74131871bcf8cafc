"""What a page says when there is nothing to show."""

from __future__ import annotations

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
