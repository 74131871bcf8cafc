"""All records of a folder, read and linked, and what follows from one record alone (doors, reports in order).

Read first: `catalog.py`, then `loading.py` and `access.py`.
"""
