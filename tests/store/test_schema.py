"""The schema: the same as the tables of the nouns, and never older or newer than the program."""
