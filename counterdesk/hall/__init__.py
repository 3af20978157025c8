"""The nouns of a service hall: one file a noun, its table, its rules and its verbs."""
