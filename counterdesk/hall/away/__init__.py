"""Away from the store: numbers kept for when the server is out of reach, and the merge when it is back."""
