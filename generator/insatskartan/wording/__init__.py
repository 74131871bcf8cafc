"""Every Swedish sentence the site can say, once: labels, values, facts, answers.

Read first: `phrases.py`, then `values.py` and `answers.py`.
"""
