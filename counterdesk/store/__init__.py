"""The database: one file of truth that every window shares."""
