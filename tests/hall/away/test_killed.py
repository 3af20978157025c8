"""A place that is killed at every boundary of leaving, giving out and merging: nothing is lost, nothing comes twice."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from counterdesk.clock import FixedClock
from counterdesk.hall import rows, tickets, visits
from counterdesk.hall.away import acts, merging, place
from counterdesk.refusals import StoreFault
from counterdesk.store.base import NOBODY
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.sqlite import SqliteStore
from counterdesk.tui.standby import Standby
from tests.furnished import MORNING, Hall, new_hall, refused
from tests.hall import checker
from tests.hall.away.places import keeps
from tests.race.forks import killed

pytestmark = pytest.mark.in_a_file  # copied and killed once more for every turn
ONE = By("101", "1")
BEGINS = "BEGIN IMMEDIATE"
EVERY = 60
"""Of all statements every sixtieth is one where it is killed, too."""
STANDS: dict[str, Callable[[str], bool]] = {
    "issue": lambda state: state != "void", "call_next": lambda state: state in ("called", "serving", "finished"),
    "start": lambda state: state in ("serving", "finished"), "finish": lambda state: state == "finished",
}  # fmt: skip
"""Which states a ticket may be in after an act that was answered."""


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The places' files are the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def hall(hall: Hall) -> Hall:
    """A hall that keeps four numbers a place, window 1 open."""
    keeps(hall)
    hall.opened("1")
    return hall


def a_day(path: Path) -> None:
    """At window 1: take along what is needed, lose the hall, give out two numbers, serve one, and come back.

    What was answered is written down beside the hall.
    """
    clock = FixedClock(MORNING)
    hall, desk = open_store(path, clock), Standby(str(path), "1", clock)
    desk.keep(hall)
    own = desk.leave()
    assert own is not None
    serving = (tickets.call_next, visits.start, visits.finish)
    for verb, args in ((tickets.issue, ("A01",)), *((verb, ()) for verb in serving), (tickets.issue, ("A02",))):
        answer = own.run(acts.do, ONE, verb, args, {})
        with path.with_suffix(".book").open("a") as book:
            book.write(f"{getattr(answer, 'ticket', answer).label} {verb.__name__}\n")
    desk.bring(hall)


def back_again(path: Path) -> list[str]:
    """The next start of the program: whatever was done away comes into the hall; what was answered and is not there."""
    clock = FixedClock(MORNING)
    hall, desk = open_store(path, clock), Standby(str(path), "1", clock)
    desk.keep(hall)
    state = {ticket.label: ticket.state for ticket in hall.read(rows.of_day)}
    desk.close()
    hall.close()
    book = path.with_suffix(".book")
    answered = [line.split() for line in book.read_text().splitlines()] if book.exists() else []
    return [f"{number} {act}: {state[number]}" for number, act in answered if not STANDS[act](state[number])]


def until(nth: int, path: Path) -> None:
    """The day, killed at its nth boundary if there are so many."""
    passed = statements = 0

    def boundary(sql: str) -> None:
        nonlocal passed, statements
        statements += 1
        if sql.startswith(BEGINS) or statements % EVERY == 0:
            passed += 1
            if passed == nth:
                os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "connect", lambda dbapi, _record: dbapi.set_trace_callback(boundary))
    a_day(path)


def test_killed_anywhere_between_leaving_and_being_back(hall, tmp_path, monkeypatch):
    hall.close()
    nth = 0
    while True:
        nth += 1
        folder = tmp_path / str(nth)
        folder.mkdir()
        monkeypatch.setenv("XDG_STATE_HOME", str(folder))
        path = Path(shutil.copy(hall.path, folder))
        if not killed(partial(until, nth, path), f"boundary {nth}"):
            break
        assert (nth, back_again(path), checker.faults(path)) == (nth, [], [])
        shutil.rmtree(folder)
    assert nth > 20
    assert path.with_suffix(".book").read_text().count("issue") == 2


def test_two_merges_at_once_are_one(hall, tmp_path):
    stretch = _stretch(hall)
    again = open_store(hall.path, FixedClock(MORNING))
    assert hall.store.run(merging.merge, By(), stretch) == again.run(merging.merge, By(), stretch) == (1, 0)
    again.close()
    assert checker.faults(hall.path) == []


def _stretch(hall: Hall) -> merging.Stretch:
    desk = Standby(str(hall.path), "1", hall.clock)
    desk.keep(hall.store)
    own = desk.leave()
    assert own is not None
    own.run(acts.do, ONE, tickets.issue, ("A01",), {})
    stretch = own.run(place.close)
    desk.close()
    return stretch


class Forgetful(SqliteStore):
    """A hall whose answer to a merge is lost on the way."""

    def run(self, verb: Any, /, by: By = NOBODY, *args: Any, **facts: Any) -> Any:
        """Keep it, and say that nobody knows."""
        answer = super().run(verb, by, *args, **facts)
        if verb is merging.merge:
            raise StoreFault("outcome_unknown", path=self.path)
        return answer


def test_while_nobody_knows_whether_the_merge_was_kept_nothing_is_done_alone(hall):
    desk = Standby(str(hall.path), "1", hall.clock)
    desk.keep(hall.store)
    own = desk.leave()
    assert own is not None
    number = own.run(acts.do, ONE, tickets.issue, ("A01",), {}).ticket.label
    lossy = Forgetful(hall.path, hall.clock)
    with refused("outcome_unknown", StoreFault):
        desk.bring(lossy)
    assert desk.leave() is None  # another window may be serving that number by now
    desk.keep(hall.store)
    assert hall.state(number) == "waiting"
    assert hall.acts().count("away_merged") == 1
    assert desk.leave() is not None
    lossy.close()
    desk.close()


def test_a_second_program_at_the_same_window_has_no_numbers_of_its_own(hall):
    first, second = (Standby(str(hall.path), "1", hall.clock) for _ in range(2))
    assert first.keep(hall.store)
    assert not second.keep(hall.store)
    assert second.leave() is None
    first.close()
    assert second.keep(hall.store)
    second.close()


def test_what_was_done_away_from_another_hall_is_left_where_it_is(hall, furnished_file, tmp_path):
    desk = Standby(str(hall.path), "1", hall.clock)
    desk.keep(hall.store)
    own = desk.leave()
    assert own is not None
    own.run(acts.do, ONE, tickets.issue, ("A01",), {})
    new_hall(tmp_path / "other.db")
    other = Hall.at_path(tmp_path / "other.db", hall.clock)
    assert not desk.bring(other.store)
    assert [path.suffix for path in own.path.parent.glob("*.other")] == [".other"]
    other.close()
    desk.close()


def test_nothing_done_alone_is_forgotten_when_the_hall_goes_away_in_the_merge(hall):
    desk = Standby(str(hall.path), "1", hall.clock)
    desk.keep(hall.store)
    own = desk.leave()
    assert own is not None
    number = own.run(acts.do, ONE, tickets.issue, ("A01",), {}).ticket.label
    own.run(acts.do, ONE, tickets.call_next, (), {})
    desk.forget_visits()
    assert desk.bring(hall.store)
    assert hall.state(number) == "called"
    desk.close()
