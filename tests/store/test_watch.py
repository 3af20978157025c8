"""Watching: every commit of anybody is told."""
