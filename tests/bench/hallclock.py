"""One clock for all programs of a hall: it runs as the computer's does and is put forward for all of them at once."""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Condition

OFFSET = struct.Struct("q")


class HallClock:
    """The computer's clock, so many microseconds on as the file at ``path`` says; every program may map it.

    ``still`` keeps this program's other threads from jumping meanwhile: an undo has its seconds, a citizen theirs.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        if not self.path.exists():
            self.path.write_bytes(OFFSET.pack(0))
        with self.path.open("r+b") as file:
            self._offset = mmap.mmap(file.fileno(), OFFSET.size)
        self._moved = Condition()
        self._still = 0

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC) + timedelta(microseconds=OFFSET.unpack(self._offset[:])[0])

    def nudge(self, seconds: float) -> None:
        """Put the clock on by a few seconds, which nobody minds."""
        with self._moved:
            self._put_on(seconds)

    def jump(self, seconds: float) -> None:
        """Put the clock on once nobody needs it to stand."""
        with self._moved:
            self._moved.wait_for(lambda: not self._still)
            self._put_on(seconds)

    def until(self, at: datetime) -> None:
        """Put the clock on to ``at``."""
        self.jump((at - self.now()).total_seconds())

    @contextmanager
    def still(self) -> Iterator[None]:
        """Meanwhile nobody jumps."""
        with self._moved:
            self._still += 1
        try:
            yield
        finally:
            with self._moved:
                self._still -= 1
                self._moved.notify_all()

    def _put_on(self, seconds: float) -> None:
        self._offset[:] = OFFSET.pack(OFFSET.unpack(self._offset[:])[0] + round(seconds * 1_000_000))
