"""A printer on another computer's serial line, shared on a port: as good as a network printer."""

import threading
from contextlib import contextmanager

import pytest

from counterdesk.printing.delivery import Delivery, deliver
from counterdesk.printing.profiles import printer
from counterdesk.printing.render import job_bytes
from counterdesk.printing.share import Share
from counterdesk.printing.transport import link_of, open_wire, talk

from .papers import ticket_slip
from .printer_double import SerialDouble


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr(talk, "ANSWER_S", 1.0)
    monkeypatch.setattr("counterdesk.printing.share.LOOK_S", 0.05)


@contextmanager
def shared(target):
    sharing = Share(lambda: link_of(printer("here", target)), "127.0.0.1", 0)
    thread = threading.Thread(target=sharing.serve)
    thread.start()
    try:
        yield "tcp://{}:{}".format(*sharing.address)
    finally:
        sharing.stop()
        thread.join(10)


def told(target, stop_at="held"):
    front = printer("front", target)
    wire = open_wire(front)
    heard = []
    for outcome in deliver(wire, job_bytes(ticket_slip(), front.profile)):
        heard.append(outcome)
        if outcome.state == stop_at:
            break
    wire.close()
    return heard[-1]


def test_a_shared_printer_prints_and_proves_it():
    with SerialDouble() as double, shared(double.target) as target:
        assert [told(target) for _ in range(3)] == [Delivery("printed", "fence")] * 3
        assert len(double.receipts) == 3


def test_its_troubles_are_told():
    with SerialDouble(paper_for=0) as double, shared(double.target) as target:
        assert told(target) == Delivery("failed", reason="paper")


def test_it_finishes_the_paper_of_one_who_hung_up():
    with SerialDouble(paper_for=150) as double, shared(double.target) as target:
        assert told(target) == Delivery("held", reason="paper")
        double.change_roll()
        assert told(target).state == "printed"
        assert len(double.receipts) == 2


def test_an_unplugged_one_takes_no_job():
    with shared("serial:/dev/no-such-line") as target:
        assert told(target) == Delivery("failed", reason="closed")
