"""The three rates and the four indices."""
