"""What befalls the hall: each is done to it whole, lasts a while, and is over."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep
from typing import NamedTuple

from counterdesk.store.library import module as sqlite
from tests.bench.hallclock import HallClock
from tests.postgres import Hit
from tests.printing.printer_double import PrinterDouble
from tests.race.crew import Where
from tests.storm.crew import Crew
from tests.storm.disk import HOWS, Disk

HOUR_S = 3600.0
ENDS = ("", "-wal", "-shm")
LOCKED_S = 12.0
"""A little longer than the store waits for another tool."""


class Ground(NamedTuple):
    """All that can be befallen: the hall, another hall's file and its log, disk, clock, printer, people, a server."""

    hall: Where
    folder: Path
    other: Path
    foreign_log: Path
    disk: Disk
    clock: HallClock
    printer: PrinterDouble
    crew: Crew
    chance: random.Random
    lasts_s: tuple[float, float]
    server: Hit | None = None

    def lasts(self) -> None:
        """For a while."""
        sleep(self.chance.uniform(*self.lasts_s))


Weather = Callable[[Ground], None]


def _disk(how: str) -> Weather:
    def befalls(ground: Ground) -> None:
        with ground.disk.fails(how):
            ground.lasts()

    return befalls


def locked(ground: Ground) -> None:
    """Another tool begins to write and goes away for ten seconds."""
    with closing(sqlite.connect(str(ground.hall))) as tool:
        tool.isolation_level = None
        tool.execute("PRAGMA busy_timeout = 60000")
        tool.execute("BEGIN IMMEDIATE")
        sleep(LOCKED_S)
        tool.execute("ROLLBACK")


@contextmanager
def _away(path: Path) -> Iterator[None]:
    kept = path.rename(path.with_name(f"{path.name}.away"))
    try:
        yield
    finally:
        kept.rename(path)


def log_gone(ground: Ground) -> None:
    """Somebody tidies the log away, and puts it back."""
    with _away(_log(ground.hall)):
        ground.lasts()


def foreign_log(ground: Ground) -> None:
    """Another hall's log lies in its place for a while."""
    with _away(_log(ground.hall)):
        shutil.copy(ground.foreign_log, _log(ground.hall))
        ground.lasts()


def moved(ground: Ground) -> None:
    """The hall's file is moved away, and back."""
    with _away(Path(ground.hall)):
        ground.lasts()


def replaced(ground: Ground) -> None:
    """Another hall's file lies in its place for a while, with its own log; whoever works then works there.

    As ``restore`` does it: the file goes first and comes last, and is never there by half.
    """
    copy = Path(shutil.copy(ground.other, ground.folder / "copy"))
    for end in ENDS:
        Path(f"{ground.hall}{end}").rename(f"{ground.hall}{end}.away")
    copy.rename(Path(ground.hall))
    ground.lasts()
    for end in ENDS:
        Path(f"{ground.hall}{end}").unlink(missing_ok=True)
    for end in reversed(ENDS):
        Path(f"{ground.hall}{end}.away").rename(f"{ground.hall}{end}")


def clock_an_hour_back(ground: Ground) -> None:
    """Set back an hour, and put right again."""
    _clock(ground, -HOUR_S)


def clock_an_hour_on(ground: Ground) -> None:
    """Set forward an hour, and put right again."""
    _clock(ground, HOUR_S)


def clock_over_midnight(ground: Ground) -> None:
    """Set to just after the next midnight, and put right again."""
    _clock(ground, _to_midnight_s(ground) + 300)


def paused(ground: Ground) -> None:
    """One process stands still and goes on."""
    _stand_still(ground, [ground.chance.choice(ground.crew.pids)])


def asleep(ground: Ground) -> None:
    """The whole machine sleeps: every process stands still, and the clock is somewhere else afterwards."""
    _stand_still(ground, ground.crew.pids, ground.chance.uniform(300, HOUR_S))


def terminal_closed(ground: Ground) -> None:
    """A desk's terminal goes away while somebody works there, and they begin again."""
    _again(ground, "closed")


def killed(ground: Ground) -> None:
    """A desk's program is killed, and begun again."""
    _again(ground, "killed")


def no_paper(ground: Ground) -> None:
    """The roll is at its end in the middle of a paper, until somebody puts another one in."""
    with ground.printer.lock:
        ground.printer.paper_for = ground.chance.randint(1, 400)
    ground.lasts()
    ground.printer.change_roll()


def cover_open(ground: Ground) -> None:
    """The printer's cover is open for a while."""
    with ground.printer.lock:
        ground.printer.cover_open = True
    ground.lasts()
    ground.printer.change_roll()


ANYWHERE: dict[str, Weather] = {
    "clock an hour back": clock_an_hour_back, "clock an hour on": clock_an_hour_on,
    "clock over midnight": clock_over_midnight, "process paused": paused, "machine asleep": asleep,
    "terminal closed": terminal_closed, "desk killed": killed, "out of paper": no_paper, "cover open": cover_open,
}  # fmt: skip
"""What may befall any hall."""
ALL: dict[str, Weather] = {
    **{f"disk: {how}": _disk(how) for how in HOWS},
    "locked 10 s": locked, "log gone": log_gone, "foreign log": foreign_log, "file moved": moved,
    "file replaced": replaced, **ANYWHERE,
}  # fmt: skip
"""What may befall a hall in a file."""


def _log(hall: Where) -> Path:
    return Path(f"{hall}-wal")


def _clock(ground: Ground, by_s: float) -> None:
    ground.clock.nudge(by_s)
    ground.lasts()
    ground.clock.nudge(-by_s)


def _to_midnight_s(ground: Ground) -> float:
    from counterdesk.clock import to_us
    from tests.storm.hall import ZONE

    now = ground.clock.now().astimezone(ZONE)
    midnight = now.replace(hour=23, minute=59, second=59)
    return (to_us(midnight) - to_us(now)) / 1e6


def _stand_still(ground: Ground, pids: Sequence[int], slept_s: float = 0.0) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    ground.lasts()
    ground.clock.nudge(slept_s)
    for pid in pids:
        os.kill(pid, signal.SIGCONT)


def _again(ground: Ground, how: str) -> None:
    one = ground.chance.choice([one for one in ground.crew.terminals if one.clerk])
    with ground.crew.hands_off:
        gone = one.close(how)
    with ground.disk.under():
        one.open()
    one.sign_in()
    assert gone, f"{one.name} did not end within ten seconds once its terminal was {how}"
