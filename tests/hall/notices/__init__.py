"""Facts about one-time notices."""
