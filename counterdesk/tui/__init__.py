"""The screens: what a clerk, a lead and the hall see, by keyboard alone."""

import os

# Asking a terminal to report every key takes text away from an input method in several of them; the name is read
# when Textual is first imported, so it is set here, before any module of this package imports it.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
