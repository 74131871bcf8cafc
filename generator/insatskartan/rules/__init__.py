"""What the data must satisfy beyond its shape, and how problems are reported.

Read first: `checking.py`, then `finding.py` and any rule.
"""
