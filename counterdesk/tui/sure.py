"""Timers that fire whatever else the computer does."""

from __future__ import annotations

from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback


class Sure(MessagePump):
    """Whose ``set_timer`` fires once in any case.

    Textual 8.2.8 skips a tick it is late for, of timers that have one tick, too: held up at its beginning for longer
    than its delay, such a timer is silently over. A citizen's press then never counts, and a lead's screen that was to
    be read anew in a moment is not.
    """

    def set_timer(
        self, delay: float, callback: TimerCallback | None = None, *, name: str | None = None, pause: bool = False
    ) -> Timer:
        """Call ``callback`` after ``delay`` seconds, or as soon after that as can be."""
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False
        return timer
