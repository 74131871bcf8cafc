"""Insatskartan: YAML files about insatser become a public web site and open data.

One direction: **source -> model -> catalog -> rules -> pages / exports -> host**.

1. `source` reads a YAML file into plain text values that remember where they stood.
2. `model` declares every field; `decode` turns plain values into records or problems.
3. `catalog` loads all records, resolves mallar and links them to each other.
4. `rules` check what the shape alone cannot say.
5. `pages` and `exports` make page models and open data of the catalog.
6. `plugin` hands them to MkDocs. It is the only module that knows the host.

`tests/test_architecture.py` holds the modules to that order.
"""

__version__ = "1.0.0"
