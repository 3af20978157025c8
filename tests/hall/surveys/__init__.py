"""Questionnaires: versions, anonymous answers, counts."""
