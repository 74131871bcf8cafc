"""Labels: the small texts of the site, each once and by subject: answers, headings, buttons, hints, announcements.

Texts that only one page says are in its template, and sentences that depend on what they say are in the other modules
of `wording`. Where a text has `{}`, Python fills it in, and scripts fill in names such as `{n}`; scripts have no words
of their own. Read first: `answers.py`, then `namespace.py`, which is what templates see.
"""
