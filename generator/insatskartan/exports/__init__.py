"""Catalog -> files: the API, the editor schemas, the form. Each output owns its record."""
