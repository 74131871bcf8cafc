"""Write `docs/glossary.md`: every YAML key with its English identifier and its label, from the model's declarations.

    .venv/bin/python tools/glossary.py [--check]

With `--check` nothing is written; exit code 1 when the file is not what the model says.
"""

from __future__ import annotations

import sys
from pathlib import Path

from insatskartan.catalog.statement import Statement
from insatskartan.model.fields import fields, record_types
from insatskartan.model.files import FILES

TARGET = Path(__file__).resolve().parent.parent / "docs/glossary.md"
HEAD = """# Glossary

One Swedish key in a data file, one English identifier in the program. Made of the model by `make glossary`.

| key | identifier | label |
|---|---|---|
"""
WORDS = """
Words that are no keys: *dörr* `ResolvedDoor` (a door with what it inherits; `way` as a variable), *insats* `insats`,
*kommun* `kommun`, *försörjning i fokus* `focus`, *ordlista* `vocabulary`, *väg* `pathway`, *regel* `rule`.
"""


def glossary() -> str:
    """Return the whole file."""
    kinds = (*(file.record for file in FILES.values()), Statement)
    rows = dict.fromkeys(
        (field.key, field.name, field.label)
        for kind in kinds
        for record in record_types(kind)
        for field in fields(record)
    )
    return HEAD + "".join(f"| `{key}` | `{name}` | {label} |\n" for key, name, label in rows) + WORDS


def main(arguments: list[str]) -> int:
    """Write the file, or compare it."""
    text = glossary()
    if "--check" in arguments:
        if TARGET.read_text("utf-8") == text:
            return 0
        print("docs/glossary.md är inaktuell. Kör make glossary.", file=sys.stderr)
        return 1
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
