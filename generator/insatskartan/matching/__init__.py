"""Answer whether one person may take part in one insats, with reasons.

Read first: `match.py`, then `criteria.py`.
"""
