"""Promises, and what follows when they are not kept."""
