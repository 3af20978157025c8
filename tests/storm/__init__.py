"""A hall in a storm: many desks at work while everything that can fail does, one thing after another, at random."""
