"""Charts, diagrams and maps as values that templates draw."""
