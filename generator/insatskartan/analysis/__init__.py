"""What follows from the whole catalog: what is missing, where, why, and what has gone stale.

Read first: `reasons.py`, then `offers.py` and `counts.py`.
"""
