"""Catalog -> finished pages, free of any host; templates lie inside."""
