"""Catalog -> files: the API, the editor schemas, the form. Each output owns its record.

Read first: `writing.py`, then `api.py` and `form.py`.
"""
