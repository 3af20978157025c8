"""counterdesk: the terminal application of a service hall."""

__version__ = "0.1.0"
