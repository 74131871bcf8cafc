"""What comes from GitHub and goes back: issues, answers, reminders, reviewers."""
