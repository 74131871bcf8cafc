"""Two revisions -> what changed, for whom, in words.

Read first: `comparison.py`, then `consequences.py` and `report.py`.
"""
