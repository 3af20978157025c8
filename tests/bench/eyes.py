"""Terminals that are read all the time, as people look at screens: what each wrote since a moment, and when."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition, Thread
from time import perf_counter

from counterdesk.store.library import module as sqlite
from tests.bench.terminal import Terminal

KEPT = 200
"""Chunks of a terminal's output that are remembered."""
OSC = re.compile(rb"\x1b\][^\x07\x1b]*(\x07|\x1b\\)")
"""A title: it ends in a bell that does not ring."""
ROWS = "SELECT id, kind, window, clerk, facts FROM journal WHERE id > ? ORDER BY id"


class Stuck(AssertionError):
    """A screen that did not do what its key promises, with the last it wrote."""


class Seen:
    """One terminal under the eyes: its output in order."""

    def __init__(self, name: str, terminal: Terminal) -> None:
        self.name, self.terminal = name, terminal
        self.chunks: list[tuple[float, bytes]] = []
        self.total = 0
        self.ended = False
        self.news = Condition()

    def take(self) -> bytes:
        """Read what is there, and tell whoever waits for it."""
        chunk = self.terminal.take()
        with self.news:
            self.ended = self.ended or not chunk
            self.total += len(chunk)
            self.chunks.append((perf_counter(), chunk))
            if len(self.chunks) > 2 * KEPT:
                del self.chunks[:-KEPT]
            self.news.notify_all()
        return chunk

    def since(self, begun_s: float) -> bytes:
        """What was written after ``begun_s``."""
        return b"".join(chunk for at_s, chunk in self.chunks if at_s > begun_s)

    def wait_for(self, wanted: bytes, begun_s: float, most_s: float = 10.0) -> float:
        """The seconds from ``begun_s`` until ``wanted`` was written; raises Stuck when it is not in ``most_s``."""
        with self.news:
            if not self.news.wait_for(lambda: self.ended or wanted in self.since(begun_s), most_s) or self.ended:
                tail = self.since(begun_s)[-600:]
                raise Stuck(f"{self.name}: {wanted.decode()!r} did not appear (ended: {self.ended}): {tail!r}")
            seen = b""
            for at_s, chunk in [each for each in self.chunks if each[0] > begun_s]:
                seen += chunk
                if wanted in seen:
                    return at_s - begun_s
        raise AssertionError(wanted)

    def rang(self, begun_s: float) -> bool:
        """Whether the bell rang after ``begun_s``."""
        return b"\x07" in OSC.sub(b"", self.since(begun_s))

    def type(self, keys: bytes) -> float:
        """Type; the instant it was done."""
        begun_s = perf_counter()
        with suppress(OSError):  # a program that ended is told by ``ended``
            self.terminal.press(keys)
        return begun_s

    def resize(self, rows: int, columns: int) -> None:
        """Another size."""
        fcntl.ioctl(self.terminal.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@contextmanager
def watched(seen: Sequence[Seen], keep: dict[str, bytearray] | None = None) -> Iterator[None]:
    """Read these terminals until the end of the block, then end them; ``keep`` gets all that each wrote."""
    ends, tell = os.pipe()
    thread = Thread(target=_read, args=(seen, ends, keep), daemon=True)
    thread.start()
    try:
        yield
    finally:
        os.write(tell, b"over")
        thread.join()
        for each in seen:
            each.terminal.close()
        os.close(ends)
        os.close(tell)


def _read(seen: Sequence[Seen], ends: int, keep: dict[str, bytearray] | None) -> None:
    by_fd = {each.terminal.fd: each for each in seen}
    while by_fd:
        ready, _, _ = select.select([ends, *by_fd], [], [])
        if ends in ready:
            return
        for fd in ready:
            chunk = by_fd[fd].take()
            if keep is not None:
                keep[by_fd[fd].name] += chunk
            if not chunk:
                del by_fd[fd]


class Books:
    """The journal as another program reads it."""

    def __init__(self, path: Path) -> None:
        self.conn = sqlite.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)

    def after(self, entry: int) -> list[tuple[int, str, str | None, str | None, str]]:
        """Entries after ``entry``: number, kind, window, clerk, facts."""
        return list(self.conn.execute(ROWS, (entry,)))

    def last(self) -> int:
        """The newest entry's number."""
        return int(self.conn.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()[0])

    def count(self, state: str) -> int:
        """Tickets in a state."""
        return int(self.conn.execute("SELECT count(*) FROM ticket WHERE state = ?", (state,)).fetchone()[0])
