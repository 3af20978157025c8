"""The queues: how many wait in each, and the longest wait against what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.words import cells, pad, t

MINUTE_US = 60_000_000


class QueueLine(NamedTuple):
    """One queue as it stands: ``arrived_us`` is when the one who waits longest came, None when nobody waits.

    ``stopped`` says that no more numbers are given out. ``short`` is its name where the whole one has no room.
    """

    prefix: str
    name: str
    waiting: int
    arrived_us: int | None
    promise_min: int
    mine: bool = True
    stopped: bool = False
    short: str = ""


def waited_min(line: QueueLine, now_us: int) -> int:
    """Whole minutes the longest waiting person of a queue has waited."""
    return 0 if line.arrived_us is None else max(0, (now_us - line.arrived_us) // MINUTE_US)


class QueueList(Rows):
    """A line a queue: letter, name, count, longest wait / promise, and a mark in a word's place past it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.queues: Sequence[QueueLine] = ()
        self.now_us = 0

    def set(self, queues: Iterable[QueueLine], now_us: int) -> None:
        """Show these queues at ``now_us``; only lines that read differently are painted again."""
        self.queues, self.now_us = tuple(queues), now_us
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """One row a queue; an empty hall says so."""
        if not self.queues:
            return [[(t("desk.no_queues"), "quiet")]]
        letters, counts = columns(self.queues)
        return [queue_row(queue, letters, counts, width, self.now_us) for queue in self.queues]


class QueueSpots(Spots):
    """The same lines, to stand on; ``QueueList`` is for a desk, where nobody does."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.queues: dict[str, QueueLine] = {}
        self.now_us = 0

    def set_queues(self, queues: Iterable[QueueLine], now_us: int) -> None:
        """Show these queues at ``now_us``; Enter opens those who wait in one."""
        self.queues, self.now_us = {queue.prefix: queue for queue in queues}, now_us
        spots = [Spot(f"queue:{prefix}", (), opens=f"waiting:{prefix}", means="lead_means.queue")
                 for prefix in self.queues]  # fmt: skip
        self.set(spots, [(t("desk.waiting"), "quiet")], [(t("desk.longest_of"), "quiet")])

    def _row(self, spot: Spot, width: int, chosen: bool) -> Row:
        queues = tuple(self.queues.values())
        row = queue_row(queues[[*self.queues].index(spot.key[6:])], *columns(queues), width - 1, self.now_us)
        return [self.mark(chosen), *row]


def columns(queues: Sequence[QueueLine]) -> tuple[int, int]:
    """How many cells the letters and the counts of these queues take."""
    return max(cells(queue.prefix) for queue in queues) + 1, max(3, *(len(str(queue.waiting)) + 1 for queue in queues))


def queue_row(queue: QueueLine, letters: int, counts: int, width: int, now_us: int) -> Row:
    """One queue's line; letter and count take so many cells."""
    minutes = waited_min(queue, now_us)
    over = queue.arrived_us is not None and minutes > queue.promise_min
    wait = t("desk.longest", minutes=minutes, promise=queue.promise_min) if queue.waiting else ""
    mark = t("desk.queue_stopped") if queue.stopped else ""
    room = width - letters - counts - 9 - cells(mark)
    name = pad(queue.name if cells(queue.name) <= room else queue.short or queue.name, room)
    tone = "" if queue.mine and queue.waiting else "quiet"
    return [
        (pad(queue.prefix, letters), "strong" if queue.mine else "quiet"),
        (name, tone),
        (mark, "needs"),
        (pad(str(queue.waiting), counts, "right"), "strong" if queue.waiting else "quiet"),
        (pad(wait, 8, "right"), "over" if over else tone),
        ("!" if over else " ", "over"),
    ]
