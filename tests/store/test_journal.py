"""The journal: every edit of the past is found."""
