"""The directions and measures of the house."""
