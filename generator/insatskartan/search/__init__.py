"""What search knows beside the words of a page, and its index.

Read first: `index.py`, then `facets.py` and `words.py`.
"""
