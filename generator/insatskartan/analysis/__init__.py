"""What follows from the whole catalog: what is missing, where, why, and what has gone stale."""
