"""Arguments, printing and exit codes.

Read first: `reporting.py`, then any of the others.
"""
