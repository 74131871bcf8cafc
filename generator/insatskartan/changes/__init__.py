"""Two revisions -> what changed, for whom, in words."""
