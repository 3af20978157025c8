"""Questionnaires (公众评议): versioned, anonymous, with how many were asked and how many answered."""
