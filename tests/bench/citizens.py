"""Citizens at a kiosk, one after another: two presses each, or three."""

from __future__ import annotations

import json
from time import perf_counter, sleep

from counterdesk.words import t
from tests.bench.eyes import Books, Seen, Stuck
from tests.bench.hallclock import HallClock

WAYS = (("1", "2"), ("2", "1"), ("4", "1"), ("5", "2"), ("3", "2"), ("1", "3"), ("2", "3"))
"""Lines and matters of the shipped hall that a window of this bench serves."""
REST_S = 0.22
READ_S = 1.6


class Citizens:
    """Everybody who takes a number at one machine."""

    def __init__(self, seen: Seen, books: Books, clock: HallClock) -> None:
        self.seen, self.books, self.clock = seen, books, clock
        self.taken: list[str] = []
        self.took_s: list[float] = []
        self._read = books.last()

    def come(self, citizens: int) -> None:
        """So many of them."""
        for _ in range(citizens):
            way = WAYS[len(self.taken) % len(WAYS)]
            with self.clock.still():
                self._take(way)
                self.clock.nudge(READ_S)
                self._press("0", t("kiosk.ask_line"))

    def _take(self, way: tuple[str, ...]) -> None:
        for key in way[:-1]:
            self._press(key, t("kiosk.ask_how"))
        begun_s = self._press(way[-1], t("kiosk.yours"))
        while perf_counter() - begun_s < 10:
            rows = self.books.after(self._read)
            self._read = rows[-1][0] if rows else self._read
            issued = [json.loads(facts) for _, kind, _, _, facts in rows if kind == "issued"]
            mine = [facts["number"] for facts in issued if facts.get("source") == "kiosk"]
            if mine:
                self.taken += mine
                return
            sleep(0.01)
        raise Stuck("a number was shown at the kiosk that is on no book")

    def _press(self, key: str, wanted: str) -> float:
        sleep(REST_S)
        begun_s = self.seen.type(key.encode())
        self.took_s.append(self.seen.wait_for(wanted.encode(), begun_s))
        return begun_s
