"""The records: the only place where a field, a kind of file or a label is declared."""
