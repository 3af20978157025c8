"""The printer that is no printer: papers are only shown, for a demo, practice, or a hall without paper.

Screens draw the slip from its job when they are told of it, so nothing needs to be carried here.
"""

from __future__ import annotations

from counterdesk.printing.delivery import ON_SCREEN, Delivery


class ScreenWire:
    """Takes everything at once."""

    health = ""

    def ask(self) -> str:
        """Always ready."""
        return ""

    def send(self, job: bytes) -> Delivery:
        """Always ``sent``."""
        return Delivery("sent")

    def confirm(self, wait_s: float) -> Delivery:
        """Always ``printed``, at the level ``accepted``: it was shown."""
        return Delivery("printed", "accepted", ON_SCREEN)

    def close(self) -> None:
        """Nothing is held."""
