"""What comes from GitHub and goes back: issues, answers, reminders, reviewers.

Read first: `reception.py`, then `reminders.py`.
"""
