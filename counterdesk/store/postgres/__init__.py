"""A hall in PostgreSQL: the way beyond one computer, with the same verbs, tables and promises."""
