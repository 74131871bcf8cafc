"""MkDocs. The only folder that imports it; theme and browser code lie inside."""
