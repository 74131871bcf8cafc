"""The records: the only place where a field, a kind of file or a label is declared.

Read first: `records.py`, then `insats.py` and `files.py`.
"""
