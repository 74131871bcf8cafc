"""What a finished site needs to be published: policy, file names, checks, swap of folders, server settings.

Read first: `staging.py`, then `csp.py` and `fingerprint.py`.
"""
