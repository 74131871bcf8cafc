"""What the data must satisfy beyond its shape, and how problems are reported."""
