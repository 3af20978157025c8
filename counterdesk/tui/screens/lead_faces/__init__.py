"""The faces of the lead's screen, a file each: the morning, the hall now, the evening."""
