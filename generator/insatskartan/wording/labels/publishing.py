"""What the site says about itself: faults in the data, link previews and printed pages."""

from __future__ import annotations

DATA_ERRORS = "Fel i datafilerna. Sidorna visar det som gällde innan, tills de är rättade."
MORE_ERRORS = "Och {} till. De står i terminalen."
NOT_FILLED_IN = "Inte ifyllt än av den som publicerar"
SOCIAL_PICTURE = "Insatskartan: vad finns, vem får delta och vem öppnar dörren? Fyra dörrar, från öppen till stängd."
PRINTED = "Utskriven {}."
"""Filled in by a script with the visitor's day."""
PRINTED_FROM = "Insatskartan. {} Adress: {}"
BUILT = "Webbplatsen byggdes {}."
STALE = "Sidan byggdes {}. Något kan ha ändrats eller tagit slut sedan dess."
"""Shown by a script some days after the site was built."""
