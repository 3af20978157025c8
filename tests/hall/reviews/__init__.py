"""Reviews of visits: given, called back, appealed, counted."""
