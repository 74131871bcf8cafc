"""What search knows beside the words of a page, and its index."""
