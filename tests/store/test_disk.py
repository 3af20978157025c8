"""A disk that is full, slow, read-only or not ours."""
