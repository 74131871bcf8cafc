"""What the program writes into data files: the canonical layout, drafts, fingerprints of a reflection.

Read first: `layout.py`.
"""
