"""What people at the door and at windows remember of a day, and whether one order of acts explains all of it.

Each writes down when a key was pressed and when the answer came, by the computer's one monotonic clock. Issuing is a
counter and calling takes from a bag; a history of these can be put into one order, each act between its key and its
answer, when the conditions in ``unexplained`` hold (for the bag: VFresh, VRepeat and VWit of Henzinger, Sezgin and
Vafeiadis, "Aspect-oriented linearizability proofs", 2013). Who of those waiting is called is the rule's affair and not
asked here.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from counterdesk.hall import tickets, visits, windows
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.store.engine import Store, open_store
from tests.processes import begin
from tests.race.crew import DEADLINE_S, kill, nobody_left, send_home

SERVICE = "A01"
WINDOWS = ("1", "2", "5")
"""Those that serve the one service of the day."""
DOORS = 3
NEVER = 1 << 62


class Remembered(NamedTuple):
    """A key press: what for, when, the answer and when it came; ``number`` 0: nobody waits, None: killed before."""

    act: str
    pressed_ns: int
    answered_ns: int = NEVER
    number: int | None = None


def day(hall: Path, acts: int, kills: int, seed: int = 1) -> list[Remembered]:
    """Let doors and windows work until they remember ``acts``, and kill so many of them; what all remember.

    Windows that begin long before the doors call nobody for a while: at least one must have called somebody.
    """
    chance, places = random.Random(seed), [*WINDOWS, *[None] * DOORS]
    crew = [_hire(hall, n, place) for n, place in enumerate(places)]
    done, deadline = 0, time.monotonic() + DEADLINE_S
    with nobody_left(crew):
        while done < kills or not _is_enough(remembered(hall), acts):
            assert time.monotonic() < deadline
            n = chance.randrange(len(crew))
            crew[n].join(chance.uniform(0.02, 0.1))
            assert crew[n].exitcode is None, "somebody fell"
            if done < kills:
                kill([crew[n]])
                done += 1
                crew[n] = _hire(hall, len(crew) * done + n, places[n])
        send_home(hall, crew)
    return remembered(hall)


def _is_enough(known: list[Remembered], acts: int) -> bool:
    called = any(one.act == "call" and one.number for one in known)
    return called and sum(one.answered_ns < NEVER for one in known) >= acts


def remembered(hall: Path) -> list[Remembered]:
    """Every key press that somebody wrote down, by when it was pressed."""
    found: list[Remembered] = []
    for book in hall.parent.glob(f"{hall.stem}-*.remembers"):
        for line in book.read_text().split("\n")[:-1]:
            what, *said = line.split()
            if what == "answer":
                found[-1] = found[-1]._replace(answered_ns=int(said[0]), number=int(said[1]))
            else:
                found.append(Remembered(what, int(said[0])))
    return sorted(found, key=lambda one: one.pressed_ns)


def unexplained(history: list[Remembered]) -> list[str]:
    """Everything that no order of the acts explains."""
    issued = [one for one in history if one.act == "issue"]
    called = [one for one in history if one.act == "call"]
    return [*_counted(issued), *_taken(issued, called), *_nobody(issued, called)]


def _counted(issued: list[Remembered]) -> Iterator[str]:
    """Each number once, none left out but for the killed, and later ones to those who came later."""
    answered = sorted((one for one in issued if one.number), key=lambda one: one.answered_ns)
    numbers = Counter(one.number for one in answered)
    yield from (f"{number} was given out {times} times" for number, times in numbers.items() if times > 1)
    missing = max(numbers, default=0) - len(numbers)
    if missing > len(issued) - len(answered):
        yield f"{missing} numbers were left out"
    done, highest = iter(answered), 0
    following = next(done, None)
    for one in sorted((one for one in issued if one.number), key=lambda one: one.pressed_ns):
        while following is not None and following.answered_ns < one.pressed_ns:
            highest, following = max(highest, following.number or 0), next(done, None)
        if (one.number or 0) <= highest:
            yield f"{one.number} was given out after {highest}"


def _taken(issued: list[Remembered], called: list[Remembered]) -> Iterator[str]:
    """Nobody is called twice, and nobody before the key for their number was pressed."""
    times = Counter(one.number for one in called if one.number)
    yield from (f"{number} was called {often} times" for number, often in times.items() if often > 1)
    pressed = {one.number: one.pressed_ns for one in issued if one.number}
    killed = min((one.pressed_ns for one in issued if one.number is None), default=NEVER)
    for one in called:
        if one.number and pressed.get(one.number, killed) > one.answered_ns:
            yield f"{one.number} was called before it was issued"


def _nobody(issued: list[Remembered], called: list[Remembered]) -> Iterator[str]:
    """Where a window was told that nobody waits, there was a moment between its key and the answer when nobody did."""
    taken = {one.number: one.pressed_ns for one in called if one.number}
    killed = [one.pressed_ns for one in called if one.number is None]
    waits = []
    for one in sorted((one for one in issued if one.number), key=lambda one: one.answered_ns):
        perhaps = min((at for at in killed if at > one.pressed_ns), default=NEVER)  # a killed window may have taken it
        waits.append((one.answered_ns, taken.get(one.number, perhaps)))
    for one in called:
        if one.number == 0 and _covers(waits, one.pressed_ns, one.answered_ns):
            yield f"a window was told that nobody waits, from {one.pressed_ns} to {one.answered_ns} somebody did"


def _covers(spans: list[tuple[int, int]], at: int, to: int) -> bool:
    """Whether the spans, in the order in which they begin, leave no moment from ``at`` to ``to`` free."""
    for begun, ended in spans:
        if begun < at < ended:
            at = ended
        elif begun >= at:
            break
    return at > to


def _hire(hall: Path, n: int, window: str | None) -> BaseProcess:
    one = begin.Process(target=work, args=(hall, n, window), daemon=True)
    one.start()
    return one


def work(hall: Path, n: int, window: str | None) -> None:
    """Give out numbers, or call, start and finish at a window, until sent home."""
    line = os.open(hall.with_name(f"{hall.stem}-{n}.remembers"), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with closing(open_store(hall)) as store:
        by = By(f"10{window}", window) if window else By()
        if window:
            store.run(windows.open_window, by)
        while not hall.with_suffix(".home").exists():
            if window:
                with suppress(Refusal):  # whoever was killed here may have left somebody at the window
                    store.run(visits.start, by)
                with suppress(Refusal):
                    store.run(visits.finish, by)
            _press(store, line, by)


def _press(store: Store, line: int, by: By) -> None:
    verb, args = (tickets.call_next, ()) if by.window else (tickets.issue, (SERVICE,))
    os.write(line, f"{'call' if by.window else 'issue'} {time.monotonic_ns()}\n".encode())
    found = store.run(verb, by, *args)
    os.write(line, f"answer {time.monotonic_ns()} {found.ticket.number if found else 0}\n".encode())
