"""Copies of a hall and bringing one back."""
