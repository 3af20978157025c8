"""Telling a citizen's press from a scanner's burst, from a key held down, and from a finger that slipped."""

from __future__ import annotations

import unicodedata

from counterdesk.tui.keys import PAD, HeldKey
from counterdesk.tui.widgets.scan_field import GAP_S

QUIET_S = GAP_S
"""A digit counts once so long nothing follows it: a scanner's next digit is always sooner."""
REST_S = 0.2
"""Nobody reads a new question in less; a scanner slow enough to pass for a hand is stopped at its first digit."""


class Presses:
    """The keys of a machine that anybody may touch."""

    def __init__(self, rest_s: float = REST_S) -> None:
        self.rest_s = rest_s
        self.held = HeldKey()
        self._at_s = float("-inf")

    def counts(self, key: str, at_s: float) -> bool:
        """Whether ``key`` at ``at_s`` (seconds of one steady clock) may be somebody's choice."""
        rested = at_s - self._at_s >= self.rest_s
        self._at_s = at_s
        return not self.held.repeats(key, at_s) and rested


def meant(key: str, character: str | None) -> str:
    """What a key means here: a digit, or a key of keys.PAD by its first sign; empty for everything else.

    Full-width digits and signs are taken as ordinary ones.
    """
    sign = unicodedata.normalize("NFKC", character or "")
    if len(sign) == 1 and sign.isascii() and sign.isdigit():
        return sign
    return next((signs[0] for signs in PAD.values() if key in signs or (sign and sign in signs)), "")
