"""Prepared statements answer as SQLAlchemy itself does."""
