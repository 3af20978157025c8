"""Which SQLite versions are trusted."""
