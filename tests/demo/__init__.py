"""The demo: its people, its past, its town, and the program as a visitor sees it."""
