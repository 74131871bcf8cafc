"""What a page says when there is nothing to show."""

from __future__ import annotations

NOTHING_FITS = "Ingen insats passar alla val. Ta bort något val."
NOTHING_ELSEWHERE = "Källan nämner ingen insats i någon annan kommun som tar emot boende i {}."
UNSURE_ELSEWHERE = "Oklart om boende i {} får delta: {} på annat håll"
GAP = "En lucka är en inriktning där källan inte nämner något som tar emot den som bor i kommunen och har {}."
NO_GAP_TO_FILL = "Källan nämner ingen insats i närheten som skulle fylla en lucka."
NOTHING_HERE = "Källan nämner ingen insats här med den inriktningen."
NOTHING_OF = {
    "ja": "Källorna nämner ingen insats som tar emot gruppen.",
    "delvis": "Källorna nämner ingen insats som tar emot gruppen i vissa delar.",
    "nej": "Källorna nämner ingen insats som inte tar emot gruppen.",
    "okänt": "Det framgår för alla insatser.",
}
