"""Away from the store."""
