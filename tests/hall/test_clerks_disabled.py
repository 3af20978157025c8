"""A clerk who was disabled does nothing more, even at a window that is still open."""

import pytest

from counterdesk.hall import clerks, floor
from counterdesk.store.desk import By
from tests.furnished import refused

ACTS = {
    "call": (), "call_named": ("A002", "行动不便"), "recall": (), "start": (), "hold": (), "finish": (), "resume": (),
    "no_show": (), "finish_and_call": (), "serve": ("A01",), "undo": (), "pause": ("meal",), "back": (), "close": (),
    "open": (), "transfer": ("A002", "B01"), "walk_out": ("A002",), "cancel": ("A002",), "add_service": ("A002", "A02"),
    "unreliable": ("A002",), "bring_back": ("A002",), "help": ("1",), "reprint": ("A002",),
}  # fmt: skip


@pytest.fixture
def gone(hall, one):
    """Window 1, open with A001 called there, its clerk disabled since."""
    for _ in range(2):
        hall.issue("A01")
    one.call()
    hall.store.run(clerks.disable, By("901"), "101")
    return one


@pytest.mark.parametrize("act", ACTS)
def test_a_disabled_clerk_does_nothing_at_the_open_window(hall, gone, act):
    before = hall.acts()
    with refused("clerk_disabled"):
        getattr(gone, act)(*ACTS[act])
    assert hall.acts() == before


def test_a_disabled_clerks_window_falls_silent_though_its_program_runs(hall, gone):
    hall.forward(61)
    assert not gone.beat()
    assert next(w for w in hall.store.read(floor.windows_now) if w.code == "1").silent


def test_a_lead_takes_a_disabled_clerks_window_over_at_once(hall, gone):
    seat = hall.at("1", "301").take_over("1", lead="301")
    assert (seat.clerk, seat.state) == ("301", "open")
    assert hall.at("1", "301").start().label == "A001"


def test_an_unlocked_clerk_goes_on(hall, gone):
    hall.store.run(clerks.unlock, By("901"), "101")
    assert gone.start().label == "A001"


def test_nobody_acts_under_a_number_no_clerk_has(hall):
    number = hall.issue("A01")
    with refused("no_such_clerk"):
        hall.at("1", "999").cancel(number)
