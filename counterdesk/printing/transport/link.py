"""A line that carries bytes both ways, with a deadline on everything: what TCP, serial, lp and USB have in common.

python-escpos' own classes (3.1) are not used to carry bytes. A device that could not be opened leaves them answering
every later call with a bare AssertionError; a network job that the socket's buffer took "succeeded"; a short USB write
is silent; serial and lp writes block for ever; a closed line reads as "plenty of paper"; and none says how many bytes
were taken, which is what tells ``failed`` from ``unknown``.
"""

from __future__ import annotations

from typing import Protocol

OPEN_S = 3.0
"""To reach a printer."""


class LinkFault(OSError):
    """A line that cannot be opened, with the reason's code in words (``driver``, ``device``, ``busy``)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Link(Protocol):
    """One printer's line. Deadlines are instants of ``time.monotonic``, in seconds."""

    @property
    def bytes_s(self) -> int | None:
        """What the line itself carries a second, when that is known."""

    def open(self) -> None:
        """Reach the printer within ``OPEN_S``; raises OSError."""

    def write(self, data: bytes, until: float) -> int:
        """Hand over what is taken by then; returns the bytes taken, 0 for none; raises OSError when the line broke."""

    def read(self, until: float) -> bytes:
        """What the printer says, empty when nothing came by then; raises OSError when the line broke."""

    def drain(self, until: float) -> None:
        """Let what was handed over reach the printer before the line is closed; never raises."""

    def close(self) -> None:
        """Let go of the line; never raises, may be called again."""
