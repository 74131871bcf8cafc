"""Catalog -> finished pages, free of any host; templates lie inside.

Read first: `plan.py`, then `site.py` and `insatser.py`.
"""
