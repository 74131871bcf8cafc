"""All records of a folder, read and linked, and what follows from one record alone (doors, reports in order)."""
