"""A place nobody touches locks itself: the clerk stays seated, the ticket theirs, and the screen asks for the PIN.

Only whoever has a PIN can be locked out: a demo's clerk, or one of a hall still being set up, is not.
"""

from __future__ import annotations

from textual.app import App

from counterdesk.clock import SECOND_US
from counterdesk.refusals import Said

LOOK_S = 10.0
"""Between two looks; a lock may come so much later than it was set to."""


class LocksWhenIdle(App[None], inherit_bindings=False):
    """``lock_after_s`` (set before it runs) without a key locks the screen; 0 never does."""

    lock_after_s = 0
    clerk: str | None
    _touched_us = 0

    def now_us(self) -> int:
        """The hall's clock, in microseconds; the app's."""
        raise NotImplementedError

    def lock(self) -> None:
        """Put the lock in front; the app does."""

    @property
    def is_locked(self) -> bool:
        """Whether the sign-in stands in front; the app says."""
        return False

    async def has_pin(self) -> bool:
        """Whether whoever is signed in can unlock it again; the app asks."""
        return False

    def touched(self) -> None:
        """A key was pressed."""
        self._touched_us = self.now_us()

    def watch_idle(self) -> None:
        """Look now and then from here on, where a lock is wanted."""
        self.touched()
        if self.lock_after_s:
            self.set_interval(LOOK_S, self.lock_if_idle)

    async def lock_if_idle(self) -> None:
        """Lock when the last key was too long ago; a clock that was set back begins to count anew."""
        now_us = self.now_us()
        if now_us < self._touched_us:
            self.touched()
        if now_us - self._touched_us < self.lock_after_s * SECOND_US or not self.clerk or self.is_locked:
            return
        try:
            if await self.has_pin():
                self.lock()
        except Said:  # the hall is away: whoever is signed in goes on seeing what is said of that
            return
