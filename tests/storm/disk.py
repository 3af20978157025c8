"""A disk that fails to order under the programs of a hall; where there is no compiler for it, it never fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.race.shims import compiled

HOWS = {"full": b"f", "read-only": b"r", "writing fails": b"w", "syncing fails": b"s", "reading fails": b"d",
        "rubbish is read": b"c"}  # fmt: skip
"""What a disk does, and the letter ``failing.c`` knows it by."""
WELL = b"-"


class Disk:
    """The disk under ``hall``; only programs begun ``under`` it feel it."""

    def __init__(self, hall: Path) -> None:
        self._order = hall.with_suffix(".order")
        self._order.write_bytes(WELL)
        self._library = compiled(Path(__file__).with_name("failing.c"), hall.parent)
        self._hall = hall

    @property
    def can_fail(self) -> bool:
        """Whether there is a shim for this computer."""
        return self._library is not None

    @contextmanager
    def under(self) -> Iterator[None]:
        """Programs begun in the block stand on this disk."""
        loaded = {"LD_PRELOAD": str(self._library), "STORM_HALL": str(self._hall), "STORM_NOW": str(self._order)}
        mine = loaded if self.can_fail else {}
        os.environ.update(mine)
        try:
            yield
        finally:
            for name in mine:
                del os.environ[name]

    @contextmanager
    def fails(self, how: str) -> Iterator[None]:
        """Meanwhile it does that."""
        self._say(HOWS[how])
        try:
            yield
        finally:
            self._say(WELL)

    def _say(self, letter: bytes) -> None:
        with self._order.open("r+b") as order:  # the programs have mapped it: never another file in its place
            order.write(letter)
