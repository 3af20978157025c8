"""The parts screens are made of: each draws lines of terminal cells and repaints only lines that changed."""
