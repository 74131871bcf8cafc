"""Text that belongs to no record: Swedish order, dates, sentences, compounds, excerpts, escapes, personal data.

Read first: `swedish.py` and `dates.py`.
"""
