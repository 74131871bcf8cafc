"""Insatskartan: YAML files about insatser become a public web site and open data.

Each folder is a stage or a concern and says in its docstring what it does. A folder imports only from those before it:

    text, source
    model, hosting
    catalog
    rules, wording, editing
    matching
    analysis, search
    pages, exports
    changes, host
    github
    commands

import-linter holds them to that order (`[tool.importlinter]` in pyproject.toml). Read `catalog/catalog.py` first.
"""

__version__ = "1.0.0"
"""The version: pyproject.toml reads it here, and everything else asks the package."""
