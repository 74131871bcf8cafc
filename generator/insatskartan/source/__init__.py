"""A file: bytes -> text -> a tree of values that know their position, and problems that know theirs.

Read first: `parser.py`, then `problems.py`.
"""
