"""MkDocs. The only folder that imports it; theme and browser code lie inside.

Read first: `plugin.py`, then `build.py`, `page.py` and `shell.py`.
"""
