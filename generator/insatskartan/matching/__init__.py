"""One person and one insats -> an answer with reasons."""
