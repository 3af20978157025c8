"""How much fits on the kiosk: the scale of a number's digits, and the air between lines. Sizes are in cells."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size

from counterdesk.tui.screens.kiosk_view import Face
from counterdesk.tui.widgets import big_number
from counterdesk.tui.widgets.rows import Row

AROUND = 6
"""Lines of the screen besides the question's choices or the number's facts."""
LOW = 20
OTHER_ROWS = AROUND + 7


def explains(size: Size) -> bool:
    """Whether there is room for how to answer: on the smallest screens the choices themselves come first."""
    return size.height >= LOW


def scale(text: str, size: Size) -> int:
    """The largest scale at which ``text`` fits on a screen of ``size``."""
    across = big_number.width(text)
    if not across:
        return 1
    return max(1, min((size.width - 4) // across, (size.height - OTHER_ROWS) // big_number.ROWS))


def spaced(face: Face, size: Size) -> Sequence[Row]:
    """The lines of ``face``, each with a line of air after it where there is room for it."""
    taken = big_number.ROWS * scale(face.number, size) + 1 if face.number else 0
    if taken + 2 * len(face.said) > size.height - AROUND:
        return face.said
    return [row for said in face.said for row in (said, []) if said]
